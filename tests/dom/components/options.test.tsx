import { describe, expect, it, vi } from 'vitest';
import { OptionsScreen } from '#components/options';
import { optionsProps as props } from './options-props.ts';
import { byAction, draw, nameOf, only, press, type } from './render.tsx';
import { shop, unfinished } from './samples.ts';

const done = () => Promise.resolve({ kind: 'done' } as const);
const inParty = (party: string, action: string) => {
  const found = byAction(action).find((element) => element.closest(`section[data-smartship-party=${party}]`));
  if (!found) throw new Error(`no ${action} for ${party}`);
  return found;
};

const radio = (action: string, value: string) => {
  const found = only(action).querySelector<HTMLElement>(`input[value=${value}]`);
  if (!found) throw new Error(`no ${value} in ${action}`);
  return found;
};

describe('the options', () => {
  it('names its controls by the contract', () => {
    draw(<OptionsScreen {...props} />);
    const names: Record<string, string> = {
      'shop-id': 'Shop ID',
      'seller-authorization-key': 'Seller authorization key',
      'smartship-api-key': 'Smartship API key',
      'sign-in-with-smartship': 'Sign in with Smartship',
      'read-only': 'Read-only',
      'pause-everything': 'Pause everything',
      language: 'Language',
      'erase-everything': 'Erase everything',
    };
    for (const [action, name] of Object.entries(names)) expect(nameOf(only(action))).toBe(name);
    expect(byAction('save').map(nameOf)).toEqual(['Save', 'Save', 'Save']);
    expect(byAction('test-connection').map(nameOf)).toEqual(['Test connection', 'Test connection']);
    const groups = [...document.querySelectorAll('[role=radiogroup]')].map(nameOf);
    expect(groups).toEqual([
      'Automatic order integration',
      'Automatic order confirmation',
      'Automatic fulfillment shipping instructions',
      'Write tracking back to Qoo10',
    ]);
  });

  it('saves the pasted key once and clears the field', async () => {
    const onSaveQoo10 = vi.fn(done);
    draw(<OptionsScreen {...props} onSaveQoo10={onSaveQoo10} />);
    const field = only('seller-authorization-key');
    await type(field, ' S5bnbfynQvMN ');
    await press(inParty('qoo10', 'save'));
    expect(onSaveQoo10.mock.calls).toEqual([
      [{ shopId: 'mihon_shop', sellerAuthorizationKey: 'S5bnbfynQvMN', issuedOn: null }],
    ]);
    expect(field).toHaveProperty('value', '');
    expect(document.body.innerHTML).not.toContain('S5bnbfynQvMN');
  });

  it('keeps a key that was not saved, for another try', async () => {
    draw(<OptionsScreen {...props} onSaveSmartship={() => Promise.resolve({ kind: 'refused', reason: null })} />);
    const field = only('smartship-api-key');
    await type(field, 'QX-KEY');
    await press(inParty('smartship', 'save'));
    expect(field).toHaveProperty('value', 'QX-KEY');
    expect(document.querySelector('[role=alert]')).not.toBeNull();
  });

  it('never lets the browser show or remember a key', () => {
    draw(<OptionsScreen {...props} />);
    for (const action of ['seller-authorization-key', 'smartship-api-key']) {
      expect(only(action).getAttribute('type')).toBe('password');
      expect(only(action).getAttribute('autocomplete')).toBe('off');
    }
    expect(document.body.textContent).toContain('Stored key: ••••x7Qf');
  });

  it('tells what a test called, how long it took and what came back', async () => {
    draw(<OptionsScreen {...props} />);
    await press(inParty('qoo10', 'test-connection'));
    const text = document.querySelector('.op-report')?.textContent ?? '';
    expect(text).toContain('GetShippingInfo_v3');
    expect(text).toContain('120 ms');
    expect(text).toContain('Shop mihon_shop, 12 order lines');
  });

  it('turns Read-only off only after saying what becomes possible', async () => {
    const onReadOnly = vi.fn(done);
    draw(<OptionsScreen {...props} onReadOnly={onReadOnly} />);
    await press(only('read-only'));
    expect(onReadOnly).not.toHaveBeenCalled();
    const dialog = document.querySelector('[role=dialog]')?.textContent ?? '';
    expect(dialog).toContain("ends the buyer's instant cancel");
    expect(dialog).toContain('10 seconds to undo');
    await press(only('confirm'));
    expect(onReadOnly.mock.calls).toEqual([['mihon_shop', false]]);
  });

  it('turns Read-only on at once', async () => {
    const onReadOnly = vi.fn(done);
    draw(<OptionsScreen {...props} settings={{ paused: false, shops: [shop] }} onReadOnly={onReadOnly} />);
    await press(only('read-only'));
    expect(onReadOnly.mock.calls).toEqual([['mihon_shop', true]]);
  });

  it("lets the extension create orders only once Smartship's own link is declared off", async () => {
    const onDuty = vi.fn(done);
    draw(<OptionsScreen {...props} onDuty={onDuty} />);
    await press(radio('automatic-order-integration', 'extension'));
    expect(onDuty).not.toHaveBeenCalled();
    await press(only('smartship-link-declared-off'));
    expect(onDuty.mock.calls).toEqual([['mihon_shop', 'bring-in', 'extension', true]]);
  });

  it('gives the other duties by one press', async () => {
    const onDuty = vi.fn(done);
    draw(<OptionsScreen {...props} onDuty={onDuty} />);
    await press(radio('automatic-order-confirmation', 'extension'));
    expect(onDuty.mock.calls).toEqual([['mihon_shop', 'confirm', 'extension', false]]);
  });

  it('says what may still happen before it erases', async () => {
    const onErase = vi.fn(done);
    draw(
      <OptionsScreen {...props} unfinished={[unfinished('880000101'), unfinished('880000102')]} onErase={onErase} />,
    );
    await press(only('erase-everything'));
    expect(onErase).not.toHaveBeenCalled();
    const dialog = document.querySelector('[role=dialog]')?.textContent ?? '';
    expect(dialog).toContain('2 sendings are under way');
    expect(dialog).toContain('What may still happen');
    await press(only('confirm'));
    expect(onErase).toHaveBeenCalledTimes(1);
  });

  it('follows the language at run time without losing what was typed', async () => {
    const redraw = draw(<OptionsScreen {...props} />);
    await type(only('shop-id'), 'betsu_shop');
    redraw(<OptionsScreen {...props} />, 'ja');
    expect(nameOf(only('shop-id'))).toBe('ショップ ID');
    expect(only('shop-id')).toHaveProperty('value', 'betsu_shop');
    expect(nameOf(only('erase-everything'))).toBe('すべて消去');
  });
});
