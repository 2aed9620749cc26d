import { type OrderNo, type Reason, reason, toOrderNo, toShopId, toSkuNo } from '#lib/domain';
import type { Input, Output } from '#lib/messaging';
import { cartViewsOf, readSettings } from '#lib/storage';
import type { Brain } from '../../brain.ts';

const refused = (why: Reason): Output<'line.sku'> => ({ ok: false, reason: why });

/** *Use this SKU for this order*: kept with the outbox, since it is the seller's decision and can be read nowhere else. */
export async function chooseLineSku(brain: Brain, choice: Input<'line.sku'>): Promise<Output<'line.sku'>> {
  const shopId = toShopId(choice.shopId);
  const orderNo = toOrderNo(choice.orderNo);
  const line = orderNo === null ? null : await lineOf(brain, orderNo, choice.shopId);
  if (orderNo === null || !line) return refused(reason('not-read-yet'));
  // After the instruction the centre has its list; only Smartship can change it then.
  if (line.state === 'instructed' || line.state === 'shipped') return refused(line.reason);
  if (choice.skuNo === null) {
    await brain.outbox.lineSkus.delete([shopId, orderNo]);
  } else {
    const sku = await brain.data.skus.get(toSkuNo(choice.skuNo));
    if (!sku) return refused(reason('line-sku-gone', { code: choice.skuNo }));
    const { skuNo, sellerCode } = sku;
    await brain.outbox.lineSkus.put({ shopId, orderNo, skuNo, sellerCode, at: brain.now() });
  }
  await brain.log({ who: 'seller', what: 'line-sku', orderNo, result: 'ok', says: choice.skuNo ?? '' });
  brain.changed();
  return { ok: true, reason: null };
}

async function lineOf(brain: Brain, orderNo: OrderNo, shopId: string) {
  const settings = await readSettings();
  const views = await cartViewsOf([orderNo], { data: brain.data, outbox: brain.outbox, settings, now: brain.now() });
  return views.find((view) => view.shopId === shopId)?.lines.find((view) => view.line.orderNo === orderNo) ?? null;
}
