import { failed, type Instant, jstDate, type Outcome, ok, type SkuNo } from '#lib/domain';
import type { ChannelLink, Listed, SmartshipDesk } from '#lib/smartship';
import type { DataDb, LinkRow } from '#lib/storage';

/** Links are read anew this often. */
export const LINKS_EVERY = 24 * 3_600_000;
/** Calls a day of the 400 that design §8 allows to Smartship, where links must be asked SKU by SKU. */
export const LINK_CALLS_A_DAY = 100;
const SPENT = 'link-calls';

/** How a reading of the links ended: all read, or to be gone on with at a later look. */
export type LinksRead = 'whole' | 'goes-on';

/**
 * Reads Smartship's stored links between SKUs and mall items: all at once where the server tells them so, else in parts
 * within the day's calls, kept on disk after each. Only a reading that came to its end, with every row understood, says
 * that the others have no link.
 */
export async function syncLinks(gateway: SmartshipDesk, data: DataDb, now: () => Instant): Promise<Outcome<LinksRead>> {
  const before = await data.syncs.get('links');
  const start = before?.resume ?? { reading: crypto.randomUUID(), cursor: null, count: 0 };
  if (before?.resume == null) {
    const all = await readAtOnce(gateway, data);
    if (!all.ok) return all;
    if (all.value) {
      await keep(data, all.value.items, start.reading);
      return all.value.complete ? end(data, start.reading, now()) : notWhole();
    }
  }
  return inParts(gateway, data, start, now);
}

const notWhole = () =>
  failed({ kind: 'not-understood', party: 'smartship', operation: 'list_sku_sales_channels', says: 'rows' });

/** Every link in one go; null where the server wants SKU numbers, or tells nothing without them though there is something. */
async function readAtOnce(gateway: SmartshipDesk, data: DataDb): Promise<Outcome<Listed<ChannelLink> | null>> {
  const all = await gateway.channelLinks('all');
  if (!all.ok) return all.failure.kind === 'refused-here' || all.failure.kind === 'bad-request' ? ok(null) : all;
  if (all.value.items.length > 0) return all;
  // Nothing at all may mean *no links* or *none without a number*: some SKUs asked by number tell which.
  const some = await data.skus.orderBy('skuNo').limit(gateway.linksAtATime()).primaryKeys();
  const asked = await gateway.channelLinks(some);
  if (!asked.ok) return asked;
  return asked.value.items.length > 0 ? ok(null) : all;
}

async function inParts(
  gateway: SmartshipDesk,
  data: DataDb,
  start: { readonly reading: string; readonly cursor: string | null; readonly count: number },
  now: () => Instant,
): Promise<Outcome<LinksRead>> {
  let { cursor, count } = start;
  for (;;) {
    const skuNos: SkuNo[] = await data.skus
      .where('skuNo')
      .above(cursor ?? '')
      .limit(gateway.linksAtATime())
      .primaryKeys();
    if (skuNos.length === 0) return end(data, start.reading, now());
    if (!(await spend(data, now()))) return ok('goes-on');
    const part = await gateway.channelLinks(skuNos);
    if (!part.ok) return part;
    // A row that nobody understood may be a link: without it no reading is whole, so it is begun again another day.
    if (!part.value.complete) return notWhole();
    await keep(data, part.value.items, start.reading);
    cursor = skuNos.at(-1) ?? null;
    count += part.value.items.length;
    const sync = await data.syncs.get('links');
    await data.syncs.put({
      name: 'links',
      lastStart: sync?.lastStart ?? now(),
      lastEnd: sync?.lastEnd ?? null,
      count: sync?.count ?? null,
      failure: null,
      resume: { reading: start.reading, cursor, count },
    });
  }
}

async function spend(data: DataDb, now: Instant): Promise<boolean> {
  const day = jstDate(now);
  const kept = (await data.small.get(SPENT))?.value;
  const same = typeof kept === 'object' && kept !== null && 'day' in kept && 'calls' in kept && kept.day === day;
  const calls = same ? Number(kept.calls) : 0;
  if (calls >= LINK_CALLS_A_DAY) return false;
  await data.small.put({ key: SPENT, value: { day, calls: calls + 1 } });
  return true;
}

/** A link that names no listing of a mall maps nothing of ours. */
async function keep(data: DataDb, links: readonly ChannelLink[], reading: string): Promise<void> {
  const rows = links.flatMap((link): LinkRow[] => {
    const { skuNo, channel, itemCode, orderMapping, stockSync } = link;
    if (itemCode === null) return [];
    const [optionCode, optionName] = [link.optionCode ?? '', link.optionName ?? ''];
    const key = JSON.stringify([skuNo, channel, itemCode, optionCode, optionName]);
    return [{ key, skuNo, channel, itemCode, optionCode, optionName, orderMapping, stockSync, reading }];
  });
  await data.links.bulkPut(rows);
}

async function end(data: DataDb, reading: string, now: Instant): Promise<Outcome<LinksRead>> {
  await data.transaction('rw', data.links, data.syncs, async () => {
    await data.links.where('reading').notEqual(reading).delete();
    const count = await data.links.count();
    await data.syncs.put({ name: 'links', lastStart: now, lastEnd: now, count, failure: null, resume: null });
  });
  return ok('whole');
}
