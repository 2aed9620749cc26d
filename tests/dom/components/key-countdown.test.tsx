import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OptionsScreen } from '#components/options';
import { PopupScreen } from '#components/popup';
import { optionsProps } from './options-props.ts';
import { popupProps } from './popup-props.ts';
import { draw } from './render.tsx';
import { connection } from './samples.ts';

/** Issued on 2026-01-15 in Japan: its year ends on 2027-01-15. */
const connections = [
  connection('qoo10', { signIn: 'api-key', keyIssuedOn: '2026-01-15' }),
  connection('smartship', { signIn: 'api-key' }),
];
const SCREENS = {
  popup: () => draw(<PopupScreen {...popupProps} connections={connections} />),
  options: () => draw(<OptionsScreen {...optionsProps} connections={connections} />),
};
const status = () => document.querySelector('[role=status][aria-label=Qoo10]')?.textContent ?? '';
const page = () => document.body.textContent ?? '';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe.each(['popup', 'options'] as const)("the key's countdown in the %s, with the clock moved", (screen) => {
  it.each([
    ['2026-11-15', /^Connected/, null],
    ['2026-11-16', /^Key expires/, 'This key runs out in 60 days.'],
    ['2026-12-15', /^Key expires/, 'This key runs out in 31 days.'],
    ['2026-12-16', /^Key expires/, 'This key runs out in 30 days. It is time to renew it.'],
    ['2027-01-07', /^Key expires/, 'This key runs out in 8 days. It is time to renew it.'],
    ['2027-01-08', /^Key expires/, 'This key runs out in 7 days. Renew it soon.'],
    ['2027-01-14', /^Key expires/, 'This key runs out in 1 day. Renew it soon.'],
    ['2027-01-15', /^Key expires/, 'This key runs out today. Renew it now.'],
    ['2027-01-16', /^Key expires/, "This key's year ended 1 day ago."],
  ])('on %s', (day, state, sentence) => {
    vi.setSystemTime(new Date(`${day}T09:00:00+09:00`));
    SCREENS[screen]();
    expect(status()).toMatch(state);
    if (sentence === null) expect(page()).not.toMatch(/runs out (in|today)/);
    else expect(page()).toContain(sentence);
    if (sentence !== null) expect(page()).toContain('Renew key');
  });
});
