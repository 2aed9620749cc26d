import { failed, type Outcome, ok, toCode, toItemCode, toShopId } from '#lib/domain';
import type { Input, Output } from '#lib/messaging';
import type { MadeSku } from '#lib/smartship';
import { judgeCodes, placeCodes, placesOf, putSkus, readSettings } from '#lib/storage';
import type { Brain } from '../brain.ts';

type Wanted = Input<'mapping.create-sku'>;

const refuse = (says: string) =>
  failed({ kind: 'refused-here', party: 'smartship', operation: 'create-sku', says }) satisfies Outcome<never>;

/** Makes the SKU that a code at Qoo10 asks for. A repeat makes nothing: Smartship is searched for the code before and after. */
export async function createSku(brain: Brain, wanted: Wanted): Promise<Output<'mapping.create-sku'>> {
  const made = await make(brain, wanted);
  const result = made.ok ? 'ok' : 'failed';
  await brain.log({ who: 'seller', what: 'create-sku', orderNo: null, result, says: wanted.code });
  if (!made.ok) {
    const { kind, says = '', operation } = made.failure;
    return { how: 'failed', skuNo: null, failure: { kind, says, operation } };
  }
  return { how: made.value.how, skuNo: made.value.skuNo, failure: null };
}

async function make(brain: Brain, { shopId, itemCode, option, code }: Wanted): Promise<Outcome<MadeSku>> {
  const settings = await readSettings();
  const shop = settings.shops.find((entry) => entry.shopId === shopId);
  if (settings.paused) return refuse('paused');
  if (!shop || shop.readOnly) return refuse('read-only');
  const number = toItemCode(itemCode);
  const row = await brain.data.listings.get([shopId, itemCode]);
  if (!row || number === null) return refuse('item-not-found');
  const places = placesOf(row);
  const place = places.find((one) => one.name === (option?.name ?? '') && one.value === (option?.value ?? ''));
  // Made for the code that stands at Qoo10: a SKU by another code would stay without orders.
  if (place?.code !== code) return refuse('changed-since');
  const gateway = await brain.parties.gateway();
  if (!gateway.ok) return gateway;
  const offer = gateway.value.offer('create-sku');
  if (!offer.offered) return refuse(offer.reason);
  const detail = await brain.parties.qapi(toShopId(shopId)).listing(number);
  if (!detail.ok) return detail;
  if (detail.value === 'not-found' || detail.value.priceYen === null) return refuse('item-not-found');
  const asked = placeCodes(row);
  const verdicts = await judgeCodes(brain.data, asked, { shops: [], now: brain.now() });
  const sibling = option === null ? null : [...verdicts.values()].find(({ sku }) => sku !== null)?.sku;
  const made = await gateway.value.createSku(
    {
      name: detail.value.title || row.title,
      optionName: option === null ? '' : place.values,
      sellerCode: toCode(code),
      unitPriceYen: detail.value.priceYen,
      beside: sibling?.skuNo ?? null,
    },
    { by: 'press', at: brain.now() },
  );
  if (!made.ok) return made;
  const found = await gateway.value.searchSkus({ sellerCode: code });
  // So that the code is known to be good before the next full reading, which takes these rows over.
  if (found.ok) {
    await putSkus(brain.data, found.value.items, 'created');
  }
  brain.changed();
  return ok(made.value);
}
