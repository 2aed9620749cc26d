import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { OptionsScreen } from '#components/options';
import { PopupScreen } from '#components/popup';
import { reason } from '#lib/domain';
import { optionsProps as props } from './options-props.ts';
import { byAction, draw, nameOf, only, press, type } from './render.tsx';
import { connection, shop } from './samples.ts';

const done = () => Promise.resolve({ kind: 'done' } as const);
const page = () => document.body.textContent ?? '';

describe('the passphrase', () => {
  it('is set only when it was written twice the same, long enough, and leaves the page', async () => {
    const onPassphrase = vi.fn(done);
    draw(<OptionsScreen {...props} onPassphrase={onPassphrase} />);
    expect(page()).toContain('background work waits after every browser restart until you unlock');
    await type(only('new-passphrase'), 'himitsu');
    await type(only('new-passphrase-again'), 'himitsu');
    expect(only('set-passphrase')).toHaveProperty('disabled', true);
    await type(only('new-passphrase'), 'himitsu-no-kotoba');
    expect(page()).toContain('The two entries differ.');
    await type(only('new-passphrase-again'), 'himitsu-no-kotoba');
    await press(only('set-passphrase'));
    expect(onPassphrase.mock.calls).toEqual([[null, 'himitsu-no-kotoba']]);
    for (const field of ['new-passphrase', 'new-passphrase-again']) expect(only(field)).toHaveProperty('value', '');
  });

  it('is changed and removed only by who knows it', async () => {
    const onPassphrase = vi.fn(done);
    draw(<OptionsScreen {...props} vault={{ locked: false, passphrase: true }} onPassphrase={onPassphrase} />);
    expect(only('remove-passphrase')).toHaveProperty('disabled', true);
    await type(only('current-passphrase'), 'himitsu-no-kotoba');
    await press(only('remove-passphrase'));
    expect(onPassphrase.mock.calls).toEqual([['himitsu-no-kotoba', null]]);
    expect(page()).toContain('The passphrase was removed.');
  });

  it('is asked for at the top of the options while the keys are locked', async () => {
    const onUnlock = vi.fn(() => Promise.resolve({ kind: 'refused', reason: reason('passphrase-wrong') } as const));
    const locked = connection('qoo10', { state: 'locked', signIn: 'api-key', keyEnding: null });
    const vault = { locked: true, passphrase: true };
    draw(<OptionsScreen {...props} vault={vault} connections={[locked]} onUnlock={onUnlock} />);
    expect(byAction('new-passphrase')).toEqual([]);
    expect(page()).toContain('A key is stored (locked).');
    await type(only('passphrase'), 'chigau');
    await press(only('unlock'));
    expect(onUnlock.mock.calls).toEqual([['chigau']]);
    expect(only('passphrase')).toHaveProperty('value', '');
    expect(page()).toContain('That is not the passphrase.');
  });

  it('is asked for in the popup too, which says once that work waits', () => {
    const failure = { kind: 'locked', party: 'qoo10', operation: 'vault' } as const;
    draw(
      <PopupScreen
        settings={{ paused: false, shops: [shop] }}
        connections={[connection('qoo10', { state: 'locked', failure })]}
        syncs={[]}
        looks={null}
        watched={null}
        failed={false}
        locked
        onUnlock={done}
        onSync={done}
        onPause={done}
        onLanguage={done}
        onOpenPanel={() => undefined}
      />,
    );
    expect(nameOf(only('passphrase'))).toBe('Passphrase');
    expect(document.querySelector('[role=status][aria-label=Qoo10]')?.textContent).toMatch(/^Locked/);
    expect(page()).toContain('Sync and sending wait until you enter the passphrase.');
    expect(page()).not.toContain('Unlock them in the options.');
  });
});

describe('the settings file', () => {
  it('is saved by Export', async () => {
    const onExport = vi.fn(() => Promise.resolve('{"version":1}'));
    const saved: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
    draw(<OptionsScreen {...props} onExport={onExport} />);
    expect(nameOf(only('export'))).toBe('Export');
    await press(only('export'));
    expect(saved).toEqual(['smartship-for-j-qsm-settings.json']);
    expect(page()).toContain('No key and no passphrase is in it.');
    vi.restoreAllMocks();
  });

  it('comes back only after saying that every shop becomes Read-only', async () => {
    const onImport = vi.fn(done);
    draw(<OptionsScreen {...props} onImport={onImport} />);
    Object.defineProperty(only('import-file'), 'files', { value: [new File(['{"version":1}'], 's.json')] });
    await act(async () => only('import-file').dispatchEvent(new Event('change', { bubbles: true })));
    expect(onImport).not.toHaveBeenCalled();
    expect(document.querySelector('[role=dialog]')?.textContent).toContain('Every shop becomes Read-only.');
    await press(only('confirm'));
    await vi.waitFor(() => expect(onImport.mock.calls).toEqual([[{ version: 1 }]]), 15_000);
  });
});
