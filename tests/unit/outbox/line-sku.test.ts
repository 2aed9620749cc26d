import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { toCode, toSkuNo } from '#lib/domain';
import { press } from '#lib/outbox';
import { cartViewsOf, judgeLines, readSettings } from '#lib/storage';
import { line, orderNo, sku } from '../domain/make.ts';
import { CART, lab } from './lab.ts';

const OTHER = sku({ skuNo: toSkuNo('9002'), sellerCode: toCode('TOTE-02-RD'), optionName: 'レッド' });
const { orderNo: LINE } = line();

/** An order whose code leads nowhere, and a SKU that would do. */
async function stuckOrder() {
  const at = await lab();
  await at.place(line({ optionCode: toCode('OLD-CODE') }));
  await at.keepSku(OTHER);
  return at;
}
const choose = (at: Awaited<ReturnType<typeof stuckOrder>>) =>
  at.outbox.lineSkus.put({
    shopId: CART.shopId,
    orderNo: LINE,
    skuNo: OTHER.skuNo,
    sellerCode: OTHER.sellerCode,
    at: at.now(),
  });
const view = async (at: Awaited<ReturnType<typeof stuckOrder>>) => {
  const sources = { data: at.data, outbox: at.outbox, settings: await readSettings(), now: at.now() };
  const [found] = await cartViewsOf([LINE], sources);
  return found?.lines[0];
};

describe('a SKU chosen for one order', () => {
  it('makes its verdict good, and the line ready', async () => {
    const at = await stuckOrder();
    expect(await view(at)).toMatchObject({ state: 'needs-code', verdict: { verdict: 'unmapped' } });
    await choose(at);
    expect(await view(at)).toMatchObject({ state: 'ready', verdict: { verdict: 'mapped', sku: { skuNo: '9002' } } });
  });

  it('says so when that SKU is gone from Smartship', async () => {
    const at = await stuckOrder();
    await choose(at);
    await at.data.skus.delete(OTHER.skuNo);
    expect(await view(at)).toMatchObject({ state: 'needs-code', reason: { code: 'line-sku-gone' } });
  });

  it('does not bring back what the seller excluded', async () => {
    const at = await stuckOrder();
    await choose(at);
    const rules = { shops: [{ shopId: CART.shopId, notSmartship: ['OLD-*'] }], now: at.now() };
    const verdicts = await judgeLines(at, [line({ optionCode: toCode('OLD-CODE') })], rules);
    expect(verdicts.get(orderNo(1290000101))?.verdict).toBe('not-smartship');
  });

  it('is put on the line in Smartship before the instruction, once, and only when it is not there yet', async () => {
    const at = await stuckOrder();
    await choose(at);
    at.sides.runLink();
    await press(at.outbox, CART, at.now());
    await at.runOn(1);
    expect(at.sides.effects.slice(1)).toEqual([
      'map QSP1 9002',
      'qoo10-confirm 1290000101',
      'smartship-confirm QSP1',
      'instruct QSP1',
    ]);
  });

  it('frees an order that is stuck in Smartship for its code', async () => {
    const at = await stuckOrder();
    at.sides.runLink();
    const [first] = at.sides.shipments;
    if (!first) throw new Error('the link brought nothing');
    at.sides.shipments[0] = { ...first, stage: 'error', pendingReason: 'SKU not mapped' };
    await at.keepShipments();
    expect((await view(at))?.state).toBe('needs-code');
    await choose(at);
    expect(await view(at)).toMatchObject({ state: 'ready', reason: { code: 'line-sku-waits' } });
    await press(at.outbox, CART, at.now());
    await at.runOn(1);
    expect(at.sides.count('map QSP1 9002')).toBe(1);
    expect(at.sides.count('instruct')).toBe(1);
  });

  it('comes through a lost reply without being put on twice', async () => {
    const at = await stuckOrder();
    await choose(at);
    at.sides.runLink();
    let times = 0;
    at.sides.trouble = (call) => (call === 'mapLineSku' && times++ === 0 ? 'after' : 'none');
    await press(at.outbox, CART, at.now());
    await at.runOn(3);
    expect(at.sides.count('map')).toBe(1);
    expect(at.sides.count('instruct')).toBe(1);
  });
});
