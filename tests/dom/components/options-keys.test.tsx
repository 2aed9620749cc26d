import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { OptionsScreen } from '#components/options';
import { jstDate, reason } from '#lib/domain';
import { goodReport, optionsProps as props } from './options-props.ts';
import { byAction, draw, nameOf, only, press, type } from './render.tsx';
import { connection, shop, unfinished } from './samples.ts';

const DAY = 86_400_000;
const done = () => Promise.resolve({ kind: 'done' } as const);
/** A day of issue from which so many days of the key's year are left today. */
const issuedWith = (daysLeft: number): string => jstDate(Date.now() + (daysLeft - 365) * DAY);
const smartship = connection('smartship');
const qoo10 = (more: Parameters<typeof connection>[1]) => connection('qoo10', { signIn: 'api-key', ...more });
const dialog = () => document.querySelector('[role=dialog]')?.textContent ?? '';
const page = () => document.body.textContent ?? '';

async function fillIssue(): Promise<void> {
  await type(only('api-key'), 'API-KEY-CANARY');
  await type(only('qsm-password'), 'PASSWORD-CANARY');
}

describe('getting a key', () => {
  it('stands behind a line, since pasting comes first, and names its controls by the contract', () => {
    draw(<OptionsScreen {...props} settings={{ paused: false, shops: [] }} connections={[]} />);
    expect(only('show-get-key').closest('details')).toHaveProperty('open', false);
    expect(nameOf(only('api-key'))).toBe('API key');
    expect(nameOf(only('qsm-password'))).toBe('QSM password');
    expect(nameOf(only('get-key'))).toBe('Get key');
    for (const field of ['api-key', 'qsm-password']) expect(only(field).getAttribute('type')).toBe('password');
  });

  it('says first that other links may end, and asks nothing of Qoo10 before that', async () => {
    const onIssueKey = vi.fn(props.onIssueKey);
    draw(<OptionsScreen {...props} onIssueKey={onIssueKey} />);
    await fillIssue();
    await press(only('renew-key'));
    expect(onIssueKey).not.toHaveBeenCalled();
    expect(dialog()).toContain("may end the present one, also the one that Smartship's own link uses");
    expect(dialog()).toContain('may need re-authorising');
  });

  it('uses the password once and has it out of the page before the answer comes', async () => {
    const onIssueKey = vi.fn(() => new Promise<never>(() => undefined));
    draw(<OptionsScreen {...props} onIssueKey={onIssueKey} />);
    await fillIssue();
    await press(only('renew-key'));
    await press(only('confirm'));
    expect(onIssueKey.mock.calls).toEqual([
      [{ shopId: 'mihon_shop', apiKey: 'API-KEY-CANARY', password: 'PASSWORD-CANARY' }],
    ]);
    expect(only('qsm-password')).toHaveProperty('value', '');
    expect(document.body.innerHTML).not.toContain('PASSWORD-CANARY');
  });

  it('tells after it to look whether collection goes on, and forgets the API key', async () => {
    draw(<OptionsScreen {...props} />);
    await fillIssue();
    await press(only('renew-key'));
    await press(only('confirm'));
    expect(document.querySelector('[data-smartship-note=watch-collection]')?.textContent).toContain(
      "check that Smartship's collection of orders goes on",
    );
    expect(only('api-key')).toHaveProperty('value', '');
  });

  it('says what to check when Qoo10 refuses, in words of its own', async () => {
    const failure = {
      kind: 'not-permitted',
      says: 'Invalid Access',
      operation: 'CertificationAPI.CreateCertificationKey',
    };
    const report = { ...goodReport, ok: false, called: failure.operation, failure, detail: '', found: null };
    draw(<OptionsScreen {...props} onIssueKey={() => Promise.resolve({ issued: false, report })} />);
    await fillIssue();
    await press(only('renew-key'));
    await press(only('confirm'));
    expect(page()).toContain('No key was issued');
    expect(page()).toContain('Invalid Access');
    expect(page()).toContain('Check the shop ID, the API key and the QSM password.');
    expect(document.querySelector('[data-smartship-note=watch-collection]')).toBeNull();
  });
});

describe('saving a key in the place of another', () => {
  const told = { party: 'qoo10', says: '' } as const;
  async function save(result: Awaited<ReturnType<typeof props.onSaveQoo10>>): Promise<string> {
    draw(<OptionsScreen {...props} onSaveQoo10={() => Promise.resolve(result)} />);
    await type(only('seller-authorization-key'), 'S5-NEW-KEY-CANARY');
    const [button] = byAction('save');
    if (!button) throw new Error('no Save');
    await press(button);
    return page();
  }

  it('says that the old one stays when Qoo10 turns the new one down, and leaves what was typed to be corrected', async () => {
    const why = reason('key-not-taken', { ...told, failure: 'key-rejected' });
    const said = await save({ kind: 'refused', reason: why });
    expect(said).toContain('The new key was not saved; the one kept before stays. Qoo10 did not accept the key.');
    expect(only('seller-authorization-key')).toHaveProperty('value', 'S5-NEW-KEY-CANARY');
  });

  it('says that it is saved and that nobody could try it when Qoo10 cannot be reached', async () => {
    const why = reason('key-untested', { ...told, failure: 'unreachable' });
    expect(await save({ kind: 'done', reason: why })).toContain(
      'Whether this key is good could not be told. Qoo10 cannot be reached.',
    );
  });
});

describe('a failed *Test connection*', () => {
  const failure = { kind: 'unreachable', says: '', operation: 'ShippingBasic.GetShippingInfo_v3' };
  const failed = { ...goodReport, ok: false, failure, found: null };
  const at = (state: 'cannot-reach' | 'connected', moment: number) =>
    [qoo10({ state, at: moment }), smartship] as const;
  const report = () => document.querySelector('[data-smartship-party=qoo10] .op-report');

  it('is told until a later look finds the connection good, and not beside *Connected* after that', async () => {
    const onTest = () => Promise.resolve(failed);
    const redraw = draw(<OptionsScreen {...props} connections={[...at('cannot-reach', 1)]} onTest={onTest} />);
    const [button] = byAction('test-connection');
    if (!button) throw new Error('no Test connection');
    await press(button);
    expect(report()?.textContent).toContain('The connection failed');
    redraw(<OptionsScreen {...props} connections={[...at('cannot-reach', 2)]} onTest={onTest} />, 'en');
    expect(report()).not.toBeNull();
    redraw(<OptionsScreen {...props} connections={[...at('connected', 3)]} onTest={onTest} />, 'en');
    expect(report()).toBeNull();
  });
});

describe("the key's year", () => {
  const draws = (daysLeft: number) =>
    draw(<OptionsScreen {...props} connections={[qoo10({ keyIssuedOn: issuedWith(daysLeft) }), smartship]} />);

  it.each([
    [59, 'This key runs out in 59 days.'],
    [30, 'This key runs out in 30 days. It is time to renew it.'],
    [7, 'This key runs out in 7 days. Renew it soon.'],
    [-3, "This key's year ended 3 days ago."],
  ])('with %i days left says so, how to renew, and opens the way to it', (daysLeft, sentence) => {
    draws(daysLeft);
    const status = document.querySelector('[role=status][aria-label=Qoo10]');
    expect(status?.textContent).toMatch(/^Key expires/);
    expect(page()).toContain(sentence);
    expect(page()).toContain('Issue a new key with Renew key in the options');
    expect(only('show-renew-key').closest('details')).toHaveProperty('open', true);
  });

  it('says nothing while the key is young', () => {
    draws(61);
    expect(document.querySelector('[role=status][aria-label=Qoo10]')?.textContent).toMatch(/^Connected/);
    expect(page()).not.toContain('runs out in');
  });

  it('explains a young key that is rejected by a changed password', () => {
    const failure = { kind: 'key-rejected', party: 'qoo10', operation: 'ShippingBasic.GetShippingInfo_v3' } as const;
    const rejected = qoo10({ state: 'key-rejected', failure, keyIssuedOn: issuedWith(200) });
    const redraw = draw(<OptionsScreen {...props} connections={[rejected, smartship]} />);
    expect(page()).toContain('less than 11 months ago, so it has not run out. A changed J-QSM password ends a key.');
    const old = { ...rejected, keyIssuedOn: issuedWith(10) };
    redraw(<OptionsScreen {...props} connections={[old, smartship]} />, 'en');
    expect(page()).not.toContain('it has not run out');
  });
});

describe('several shops', () => {
  const two = [
    { ...shop, readOnly: true },
    { ...shop, shopId: unfinished('880000101', 'betsu_shop').shopId },
  ];
  const both = [
    qoo10({ id: 'qoo10:mihon_shop' }),
    qoo10({ id: 'qoo10:betsu_shop', shopId: 'betsu_shop', state: 'cannot-reach' }),
    smartship,
  ];
  const shown = () => draw(<OptionsScreen {...props} settings={{ paused: false, shops: two }} connections={both} />);

  it('stand side by side, with one status that speaks of the worst', () => {
    shown();
    expect(document.querySelectorAll('section[data-smartship-party=qoo10]')).toHaveLength(2);
    const statuses = [...document.querySelectorAll('[role=status][aria-label=Qoo10]')];
    expect(statuses.map((status) => status.textContent)).toEqual([expect.stringMatching(/^Cannot reach/)]);
  });

  it('are each tested by their own name', async () => {
    const onTest = vi.fn(props.onTest);
    draw(<OptionsScreen {...props} settings={{ paused: false, shops: two }} connections={both} onTest={onTest} />);
    for (const button of byAction('test-connection')) await press(button);
    expect(onTest.mock.calls).toEqual([
      ['qoo10', 'mihon_shop'],
      ['qoo10', 'betsu_shop'],
      ['smartship', null],
    ]);
  });

  it('take in another one by a card of its own', async () => {
    const onSaveQoo10 = vi.fn(done);
    draw(<OptionsScreen {...props} onSaveQoo10={onSaveQoo10} />);
    await press(only('add-shop'));
    const [, shopId] = byAction('shop-id');
    const [, key] = byAction('seller-authorization-key');
    const save = byAction('save')[1];
    if (!shopId || !key || !save) throw new Error('no card for another shop');
    await type(shopId, 'betsu_shop');
    await type(key, 'S5betsu');
    await press(save);
    expect(onSaveQoo10.mock.calls).toEqual([
      [{ shopId: 'betsu_shop', sellerAuthorizationKey: 'S5betsu', issuedOn: null }],
    ]);
  });

  it('lose one only after the carts that are still being sent were named', async () => {
    const onRemoveShop = vi.fn(done);
    const waiting = [unfinished('880000101'), unfinished('880000999', 'betsu_shop')];
    draw(<OptionsScreen {...props} unfinished={waiting} onRemoveShop={onRemoveShop} />);
    await press(only('remove-shop'));
    expect(onRemoveShop).not.toHaveBeenCalled();
    expect(dialog()).toContain('Cart 880000101');
    expect(dialog()).not.toContain('880000999');
    await press(only('confirm'));
    expect(onRemoveShop.mock.calls).toEqual([['mihon_shop']]);
    expect(page()).toContain('The shop mihon_shop was removed.');
  });
});

describe('hosts that the browser keeps from the extension', () => {
  it('are asked for by one press, and how that ended is said', async () => {
    const report = {
      ...goodReport,
      ok: false,
      called: 'permissions',
      failure: { kind: 'not-permitted', says: '', operation: 'permissions' },
      detail: '',
      found: null,
    };
    const request = vi.fn((_: { origins?: string[] }) => Promise.resolve(true));
    Object.assign(fakeBrowser.permissions, { request });
    Object.assign(fakeBrowser.runtime, { getManifest: () => ({ host_permissions: ['https://api.qoo10.jp/*'] }) });
    draw(<OptionsScreen {...props} onTest={() => Promise.resolve(report)} />);
    await press(byAction('test-connection')[0] ?? document.body);
    expect(page()).toContain('The browser does not let this extension reach that host.');
    expect(nameOf(only('allow-hosts'))).toBe('Allow access');
    await press(only('allow-hosts'));
    expect(request).toHaveBeenCalledWith({ origins: ['https://api.qoo10.jp/*'] });
    expect(page()).toContain('Access is allowed. Test again.');
  });
});
