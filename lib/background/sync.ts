import { type Failure, type OrderNo, type Outcome, ok } from '#lib/domain';
import { wakeWaiting } from '#lib/outbox';
import { readSettings, Secret, type Settings, type Sync } from '#lib/storage';
import { askSingly, noteConnection, syncOrders, syncShipments, syncSkus, vanished } from '#lib/watch';
import { automate } from './automation.ts';
import type { Brain } from './brain.ts';
import { singleFlight } from './kv.ts';
import { createListingDemand } from './listing-demand.ts';
import { createListingSync } from './listing-sync.ts';

/** A full reading of the SKUs runs this often, and on demand. */
const SKUS_EVERY = 24 * 3_600_000;

/** Looks at both sides. Each source fails for itself and says so; none hides another. */
export function createSync(brain: Brain) {
  const listings = createListingSync(brain);
  const orders = async (shop: Settings['shops'][number]): Promise<void> => {
    const qapi = brain.parties.qapi(shop.shopId);
    const first =
      (await brain.data.orders
        .where('[shopId+orderNo]')
        .between([shop.shopId, ''], [shop.shopId, '\uffff'])
        .count()) === 0;
    const read = await noted(brain, 'orders', () =>
      syncOrders(qapi, brain.data, { shopId: shop.shopId, now: brain.now(), days: first ? 'first' : 'usual' }),
    );
    await noteConnection(brain.data, await qoo10Identity(brain, shop), read, brain.now());
    if (read.ok) await askSingly(qapi, brain.data, await vanished(brain.data, shop.shopId));
  };

  /** Somebody asked for the SKUs anew since a look last took the wish up. */
  let skusWanted = false;
  const smartship = async (): Promise<void> => {
    const skus = skusWanted ? 'now' : 'when-old';
    skusWanted = false;
    const gateway = await brain.parties.gateway();
    if (!gateway.ok) {
      await noteConnection(brain.data, await smartshipIdentity(brain), gateway, brain.now());
      return;
    }
    const found = await noted(brain, 'shipments', async () => {
      const count = await syncShipments(gateway.value, brain.data, brain.now());
      return count.ok ? ok({ count: count.value }) : count;
    });
    await noteConnection(brain.data, await smartshipIdentity(brain), found, brain.now());
    const last = await brain.data.syncs.get('skus');
    if (skus === 'now' || !last?.lastEnd || brain.now() - last.lastEnd > SKUS_EVERY || last.resume) {
      const read = await syncSkus(gateway.value, brain.data, brain.now, () => brain.changed());
      if (!read.ok) await noteSync(brain, 'skus', read.failure);
    }
  };

  const look = singleFlight(async (): Promise<void> => {
    const settings = await readSettings();
    await Promise.all([...settings.shops.map(orders), smartship()]);
    brain.changed();
    await automate(brain);
    await wakeWaiting(brain.outbox, brain.now());
    await brain.runOutbox();
    listings.goOn();
  });

  /** Looks at everything. A wish for the SKUs that comes in the middle of a look is met by one more. */
  const all = async (skus: 'when-old' | 'now' = 'when-old'): Promise<void> => {
    if (skus === 'now') skusWanted = true;
    await look();
    if (skusWanted) await look();
  };

  /** Reads orders that a page shows and nobody read yet; capped and polite, the rest comes with the next look. */
  const asked = new Set<string>();
  const readUnknown = async (orderNos: readonly OrderNo[]): Promise<void> => {
    const fresh = orderNos.filter((orderNo) => !asked.has(orderNo));
    for (const orderNo of fresh) asked.add(orderNo);
    const [shop] = (await readSettings()).shops;
    if (!shop || fresh.length === 0) return;
    await askSingly(brain.parties.qapi(shop.shopId), brain.data, fresh);
    brain.changed();
  };

  return { all, readUnknown, readListings: createListingDemand(brain), readAllListings: listings.readAll };
}

export type SyncAll = ReturnType<typeof createSync>;

async function noted<Read extends { readonly count: number }>(
  brain: Brain,
  name: Sync['name'],
  read: () => Promise<Outcome<Read>>,
): Promise<Outcome<Read>> {
  const before = await brain.data.syncs.get(name);
  const start = brain.now();
  const outcome = await read();
  await brain.data.syncs.put({
    name,
    lastStart: start,
    lastEnd: outcome.ok ? brain.now() : (before?.lastEnd ?? null),
    count: outcome.ok ? outcome.value.count : (before?.count ?? null),
    failure: outcome.ok ? null : outcome.failure,
    resume: before?.resume ?? null,
  });
  return outcome;
}

async function noteSync(brain: Brain, name: Sync['name'], failure: Failure): Promise<void> {
  const before = await brain.data.syncs.get(name);
  await brain.data.syncs.put({
    name,
    lastStart: brain.now(),
    lastEnd: before?.lastEnd ?? null,
    count: before?.count ?? null,
    failure,
    resume: before?.resume ?? null,
  });
}

/** Who the Qoo10 connection of a shop is, for the popup. */
export async function qoo10Identity(brain: Brain, shop: Settings['shops'][number]) {
  const key = await brain.vault.get(`qoo10:${shop.shopId}`);
  return {
    id: `qoo10:${shop.shopId}`,
    party: 'qoo10',
    shopId: shop.shopId,
    keyEnding: key instanceof Secret ? key.ending() : null,
    keyIssuedOn: shop.keyIssuedOn,
    signIn: key ? 'api-key' : 'none',
  } as const;
}

/** How the Smartship connection is signed in, for the popup. */
export async function smartshipIdentity(brain: Brain) {
  const [oauth, key] = await Promise.all([brain.vault.get('smartship:oauth'), brain.vault.get('smartship:api-key')]);
  return {
    id: 'smartship',
    party: 'smartship',
    shopId: null,
    keyEnding: key instanceof Secret ? key.ending() : null,
    keyIssuedOn: null,
    signIn: oauth ? 'oauth' : key ? 'api-key' : 'none',
  } as const;
}
