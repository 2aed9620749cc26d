import type { ConnectionFact, Instant, IsHoliday, ShippingNo, SourceFact, WatchFacts } from '#lib/domain';
import {
  type Connection,
  cartViews,
  type DataDb,
  keyAge,
  type OutboxDb,
  type Settings,
  type Sync,
  shopsWithLinkOn,
} from '#lib/storage';

interface Sources {
  readonly data: DataDb;
  readonly outbox: OutboxDb;
  readonly settings: Settings;
  readonly now: Instant;
  readonly isHoliday: IsHoliday;
}

/** Gathers everything that the rules of the watch list read: the one place that knows where facts come from. */
export async function gatherFacts(sources: Sources): Promise<WatchFacts> {
  const { data, settings, now, isHoliday } = sources;
  const known = new Set<string>(settings.shops.map(({ shopId }) => shopId));
  const [carts, connections, syncs, parcels, linkOnAgain, stockAsks] = await Promise.all([
    cartViews(sources),
    data.connections.toArray(),
    data.syncs.toArray(),
    parcelFacts(data),
    shopsWithLinkOn(data, settings.shops),
    stockWaiting(sources),
  ]);
  return {
    now,
    isHoliday,
    shops: settings.shops,
    carts,
    connections: connections
      .filter(({ shopId }) => shopId === null || known.has(shopId))
      .map((connection) => connectionFact(connection, now)),
    sources: syncs.map(sourceFact).filter(({ shopId }) => shopId === null || known.has(shopId)),
    ...parcels,
    automationAsks: settings.automationAsks,
    linkOnAgain,
    stockAsks,
  };
}

async function stockWaiting({ outbox, settings }: Sources): Promise<ReadonlyMap<string, number>> {
  const counts = settings.shops.map(async ({ shopId }): Promise<[string, number]> => {
    return [shopId, await outbox.stockWrites.where({ state: 'planned', shopId }).count()];
  });
  return new Map(await Promise.all(counts));
}

const connectionFact = ({ party, shopId, state, keyIssuedOn }: Connection, now: Instant): ConnectionFact => ({
  party,
  shopId,
  state,
  keyDaysLeft: keyAge(keyIssuedOn, now)?.daysLeft ?? null,
});

function sourceFact({ name, lastEnd, failure }: Sync): SourceFact {
  const known = { lastEnd, failure: failure?.kind ?? null };
  switch (name) {
    case 'skus':
    case 'shipments':
    case 'links':
      return { source: name, party: 'smartship', shopId: null, ...known };
    case 'listings':
      return { source: 'listings', party: 'qoo10', shopId: null, ...known };
    default:
      return { source: 'orders', party: 'qoo10', shopId: name.slice('orders:'.length), ...known };
  }
}

async function parcelFacts(data: DataDb): Promise<Pick<WatchFacts, 'lastCollection' | 'shippedSeenAt'>> {
  let lastCollection: Instant | null = null;
  const shippedSeenAt = new Map<ShippingNo, Instant>();
  await data.shipments.each((row) => {
    if (row.registeredAt !== null && row.orderNos.length > 0) {
      lastCollection = Math.max(lastCollection ?? row.registeredAt, row.registeredAt);
    }
    if (row.shippedSeenAt) shippedSeenAt.set(row.shippingNo, row.shippedSeenAt);
  });
  return { lastCollection, shippedSeenAt };
}
