import { failed, type Instant, jstDate, type Outcome, ok } from '#lib/domain';
import type { SyncLogEntry, SyncShop } from '#lib/smartship';
import type { StockTools } from './tools.ts';

/** What became of *Request Smartship's sync*: requested, no more; what came of it is in the log later. */
export type SyncRequest =
  | { readonly kind: 'requested'; readonly at: Instant; readonly says: string }
  | { readonly kind: 'choose'; readonly shops: readonly SyncShop[] };

/** Asks Smartship for its own stock sync, on the seller's press. With several shops there and none named, says which there are. */
export async function requestSmartshipSync(shop: string | null, tools: StockTools): Promise<Outcome<SyncRequest>> {
  const desk = await tools.desk();
  if (!desk.ok) return desk;
  const listed = await desk.value.syncShops();
  if (!listed.ok) return listed;
  const shops = listed.value.items;
  const [only, other] = shops;
  const chosen = shop === null && only && !other ? only.shop : shop;
  if (chosen === null) {
    if (only) return ok({ kind: 'choose', shops });
    const says = 'no shop to sync';
    return failed({ kind: 'bad-request', party: 'smartship', operation: 'get_manual_stock_sync_shops', says });
  }
  const at = tools.now();
  const asked = await desk.value.requestSync(chosen, { by: 'press', at });
  if (!asked.ok) return asked;
  const { accepted, says } = asked.value;
  await tools.log({ who: 'seller', result: accepted ? 'ok' : 'failed', says: `Smartship sync ${chosen}` });
  if (accepted) return ok({ kind: 'requested', at, says });
  return failed({ kind: 'bad-request', party: 'smartship', operation: 'request_manual_stock_sync', says });
}

/** Smartship's own log of today in Japan, newest first. */
export async function smartshipSyncLog(
  tools: StockTools,
): Promise<Outcome<{ readonly entries: readonly SyncLogEntry[]; readonly complete: boolean }>> {
  const desk = await tools.desk();
  if (!desk.ok) return desk;
  const log = await desk.value.syncLog(jstDate(tools.now()));
  if (!log.ok) return log;
  const entries = [...log.value.items].sort((left, right) => (right.at ?? 0) - (left.at ?? 0));
  return ok({ entries, complete: log.value.complete });
}
