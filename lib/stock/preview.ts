import { type Instant, jstDate, type ShopId } from '#lib/domain';
import { type StockPreview, stockPreviewKey, stockPreviewOf } from '#lib/storage';
import { readStretch } from './stretch.ts';
import type { StockTools } from './tools.ts';
import { recoverSending, verifyDue } from './verify.ts';

const MINUTE = 60_000;
/** A life that dies over a preview leaves it to the alarm, so much later. */
const TAKEN_UP_AFTER = MINUTE;

/** Puts on disk that the seller wants a preview: every quantity is read anew, the longest unread first. */
export async function startPreview(shopId: ShopId, tools: Pick<StockTools, 'data' | 'now' | 'changed'>): Promise<void> {
  const { data, now } = tools;
  await data.transaction('rw', data.small, async () => {
    const before = await stockPreviewOf(data, shopId);
    const askedAt = now();
    const day = jstDate(askedAt);
    const preview: StockPreview = {
      shopId,
      askedAt,
      endedAt: null,
      stopped: false,
      read: 0,
      total: null,
      unindexed: 0,
      skipped: [],
      day,
      calls: before?.day === day ? before.calls : 0,
      goesOnAt: null,
      failure: null,
      failures: 0,
    };
    // A second press while one is under way goes on with that one.
    if (before?.endedAt !== null) await data.small.put({ key: stockPreviewKey(shopId), value: preview });
  });
  tools.changed();
}

/** Ends a preview; what it read stays. */
export async function stopPreview(shopId: ShopId, tools: Pick<StockTools, 'data' | 'now' | 'changed'>): Promise<void> {
  const { data, now } = tools;
  await data.transaction('rw', data.small, async () => {
    const preview = await stockPreviewOf(data, shopId);
    if (preview?.endedAt === null)
      await data.small.put({
        key: stockPreviewKey(shopId),
        value: { ...preview, endedAt: now(), stopped: true, goesOnAt: null },
      });
  });
  tools.changed();
}

/** Previews that are under way, the oldest first. */
async function underWay({ data, settings }: Pick<StockTools, 'data' | 'settings'>): Promise<readonly StockPreview[]> {
  const { shops } = await settings();
  const all = await Promise.all(shops.map(({ shopId }) => stockPreviewOf(data, shopId)));
  return all
    .flatMap((preview) => (preview?.endedAt === null ? [preview] : []))
    .sort((left, right) => left.askedAt - right.askedAt);
}

/** When somebody must come back for a preview; null when none is under way. */
export async function nextPreview(tools: Pick<StockTools, 'data' | 'now' | 'settings'>): Promise<Instant | null> {
  const previews = await underWay(tools);
  const soon = tools.now() + TAKEN_UP_AFTER;
  return previews.length === 0 ? null : Math.min(...previews.map(({ goesOnAt }) => Math.max(goesOnAt ?? 0, soon)));
}

/** The preview to read on in: the oldest that nothing holds. */
export async function previewToRead(tools: Pick<StockTools, 'data' | 'now' | 'settings'>): Promise<ShopId | null> {
  const now = tools.now();
  const open = (await underWay(tools)).find(
    // One from a future that a set-back clock left does not wait for it.
    ({ goesOnAt, askedAt }) => goesOnAt === null || goesOnAt <= now || askedAt > now,
  );
  return open?.shopId ?? null;
}

/** Reads one stretch of a shop's preview. Between stretches, and within one as soon as they wait, the other works on stock have their turn. */
export function readOnPreview(shopId: ShopId, tools: StockTools): Promise<void> {
  return tools.locks.request('smartship-stock', async () => {
    await recoverSending(tools);
    await verifyDue(tools);
    await readStretch(shopId, tools);
  });
}
