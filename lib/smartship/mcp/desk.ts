import { type JstDate, type Outcome, ok, type SkuNo } from '#lib/domain';
import type { Consent, Listed, SmartshipDesk, SmartshipGateway } from '../gateway.ts';
import type { Row } from '../names.ts';
import { words } from '../redact.ts';
import { dataOf, failure, findRows, notUnderstood } from './answer.ts';
import { type Given, manyBy } from './bind.ts';
import type { ToolCaller } from './caller.ts';
import { readHistory, readLink, readLogEntry, readSetting, readShop } from './desk-rows.ts';
import type { FieldName } from './spellings/index.ts';
import type { ToolName } from './tools.ts';
import { CONFIRM, isWordsOnly, mayWrite, rowVerdict } from './writes.ts';

const PAGE_SIZE = 500;
const MAX_PAGES = 200;
const NUMBERS_AT_A_TIME = 30;
const SKUS_AT_A_TIME = 100;

/** Reads a list over all its pages; rows are known by `key`, and one that cannot be read makes it incomplete. */
async function readList<Item>(
  caller: ToolCaller,
  name: ToolName,
  key: FieldName,
  values: Given['values'],
  read: (row: Row) => Item | null,
): Promise<Outcome<Listed<Item>>> {
  const items: Item[] = [];
  let complete = true;
  let seen = 0;
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const answer = await caller.call(name, {
      values: { ...values, page: [page, String(page)], pageSize: [PAGE_SIZE, String(PAGE_SIZE)] },
    });
    if (!answer.ok) return answer;
    const found = findRows(answer.value, key);
    if (!found) return notUnderstood(name, answer.value);
    const rows = found.rows.map(read);
    items.push(...rows.filter((item) => item !== null));
    complete &&= found.unreadable === 0 && !rows.includes(null);
    const size = found.rows.length + found.unreadable;
    seen += size;
    if (found.total === null ? size < PAGE_SIZE : seen >= found.total) return ok({ items, complete });
    const offer = caller.offerOf(name);
    if (size === 0 || !offer.ok || !offer.binding.bound.has('page')) break;
  }
  return ok({ items, complete: false });
}

/** The same over several calls, as many numbers at a time as the tool takes. */
async function readInParts<Item>(
  numbers: readonly string[],
  size: number,
  read: (part: readonly string[]) => Promise<Outcome<Listed<Item>>>,
): Promise<Outcome<Listed<Item>>> {
  const items: Item[] = [];
  let complete = true;
  for (let at = 0; at < numbers.length; at += size) {
    const part = await read(numbers.slice(at, at + size));
    if (!part.ok) return part;
    items.push(...part.value.items);
    complete &&= part.value.complete;
  }
  return ok({ items, complete });
}

const sizeFor = (caller: ToolCaller, name: ToolName, argument: 'skuNos' | 'trackingNos', most: number): number => {
  const offer = caller.offerOf(name);
  return offer.ok && manyBy(offer.binding, argument) !== 'one' ? most : 1;
};

const numbered = (part: readonly string[]) => [
  [...part],
  part.map(Number),
  part.join('|'),
  ...(part.length === 1 ? [Number(part[0])] : []),
];

async function requestSync(
  caller: ToolCaller,
  shop: string,
  consent: Consent,
): Promise<Outcome<{ accepted: boolean; says: string }>> {
  const may = await mayWrite(caller, 'manual-sync', consent);
  if (!may.ok) return may;
  if (!caller.shops.has(shop))
    return failure('refused-here', may.value, `${shop} was not returned by this server in this session`);
  const reply = await caller.reply(may.value, {
    values: { shop: [shop, Number(shop), [shop], [Number(shop)]], confirm: CONFIRM },
  });
  if (!reply.ok) return reply;
  const said = isWordsOnly(reply.value);
  if (said !== null) return ok({ accepted: true, says: words(said, caller.connection.secrets) });
  const data = dataOf(reply.value, caller.contextOf(may.value));
  if (!data.ok) return data;
  return ok(
    typeof data.value === 'object' && data.value !== null
      ? rowVerdict({ ...data.value })
      : { accepted: true, says: '' },
  );
}

const linksAtATime = (caller: ToolCaller) => sizeFor(caller, 'list_sku_sales_channels', 'skuNos', SKUS_AT_A_TIME);

/** Links, stock sync and parcels on a connection. */
export function deskOn(caller: ToolCaller): Omit<SmartshipDesk, keyof SmartshipGateway> {
  return {
    channelLinks: (skuNos: readonly SkuNo[] | 'all') =>
      skuNos === 'all'
        ? readList(caller, 'list_sku_sales_channels', 'skuNo', {}, readLink)
        : readInParts(skuNos, linksAtATime(caller), (part) =>
            readList(caller, 'list_sku_sales_channels', 'skuNo', { skuNos: numbered(part) }, readLink),
          ),
    linksAtATime: () => linksAtATime(caller),
    syncSettings: () => readList(caller, 'get_sync_settings', 'syncType', {}, readSetting),
    async syncShops() {
      const shops = await readList(caller, 'get_manual_stock_sync_shops', 'shop', {}, readShop);
      if (shops.ok) for (const { shop } of shops.value.items) caller.shops.add(shop);
      return shops;
    },
    requestSync: (shop, consent) => requestSync(caller, shop, consent),
    syncLog: (day: JstDate) =>
      readList(caller, 'get_stock_sync_log', 'skuNo', { day: [day, day.replaceAll('-', '')] }, readLogEntry),
    tracking: (trackingNos) =>
      readInParts(trackingNos, sizeFor(caller, 'get_tracking_history', 'trackingNos', NUMBERS_AT_A_TIME), (part) =>
        readList(caller, 'get_tracking_history', 'history', { trackingNos: numbered(part) }, readHistory),
      ),
  };
}
