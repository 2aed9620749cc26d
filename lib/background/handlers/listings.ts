import {
  type CodeVerdict,
  codeStop,
  type ItemCode,
  type Reason,
  reason,
  SENDING,
  type ShopId,
  toItemCode,
  toShopId,
} from '#lib/domain';
import { type Language, reasonText } from '#lib/i18n';
import type { CodeReply, Input, Output } from '#lib/messaging';
import { type AskedCode, judgeCodes, type ListingRow, placeCodes, type Settings } from '#lib/storage';
import type { Brain } from '../brain.ts';
import { shopOf } from '../shop-of.ts';

type Row = Output<'page.listings'>['rows'][string];

/** Options read longer ago than this are read again when a goods list shows the listing. */
const OPTIONS_MAX_AGE = 24 * 3_600_000;

/** The state of each listing that a goods list shows, and the listings whose options must be read first, by shop. */
export async function judgeListings(
  brain: Brain,
  { rows, login }: Input<'page.listings'>,
  settings: Settings,
): Promise<{ readonly states: Record<string, Row>; readonly unread: ReadonlyMap<ShopId, ItemCode[]> }> {
  const shops = new Map(settings.shops.map((shop) => [shop.shopId as string, shop]));
  const itemCodes = rows.map(({ itemCode }) => itemCode);
  const found = await brain.data.listings.where('itemCode').anyOf(itemCodes).toArray();
  const known = new Map(found.filter(({ shopId }) => shops.has(shopId)).map((row) => [row.itemCode, row]));
  const here = shopOf(settings, login);
  const asked = new Map(rows.map((row) => [row.itemCode, askedCodes(row, known.get(row.itemCode))]));
  const all = [...asked.values()].flat();
  const verdicts = await judgeCodes(brain.data, all, {
    shops: settings.shops,
    now: brain.now(),
    skus: await brain.skus.toJudge(all.length),
    shared: true,
  });
  const states = Object.fromEntries(
    rows.map(({ itemCode }) => {
      const listing = known.get(itemCode) ?? null;
      const own = (asked.get(itemCode) ?? []).flatMap(({ key }) => verdicts.get(key) ?? []);
      const why = reason(here || listing ? 'listing-not-read' : 'listing-shop-unknown');
      return [itemCode, stateOf(itemCode, listing, own, why, settings.language)];
    }),
  );
  const old = brain.now() - OPTIONS_MAX_AGE;
  const unread = new Map<ShopId, ItemCode[]>();
  for (const text of itemCodes) {
    const row = known.get(text);
    const itemCode = toItemCode(text);
    // A listing is read with the key of the shop it is known in; where it is not, with that of the shop signed in here.
    const shopId = row ? toShopId(row.shopId) : here?.shopId;
    if (!itemCode || !shopId || (row?.readAt ?? 0) >= old) continue;
    unread.set(shopId, [...(unread.get(shopId) ?? []), itemCode]);
  }
  return { states, unread };
}

/** The codes that decide a listing. What the page shows as its seller code may be newer than what was read. */
function askedCodes(row: Input<'page.listings'>['rows'][number], known: ListingRow | undefined): AskedCode[] {
  if (!known || known.readAt === null) return [];
  return placeCodes({ ...known, sellerCode: row.sellerCode ?? known.sellerCode });
}

function stateOf(
  itemCode: string,
  known: ListingRow | null,
  own: readonly CodeVerdict[],
  whyUnknown: Reason,
  language: Language,
): Row {
  const unknown = (why: Reason): Row => ({ state: 'unknown', said: reasonText(language, why), sellerCode: null });
  if (!known || known.readAt === null) return unknown(whyUnknown);
  const [first] = own;
  if (!first) return unknown(reason('row-unreadable', { what: 'sellerCode' }));
  const sellerCode = known.options.length === 0 ? codeReply(`${itemCode}/seller`, first, language) : null;
  const bad = own.map(codeStop).find((why, at) => why !== null && own[at]?.verdict !== 'not-smartship');
  const mixed = known.additional?.find(({ optionCode }) => optionCode.trim() !== '');
  const state = together(own);
  // Its own codes are good, but an order with the additional option comes with another code [qapi 5.2].
  if (state === 'mapped' && mixed) {
    const why = reason('additional-has-code', { additional: mixed.optionCode });
    return { state: 'partly-mapped', said: reasonText(language, why), sellerCode };
  }
  return { state, said: reasonText(language, bad ?? first.reason), sellerCode };
}

/** One state for all deciding codes of a listing. */
function together(verdicts: readonly CodeVerdict[]): Row['state'] {
  const effects = verdicts.map((verdict) => ({
    effect: SENDING[verdict.verdict],
    stopped: codeStop(verdict) !== null,
  }));
  if (effects.every(({ effect }) => effect === 'left-out')) return 'not-smartship';
  const good = ({ effect, stopped }: (typeof effects)[number]) => effect === 'left-out' || !stopped;
  if (effects.every(good)) return 'mapped';
  if (effects.some(({ effect }) => effect === 'cannot-tell')) return 'unknown';
  return effects.some(good) ? 'partly-mapped' : 'unmapped';
}

/** A verdict as the page gets it: no stock figures, no SKU number. */
export function codeReply(key: string, verdict: CodeVerdict, language: Language): CodeReply {
  return {
    key,
    verdict: verdict.verdict,
    warnings: [...verdict.warnings],
    said: reasonText(language, verdict.reason),
    skuName: verdict.sku === null ? null : verdict.sku.name,
  };
}
