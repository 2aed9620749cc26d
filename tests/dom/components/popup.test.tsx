import { describe, expect, it, vi } from 'vitest';
import { PopupScreen } from '#components/popup';
import type { ConnectionState } from '#lib/storage';
import { popupProps as props } from './popup-props.ts';
import { choose, draw, nameOf, only, press } from './render.tsx';
import { cart, connection, line, shop, UNMAPPED } from './samples.ts';

const done = () => Promise.resolve({ kind: 'done' } as const);

const status = (name: string) =>
  [...document.querySelectorAll('[role=status]')].find((element) => nameOf(element) === name)?.textContent ?? '';

describe('the popup', () => {
  it.each<[ConnectionState, string]>([
    ['connected', 'Connected'],
    ['not-set-up', 'Not set up'],
    ['key-rejected', 'Key rejected'],
    ['key-expires', 'Key expires'],
    ['signed-out', 'Signed out'],
    ['locked', 'Locked'],
    ['cannot-reach', 'Cannot reach'],
    ['error', 'Error'],
  ])('begins a connection that is %s with “%s”', (state, words) => {
    draw(<PopupScreen {...props} connections={[connection('qoo10', { state }), connection('smartship', { state })]} />);
    expect(status('Qoo10').startsWith(words)).toBe(true);
    expect(status('Smartship').startsWith(words)).toBe(true);
  });

  it('says that nothing is set up before anything is', () => {
    draw(<PopupScreen {...props} settings={{ paused: false, shops: [] }} connections={[]} />);
    expect(status('Qoo10')).toBe('Not set up');
    expect(status('Smartship')).toBe('Not set up');
  });

  it('does not hide a broken shop behind a healthy one', () => {
    const broken = connection('qoo10', { id: 'qoo10:b', state: 'key-rejected', shopId: 'b' });
    draw(<PopupScreen {...props} connections={[connection('qoo10'), broken]} />);
    expect(status('Qoo10')).toMatch(/^Key rejected/);
  });

  it('never shows an unread count as zero', () => {
    draw(<PopupScreen {...props} counts={null} failed />);
    for (const tile of document.querySelectorAll('[data-smartship-count] dd')) expect(tile.textContent).toBe('–');
    expect(document.querySelector('[role=alert]')?.textContent).toContain('could not be read');
  });

  it('names its controls by the contract and in Japanese once chosen', () => {
    const redraw = draw(<PopupScreen {...props} />);
    expect(nameOf(only('sync-now'))).toBe('Sync now');
    expect(nameOf(only('pause-everything'))).toBe('Pause everything');
    expect(nameOf(only('language'))).toBe('Language');
    expect(nameOf(only('open-panel'))).toBe('Open panel');
    redraw(<PopupScreen {...props} />, 'ja');
    expect(nameOf(only('sync-now'))).toBe('今すぐ同期');
    expect(status('Qoo10')).toMatch(/^接続済み/);
    expect(document.documentElement.lang).toBe('ja');
  });

  it('hands the chosen language on', async () => {
    const onLanguage = vi.fn(done);
    draw(<PopupScreen {...props} onLanguage={onLanguage} />);
    await choose(only('language'), 'ja');
    expect(onLanguage).toHaveBeenCalledWith('ja');
  });

  it('shows what went wrong with reason and next step', () => {
    const failure = { kind: 'unreachable', party: 'smartship', operation: 'search_orders' } as const;
    draw(
      <PopupScreen
        {...props}
        connections={[connection('smartship', { state: 'cannot-reach', failure })]}
        carts={[cart('880000101', [line('1290000111', '880000101', 'needs-code', UNMAPPED)])]}
      />,
    );
    const text = document.body.textContent ?? '';
    expect(text).toContain('Smartship cannot be reached.');
    expect(text).toContain('No Smartship SKU has the code “TEA-999”.');
    expect(text).toContain('Correct the code in the listing');
  });

  it('says when everything is paused and which shops are Read-only', () => {
    draw(<PopupScreen {...props} settings={{ paused: true, shops: [{ ...shop, readOnly: true }] }} />);
    expect(document.querySelector('[data-smartship-banner=paused]')).not.toBeNull();
    expect(document.querySelector('[data-smartship-banner=read-only]')?.textContent).toContain('mihon_shop');
  });

  it('tells when a sync could not be started', async () => {
    draw(<PopupScreen {...props} onSync={() => Promise.resolve({ kind: 'gone' })} />);
    await press(only('sync-now'));
    expect(document.querySelector('[role=alert]')?.textContent).toContain('Reload this page');
  });
});
