import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '#lib/storage';
import { anItem, MINUTE, NOON, type OpenShop, openShop } from './life.ts';

let shop: OpenShop;
beforeEach(async () => {
  shop = await openShop();
  await shop.vault.remove('smartship:api-key');
});
afterEach(async () => {
  // A good test starts a look that nobody waits for.
  await shop.life.sync.all();
  await shop.close();
});

const connection = () => shop.data.connections.get('smartship');
const test = () => shop.life.handlers['connection.test']({ party: 'smartship', shopId: null }, SENDER);
/** Handlers of pages do not look at who asks: the server did. */
const SENDER = undefined as never;
const saveTxApi = (apiKey: string | null) => shop.life.handlers['keys.txapi.save']({ apiKey }, SENDER);

describe("a seller with nothing but TxAPI's key", () => {
  it('sees by it which orders are in Smartship, and is told that nothing can be sent', async () => {
    const { orderNo } = shop.world.placeOrder({ itemCode: anItem(shop.world) });
    shop.world.runLinkCycle();
    expect(await saveTxApi(shop.world.smartship.txApiKey)).toMatchObject({ ok: true });
    expect(await connection()).toMatchObject({ state: 'connected', signIn: 'txapi', txApiEnding: '0001' });
    await shop.life.sync.all();
    const shipments = await shop.data.shipments.where('orderNos').equals(orderNo).toArray();
    expect(shipments).toMatchObject([{ shippingNo: shop.world.smartship.shipmentOf(orderNo)?.shippingNo }]);
    const { offers } = await shop.life.handlers['smartship.offers']({}, SENDER);
    expect(Object.fromEntries(offers.map(({ operation, state }) => [operation, state]))).toMatchObject({
      'find-orders': 'offered',
      tracking: 'offered',
      instruct: 'not-offered',
      'create-order': 'not-offered',
      'search-skus': 'not-offered',
    });
    expect(shop.callsTo('smartship2.tracxlogis.com')).toBe(0);
  });

  it('is told by Test connection what was called and why it failed, and is without a way in once the key is removed', async () => {
    await saveTxApi('QXAPIV1_g_1_not_the_key_of_anybody');
    const report = await test();
    expect(report).toMatchObject({ ok: false, called: 'SmartShipService.GetOrderList' });
    expect(report.failure?.kind).toBe('key-rejected');
    expect(JSON.stringify(report)).not.toContain('not_the_key');
    await saveTxApi(null);
    expect(await connection()).toMatchObject({ state: 'not-set-up', signIn: 'none', txApiEnding: null });
  });

  it('goes over to the API key as soon as there is one', async () => {
    await saveTxApi(shop.world.smartship.txApiKey);
    await shop.life.handlers['keys.smartship.save']({ apiKey: shop.world.smartship.apiKey }, SENDER);
    expect(await connection()).toMatchObject({ state: 'connected', signIn: 'api-key', txApiEnding: '0001' });
    const before = shop.callsTo('api.tracxlogis.com');
    await shop.life.sync.all();
    expect(shop.callsTo('api.tracxlogis.com')).toBe(before);
    expect(await shop.life.handlers['txapi.test']({}, SENDER)).toMatchObject({ ok: true });
  });

  it('keeps the list of a SKU file, and is not told at each look that TxAPI has none', async () => {
    const lastEnd = NOON - MINUTE;
    await shop.data.syncs.put({ name: 'skus', lastStart: lastEnd, lastEnd, count: 1, failure: null, resume: null });
    await saveTxApi(shop.world.smartship.txApiKey);
    await shop.life.sync.all('now');
    expect(await shop.data.syncs.get('skus')).toMatchObject({ lastEnd, failure: null });
  });
});

describe('a sign-in that Smartship ended', () => {
  const signInOf = { accessToken: 'gone', refreshToken: 'gone-too', expiresAt: null, clientId: 'sample-client-1' };

  async function endSignIn(): Promise<void> {
    const tokens = {
      ...signInOf,
      clientSecret: null,
      issuer: 'https://smartship2.tracxlogis.com',
      tokenEndpoint: 'https://smartship2.tracxlogis.com/oauth/token',
      revocationEndpoint: null,
      resource: 'https://smartship2.tracxlogis.com/api/mcp',
      scope: null,
      connectionId: 'a',
    };
    await shop.vault.put('smartship:oauth', new Secret(JSON.stringify(tokens)), NOON);
    await test();
  }

  it('stays Signed out over later looks and deaths of the worker, not Not set up', async () => {
    await endSignIn();
    expect(await connection()).toMatchObject({ state: 'signed-out', signIn: 'none' });
    shop.die();
    await shop.life.sync.all();
    expect(await connection()).toMatchObject({ state: 'signed-out' });
  });

  it('leaves reading to the key, says so, and is settled when the seller enters a key', async () => {
    await shop.vault.put('smartship:api-key', new Secret(shop.world.smartship.apiKey), NOON);
    await endSignIn();
    await shop.life.sync.all();
    expect(await connection()).toMatchObject({ state: 'signed-out', signIn: 'api-key' });
    expect((await shop.data.syncs.get('shipments'))?.failure).toBeNull();
    await shop.life.handlers['keys.smartship.save']({ apiKey: shop.world.smartship.apiKey }, SENDER);
    expect(await connection()).toMatchObject({ state: 'connected', signIn: 'api-key' });
  });
});
