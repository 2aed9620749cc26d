import { jstDate } from '#lib/domain';
import { keepCoverage, readSettings } from '#lib/storage';
import type { Brain } from './brain.ts';

/** A day's figure is counted anew this often while the shop is looked at. */
const EVERY = 3_600_000;

/** Counts the day's figure of these shops anew, as after their codes were mended. */
export async function countCoverage(brain: Brain, shopIds: ReadonlySet<string>): Promise<void> {
  const now = brain.now();
  for (const shop of (await readSettings()).shops)
    if (shopIds.has(shop.shopId)) await keepCoverage(brain.data, shop, now, await brain.skus.current());
}

/** Keeps each shop's mapped share of the day: at most hourly, since it judges every code. One shop's failure stops no other. */
export function createCoverage(brain: Brain) {
  const at = new Map<string, number>();
  return async (): Promise<void> => {
    const now = brain.now();
    for (const shop of (await readSettings()).shops) {
      const last =
        at.get(shop.shopId) ??
        (await brain.data.coverage.get([shop.shopId, jstDate(now)]))?.at ??
        Number.NEGATIVE_INFINITY;
      if (now >= last && now - last < EVERY) continue;
      at.set(shop.shopId, now);
      const listings = brain.data.listings
        .where('[shopId+itemCode]')
        .between([shop.shopId, ''], [shop.shopId, '\uffff']);
      if ((await listings.count()) === 0) continue;
      await keepCoverage(brain.data, shop, now, await brain.skus.current());
    }
  };
}
