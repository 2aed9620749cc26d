import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '#lib/storage';
import { type OpenShop, openShop } from './life.ts';

let shop: OpenShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  // A good test starts a look that nobody waits for.
  await shop.life.sync.all();
  await shop.close();
});

/** Handlers of pages do not look at who asks: the server did. */
const SENDER = undefined as never;
const good = () => shop.world.seller.sellerAuthorizationKey;
const saveQoo10 = (sellerAuthorizationKey: string, shopId: string = shop.shopId) =>
  shop.life.handlers['keys.qoo10.save']({ shopId, sellerAuthorizationKey, issuedOn: null }, SENDER);
const saveSmartship = (apiKey: string) => shop.life.handlers['keys.smartship.save']({ apiKey }, SENDER);
const saveTxApi = (apiKey: string) => shop.life.handlers['keys.txapi.save']({ apiKey }, SENDER);
async function kept(name: Parameters<OpenShop['vault']['get']>[0]): Promise<string | null> {
  const secret = await shop.vault.get(name);
  return secret instanceof Secret ? secret.reveal() : secret;
}
const MISTYPED = 'S5_mistyped_key_of_nobody_0001';

describe('a new key in the place of a good one', () => {
  it('that Qoo10 turns down is not kept, is told, and leaves the connection as it was', async () => {
    expect(await saveQoo10(MISTYPED)).toMatchObject({
      ok: false,
      reason: { code: 'key-not-taken', params: { party: 'qoo10', failure: 'key-rejected' } },
    });
    expect(await kept(`qoo10:${shop.shopId}`)).toBe(good());
    await shop.life.handlers['connection.test']({ party: 'qoo10', shopId: shop.shopId }, SENDER);
    expect(await shop.data.connections.get(`qoo10:${shop.shopId}`)).toMatchObject({ state: 'connected' });
  });

  it('is kept where Qoo10 cannot be reached, and says that nobody could try it', async () => {
    shop.world.faults.add({ kind: 'status', status: 503, host: 'api.qoo10.jp' });
    expect(await saveQoo10('S5_perhaps_a_good_one_0001')).toMatchObject({
      ok: true,
      reason: { code: 'key-untested', params: { failure: 'unreachable' } },
    });
    expect(await kept(`qoo10:${shop.shopId}`)).toBe('S5_perhaps_a_good_one_0001');
    shop.world.faults.clear();
  });

  it('that is the same key once more keeps its day of issue', async () => {
    const issuedOn = '2026-03-01';
    const again = { shopId: shop.shopId, sellerAuthorizationKey: good() };
    await shop.life.handlers['keys.qoo10.save']({ ...again, issuedOn }, SENDER);
    await shop.life.handlers['keys.qoo10.save']({ ...again, issuedOn: null }, SENDER);
    expect((await shop.settings()).shops[0]?.keyIssuedOn).toBe(issuedOn);
  });

  it('that Smartship turns down is not kept, also while a sign-in is what is used', async () => {
    expect(await saveSmartship('no-such-smartship-key-0002')).toMatchObject({
      ok: false,
      reason: { code: 'key-not-taken', params: { party: 'smartship', failure: 'key-rejected' } },
    });
    expect(await kept('smartship:api-key')).toBe(shop.world.smartship.apiKey);
  });

  it('that TxAPI turns down is not kept', async () => {
    expect(await saveTxApi(shop.world.smartship.txApiKey)).toMatchObject({ ok: true, reason: null });
    expect(await saveTxApi('QXAPIV1_g_1_not_the_key_of_anybody')).toMatchObject({
      ok: false,
      reason: { code: 'key-not-taken' },
    });
    expect(await kept('smartship:txapi-key')).toBe(shop.world.smartship.txApiKey);
  });
});

describe('what a seller pastes', () => {
  it('is kept without the spaces, line ends and unseen signs that came along', async () => {
    expect(await saveQoo10(`\u200B ${good().slice(0, 9)}\r\n${good().slice(9)}\u00A0\n`)).toMatchObject({ ok: true });
    expect(await kept(`qoo10:${shop.shopId}`)).toBe(good());
  });

  it.each([
    ['Qoo10', () => saveQoo10('キー：abcdef')],
    ['Smartship', () => saveSmartship('ｋｅｙ－１２３４')],
    ['TxAPI', () => saveTxApi('\u200B')],
  ])('is refused with words where it cannot be a key of %s, and nothing is called or changed', async (_name, save) => {
    const before = shop.world.requests.length;
    expect(await save()).toMatchObject({ ok: false, reason: { code: 'key-unreadable' } });
    expect(shop.world.requests.length).toBe(before);
    expect(await kept(`qoo10:${shop.shopId}`)).toBe(good());
    expect(await kept('smartship:api-key')).toBe(shop.world.smartship.apiKey);
  });

  it('as an API key for *Get key* is not called lost when it was never sent', async () => {
    const { issued, report } = await shop.life.handlers['keys.qoo10.issue'](
      { shopId: shop.shopId, apiKey: 'ＡＰＩキー', password: 'x' },
      SENDER,
    );
    expect(issued).toBe(false);
    expect(report.failure?.kind).toBe('refused-here');
    expect(await kept(`qoo10:${shop.shopId}`)).toBe(good());
  });
});

it('one key is not kept for two shops, which would send each order twice', async () => {
  expect(await saveQoo10(good(), 'demo_shop_2')).toMatchObject({
    ok: false,
    reason: { code: 'key-of-another-shop', params: { shopId: shop.shopId } },
  });
  expect((await shop.settings()).shops.map(({ shopId }) => shopId)).toEqual([shop.shopId]);
});
