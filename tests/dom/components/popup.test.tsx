import { describe, expect, it, vi } from 'vitest';
import { PopupScreen } from '#components/popup';
import type { ConnectionState } from '#lib/storage';
import { popupProps as props } from './popup-props.ts';
import { choose, draw, nameOf, only, press } from './render.tsx';
import { connection, finding, shop, UNMAPPED } from './samples.ts';

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
    draw(<PopupScreen {...props} watched={null} failed />);
    expect(document.querySelectorAll('[data-smartship-band]')).toHaveLength(0);
    expect(document.body.textContent).toContain('Not checked yet.');
    expect(document.body.textContent).not.toContain('Nothing needs you.');
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
        watched={{ at: 0, findings: [finding({ kind: 'needs-code', reason: UNMAPPED })] }}
      />,
    );
    const text = document.body.textContent ?? '';
    expect(text).toContain('Smartship cannot be reached.');
    expect(text).toContain('No Smartship SKU has the code “TEA-999” (as of');
    expect(text).toContain('Correct the code in the listing');
  });

  it('says when everything is paused and which shops are Read-only', () => {
    draw(<PopupScreen {...props} settings={{ paused: true, shops: [{ ...shop, readOnly: true }] }} />);
    expect(document.querySelector('[data-smartship-banner=paused]')).not.toBeNull();
    expect(document.querySelector('[data-smartship-banner=read-only]')?.textContent).toContain('mihon_shop');
  });

  it('shows three bands, most urgent first, and none that has nothing to say', () => {
    const findings = [
      finding({ rule: 'cancelled-after-sending', severity: 'now', kind: '', count: 2 }),
      finding({ rule: 'unconfirmed', severity: 'today', kind: 'day-2', count: 3 }),
      finding({ rule: 'work', severity: 'information', kind: 'ready', count: 4 }),
    ];
    const redraw = draw(<PopupScreen {...props} watched={{ at: 0, findings }} />);
    const bands = () => [...document.querySelectorAll<HTMLElement>('[data-smartship-band]')];
    expect(bands().map((band) => band.dataset.smartshipBand)).toEqual(['now', 'today', 'information']);
    expect(bands()[0]?.textContent).toContain('Cancelled after sending: 2 orders');
    expect(bands()[1]?.textContent).toContain('Unconfirmed on business day 2: 3 orders');
    expect(bands()[2]?.textContent).toContain('Ready to send: 4 orders');
    redraw(<PopupScreen {...props} watched={{ at: 0, findings: findings.slice(1, 2) }} />, 'ja');
    expect(bands().map((band) => band.dataset.smartshipBand)).toEqual(['today']);
    expect(bands()[0]?.textContent).toContain('本日中');
  });

  it('says of a source that cannot be read that it cannot check, and why', () => {
    const failure = { kind: 'unreachable', party: 'qoo10', operation: 'list' } as const;
    const sync = { name: 'orders:mihon_shop', lastStart: 0, lastEnd: 0, count: 0, failure, resume: null } as const;
    const row = finding({ rule: 'cannot-check', severity: 'now', kind: 'orders', action: 'sync-now' });
    draw(<PopupScreen {...props} syncs={[sync]} watched={{ at: 0, findings: [row] }} />);
    const band = document.querySelector('[data-smartship-band=now]')?.textContent ?? '';
    expect(band).toContain('Cannot check Qoo10 orders');
    expect(band).toContain('Qoo10 cannot be reached.');
  });

  it('gives every row its one action, named after the row', async () => {
    const onOpenPanel = vi.fn();
    draw(<PopupScreen {...props} onOpenPanel={onOpenPanel} watched={{ at: 0, findings: [finding({})] }} />);
    const action = only('watch-open-panel');
    expect(nameOf(action)).toContain('Open panel: Code needs fixing: 1 order');
    await press(action);
    expect(onOpenPanel).toHaveBeenCalledOnce();
  });

  it('opens the panel on the order that was cancelled after sending', async () => {
    const onOpenPanel = vi.fn();
    const row = finding({ rule: 'cancelled-after-sending', severity: 'now', kind: '' });
    draw(<PopupScreen {...props} onOpenPanel={onOpenPanel} watched={{ at: 0, findings: [row] }} />);
    await press(only('watch-open-panel'));
    expect(row.orderNos).not.toEqual([]);
    expect(onOpenPanel.mock.calls).toEqual([[row.orderNos[0]]]);
  });

  it('tells when the next look comes, and that none comes while the key is rejected', () => {
    const at = Date.parse('2026-11-24T12:00:00+09:00');
    const redraw = draw(
      <PopupScreen {...props} looks={{ last: at, ahead: false, next: at + 300_000, stopped: [], allowed: {} }} />,
    );
    expect(document.body.textContent).toContain('next about 12:05');
    redraw(
      <PopupScreen {...props} looks={{ last: at, ahead: false, next: null, stopped: ['mihon_shop'], allowed: {} }} />,
      'en',
    );
    expect(document.body.textContent).toContain('stopped until the key is mended');
  });

  it('tells no look of the future as the last one: the clock was set back since', () => {
    const at = Date.parse('2026-11-24T12:00:00+09:00');
    const looks = { last: at + 86_400_000, ahead: true, next: at, stopped: [], allowed: {} };
    draw(<PopupScreen {...props} looks={looks} />);
    expect(document.body.textContent).toContain(
      'Last look at an unknown time, since the clock was set back, next about',
    );
    expect(document.body.textContent).not.toContain('25 Nov');
  });

  it('tells when a sync could not be started', async () => {
    draw(<PopupScreen {...props} onSync={() => Promise.resolve({ kind: 'gone' })} />);
    await press(only('sync-now'));
    expect(document.querySelector('[role=alert]')?.textContent).toContain('Reload this page');
  });
});
