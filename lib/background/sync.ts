import type { OrderNo } from '#lib/domain';
import { wakeChanged } from '#lib/outbox';
import { forgetShop, readSettings, type Settings } from '#lib/storage';
import { askSingly, prune } from '#lib/watch';
import { automate } from './automation.ts';
import type { Brain } from './brain.ts';
import { singleFlight, smallStore } from './kv.ts';
import { createListingDemand } from './listing-demand.ts';
import { createListingSync } from './listing-sync.ts';
import { lookAtOrders, lookAtSmartship } from './looks.ts';
import { armPolls } from './polls.ts';
import { shopOf } from './shop-of.ts';
import type { Stock } from './stock.ts';

export { qoo10Identity } from './looks.ts';

const PRUNED_AT = 'pruned-at';
const PRUNE_EVERY = 3_600_000;

/** Looks at both sides. Each source fails for itself and says so; none hides another. */
export function createSync(brain: Brain, stock: Pick<Stock, 'afterLook'>) {
  const listings = createListingSync(brain);
  /** Somebody asked for the SKUs anew, or for a look at everything, since a look last took the wish up. */
  let skusWanted = false;
  let askedFor = false;

  const look = singleFlight(async (): Promise<void> => {
    const [asked, skus] = [askedFor, skusWanted ? 'now' : 'when-old'] as const;
    askedFor = false;
    skusWanted = false;
    const { shops } = await readSettings();
    const seen = await Promise.all([
      ...shops.map((shop) => lookAtOrders(brain, shop, asked)),
      lookAtSmartship(brain, asked, skus),
    ]);
    // Whoever asked for this look: the next one is another now.
    await armPolls(brain);
    await forgetRemoved(brain, shops);
    brain.changed();
    await automate(brain);
    const orderNos = new Set(seen.flatMap((each) => [...each.orderNos]));
    const reachableAgain = seen.some((each) => each.reachableAgain);
    await wakeChanged(brain.outbox, { orderNos, reachableAgain }, brain.now());
    await tidy(brain);
    await brain.runOutbox();
    listings.goOn();
    // Stock takes its own time; the next look does not wait for it.
    void stock.afterLook().catch((error: unknown) => {
      const says = error instanceof Error ? error.name : 'unknown';
      void brain.log({ who: 'extension', what: 'stock', orderNo: null, result: 'failed', says });
    });
  });

  /** Looks at everything at once. A wish that comes in the middle of a look is met by one more. */
  const all = async (skus: 'when-old' | 'now' = 'when-old'): Promise<void> => {
    if (skus === 'now') skusWanted = true;
    askedFor = true;
    await look();
    if (askedFor || skusWanted) await look();
  };

  /** Reads orders that a page shows and nobody read yet; capped and polite, the rest comes with the next look. */
  const asked = new Set<string>();
  const readUnknown = async (orderNos: readonly OrderNo[], login: string | null): Promise<void> => {
    const settings = await readSettings();
    const here = shopOf(settings, login);
    let open = orderNos.filter((orderNo) => !asked.has(orderNo));
    if (open.length === 0 || settings.shops.length === 0) return;
    for (const orderNo of open) asked.add(orderNo);
    // Where the page does not say whose it is, each shop is asked; one whose key fails hides no other.
    for (const { shopId } of here ? [here] : settings.shops) {
      await askSingly(brain.parties.qapi(shopId), brain.data, shopId, open, { now: brain.now() });
      const rows = await brain.data.orders.where('orderNo').anyOf(open).toArray();
      const found = new Set(rows.map(({ orderNo }) => orderNo));
      open = open.filter((orderNo) => !found.has(orderNo));
      if (open.length === 0) break;
    }
    brain.changed();
  };

  return {
    all,
    due: look,
    /** After the look that is under way, if any. */
    settled: async () => {
      await look.running()?.catch(() => undefined);
    },
    readUnknown,
    readListings: createListingDemand(brain),
    readAllListings: listings.readAll,
  };
}

export type SyncAll = ReturnType<typeof createSync>;

/** A shop that was removed in the middle of a look is forgotten again: the look brought its last answers. */
async function forgetRemoved(brain: Brain, looked: Settings['shops']): Promise<void> {
  const { shops } = await readSettings();
  const removed = looked.filter(({ shopId }) => !shops.some((shop) => shop.shopId === shopId));
  for (const { shopId } of removed) await forgetShop(brain.data, shopId);
}

/** Once an hour old things are let go, so that storage stays bounded (design §9). */
async function tidy(brain: Brain): Promise<void> {
  const small = smallStore(brain.data);
  const last = await small.get(PRUNED_AT);
  if (typeof last === 'number' && last <= brain.now() && brain.now() - last < PRUNE_EVERY) return;
  await small.set(PRUNED_AT, brain.now());
  await prune(brain.data, brain.outbox, brain.now());
}
