import {
  type CodeVerdict,
  type ItemCode,
  type Reason,
  reason,
  type ShopId,
  toItemCode,
  toShopId,
  type Verdict,
} from '#lib/domain';
import { type Language, reasonText } from '#lib/i18n';
import type { CodeReply, Input, Output } from '#lib/messaging';
import { type AskedCode, judgeCodes, type ListingRow, type Settings } from '#lib/storage';
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
  const asked = rows.flatMap((row) => askedCodes(row, known.get(row.itemCode)));
  const rules = { notSmartship: settings.shops.flatMap((shop) => shop.notSmartship), now: brain.now() };
  const verdicts = await judgeCodes(brain.data, asked, rules);
  const states = Object.fromEntries(
    rows.map((row) => [
      row.itemCode,
      stateOf(row.itemCode, known.get(row.itemCode), asked, verdicts, settings.language),
    ]),
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

/** The codes that decide a listing: its option codes, or its seller code where it has no options. */
function askedCodes(row: Input<'page.listings'>['rows'][number], known: ListingRow | undefined): AskedCode[] {
  if (!known || known.readAt === null) return [];
  const excludable = [row.itemCode, row.sellerCode ?? ''];
  if (known.options.length > 0) {
    return known.options.map(({ optionCode }, at) => ({
      key: `${row.itemCode}/${at}`,
      code: optionCode,
      role: 'option',
      excludable,
    }));
  }
  return row.sellerCode === null
    ? []
    : [{ key: `${row.itemCode}/seller`, code: row.sellerCode, role: 'seller', excludable }];
}

function stateOf(
  itemCode: string,
  known: ListingRow | undefined,
  asked: readonly AskedCode[],
  verdicts: ReadonlyMap<string, CodeVerdict>,
  language: Language,
): Row {
  const unknown = (why: Reason): Row => ({ state: 'unknown', said: reasonText(language, why), sellerCode: null });
  if (!known || known.readAt === null) return unknown(reason('not-read-yet'));
  const own = asked.filter(({ key }) => key.startsWith(`${itemCode}/`)).flatMap(({ key }) => verdicts.get(key) ?? []);
  const [first] = own;
  if (!first) return unknown(reason('row-unreadable', { what: 'sellerCode' }));
  const sellerCode = known.options.length === 0 ? codeReply(`${itemCode}/seller`, first, language) : null;
  const bad = own.find(({ verdict }) => !GOOD.has(verdict));
  return {
    state: together(own.map(({ verdict }) => verdict)),
    said: reasonText(language, (bad ?? first).reason),
    sellerCode,
  };
}

const GOOD: ReadonlySet<Verdict> = new Set(['mapped', 'linked', 'not-smartship']);

/** One state for all deciding codes of a listing. */
function together(verdicts: readonly Verdict[]): Row['state'] {
  if (verdicts.every((verdict) => verdict === 'not-smartship')) return 'not-smartship';
  if (verdicts.every((verdict) => GOOD.has(verdict))) return 'mapped';
  if (verdicts.includes('unknown')) return 'unknown';
  return verdicts.some((verdict) => GOOD.has(verdict)) ? 'partly-mapped' : 'unmapped';
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
