import type { CartView, ConnectionFact, Instant, IsHoliday, ShippingNo, SourceFact, WatchFacts } from '#lib/domain';
import {
  type Connection,
  cartViews,
  type DataDb,
  isDiskStuck,
  keyAge,
  type OutboxDb,
  type Settings,
  type ShipmentRow,
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
  const [carts, connections, syncs, parcels, linkOnAgain, stockAsks, diskFull] = await Promise.all([
    cartViews(sources),
    data.connections.toArray(),
    data.syncs.toArray(),
    parcelRows(data),
    shopsWithLinkOn(data, settings.shops),
    stockWaiting(sources),
    isDiskStuck(),
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
    ...parcelFacts(parcels, carts),
    automationAsks: settings.automationAsks,
    diskFull,
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

function sourceFact({ name, lastEnd, failure, unreadable = 0 }: Sync): SourceFact {
  const known = { lastEnd, failure: failure?.kind ?? null };
  switch (name) {
    case 'skus':
    case 'shipments':
    case 'links':
      return { source: name, party: 'smartship', shopId: null, ...known };
    case 'listings':
      return { source: 'listings', party: 'qoo10', shopId: null, ...known };
    default:
      return { source: 'orders', party: 'qoo10', shopId: name.slice('orders:'.length), unreadable, ...known };
  }
}

/** What the rules ask of parcels; their goods need not be kept for it. */
type Parcel = Pick<ShipmentRow, 'shippingNo' | 'registeredAt' | 'shippedSeenAt' | 'orderNos' | 'packNos'>;

async function parcelRows(data: DataDb): Promise<Parcel[]> {
  const parcels: Parcel[] = [];
  await data.shipments.each(({ shippingNo, registeredAt, shippedSeenAt = null, orderNos, packNos }) => {
    parcels.push({ shippingNo, registeredAt, shippedSeenAt, orderNos, packNos });
  });
  return parcels;
}

/** One account may serve several shops: a parcel speaks only of the link of the shop whose orders it holds. */
function parcelFacts(
  parcels: readonly Parcel[],
  carts: readonly CartView[],
): Pick<WatchFacts, 'lastCollection' | 'shippedSeenAt'> {
  const shopOfOrder = new Map<string, string>();
  const shopOfCart = new Map<string, string>();
  for (const { shopId, packNo, lines } of carts) {
    shopOfCart.set(packNo, shopId);
    for (const { line } of lines) shopOfOrder.set(line.orderNo, shopId);
  }
  const lastCollection = new Map<string, Instant>();
  const shippedSeenAt = new Map<ShippingNo, Instant>();
  for (const { shippingNo, registeredAt, shippedSeenAt: seenAt, orderNos, packNos } of parcels) {
    if (seenAt) shippedSeenAt.set(shippingNo, seenAt);
    if (registeredAt === null) continue;
    const shops = [...orderNos.map((each) => shopOfOrder.get(each)), ...packNos.map((each) => shopOfCart.get(each))];
    for (const shopId of new Set(shops)) {
      if (shopId !== undefined) lastCollection.set(shopId, Math.max(lastCollection.get(shopId) ?? 0, registeredAt));
    }
  }
  return { lastCollection, shippedSeenAt };
}
