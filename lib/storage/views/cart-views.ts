import {
  type CartView,
  type CodeVerdict,
  deriveCart,
  type Instant,
  type OrderLine,
  type OrderNo,
  type SkuIndex,
  toCarts,
} from '#lib/domain';
import type { DataDb, OrderRow, ShipmentRow } from '../data-db.ts';
import type { Job, OutboxDb } from '../outbox-db.ts';
import { rowsAt } from '../rows-at.ts';
import type { Settings } from '../settings.ts';
import { judgeLines } from './line-verdicts.ts';

interface Sources {
  readonly data: DataDb;
  readonly outbox: OutboxDb;
  readonly settings: Settings;
  readonly now: Instant;
  /** The SKUs in memory, where they are. */
  readonly skus?: SkuIndex | null;
}

/** Orders paid or placed longer ago than this are history; screens leave them out. */
const SHOWN_DAYS = 31;

/** Every cart of the shops that are set up, newest payment first; unpaid ones before all. */
export async function cartViews(sources: Sources, only: { readonly packNo?: string } = {}): Promise<CartView[]> {
  if (only.packNo !== undefined) {
    return viewsOf(await sources.data.orders.where('packNo').equals(only.packNo).toArray(), sources);
  }
  const since = sources.now - SHOWN_DAYS * 86_400_000;
  // What was pressed and is not over stays in sight, however old the order grew meanwhile.
  const unfinished = new Set<string>(
    (await sources.outbox.jobs.where('phase').anyOf('held', 'running', 'waiting', 'needs-seller').toArray()).map(
      ({ packNo }) => packNo,
    ),
  );
  const rows = await sources.data.orders
    .filter((row) => (row.paidAt ?? row.orderedAt ?? sources.now) >= since || unfinished.has(row.packNo))
    .toArray();
  const views = await viewsOf(rows, sources);
  return views.sort((left, right) => placed(right) - placed(left));
}

const placed = (view: CartView): number =>
  Math.max(...view.lines.map(({ line }) => line.paidAt ?? line.orderedAt ?? 0));

/** The carts that hold these orders, whole: a line's state depends on its neighbours. */
export async function cartViewsOf(orderNos: readonly string[], sources: Sources): Promise<CartView[]> {
  const { orders } = sources.data;
  const asked = await rowsAt(orders, 'orderNo', orderNos);
  return viewsOf(
    await rowsAt(
      orders,
      'packNo',
      asked.map(({ packNo }) => packNo),
    ),
    sources,
  );
}

async function viewsOf(rows: readonly OrderRow[], { data, outbox, settings, now, skus }: Sources): Promise<CartView[]> {
  const shops = new Map(settings.shops.map((shop) => [shop.shopId, shop]));
  const lines = rows.filter((row) => shops.has(row.shopId));
  const rules = { shops: settings.shops, now, skus: skus ?? null };
  const verdicts = await judgeLines({ data, outbox }, lines, rules);
  const packNos = [...new Set(lines.map((line) => line.packNo))];
  const shipments = await shipmentsOf(lines, packNos, data);
  const jobs = await jobsOf(packNos, outbox);
  return toCarts(lines).map((cart) => {
    const ofCart = cart.lines.flatMap((line) => [...(shipments.byOrder.get(line.orderNo) ?? [])]);
    const ofPack = shipments.byPack.get(cart.packNo) ?? [];
    return deriveCart(cart, {
      verdictOf: (orderNo) => verdicts.get(orderNo) ?? unreadVerdict,
      shipments: [...new Set([...ofCart, ...ofPack])],
      job: jobs.get(`${cart.shopId}:${cart.packNo}`) ?? null,
      now,
    });
  });
}

const unreadVerdict: CodeVerdict = {
  verdict: 'unknown',
  warnings: [],
  reason: { code: 'index-not-read', params: {} },
  sku: null,
};

async function shipmentsOf(lines: readonly OrderLine[], packNos: readonly string[], data: DataDb) {
  const orderNos: OrderNo[] = lines.map((line) => line.orderNo);
  const [named, packed] = await Promise.all([
    rowsAt(data.shipments, 'orderNos', orderNos),
    rowsAt(data.shipments, 'packNos', packNos),
  ]);
  const one = new Map([...named, ...packed].map((row) => [row.shippingNo, row]));
  const byOrder = new Map<string, Set<ShipmentRow>>();
  const byPack = new Map<string, Set<ShipmentRow>>();
  for (const row of one.values()) {
    for (const orderNo of row.orderNos) byOrder.set(orderNo, (byOrder.get(orderNo) ?? new Set()).add(row));
    for (const packNo of row.packNos) byPack.set(packNo, (byPack.get(packNo) ?? new Set()).add(row));
  }
  return { byOrder, byPack };
}

/** The latest job of each cart. */
async function jobsOf(packNos: readonly string[], outbox: OutboxDb): Promise<Map<string, Job>> {
  const jobs = await rowsAt(outbox.jobs, 'packNo', packNos);
  const latest = new Map<string, Job>();
  for (const job of jobs) {
    const key = `${job.shopId}:${job.packNo}`;
    const other = latest.get(key);
    if (!other || other.generation < job.generation) latest.set(key, job);
  }
  return latest;
}
