import type { Effect, SandboxOrder } from '#tests/sandbox';
import { MINUTE } from './plan.ts';
import type { Week } from './week.ts';

/** A write may be under way this long after its facts were read. */
const UNDER_WAY = 2 * MINUTE;
const ONCE = ['confirm', 'confirm-order', 'instruct', 'send-tracking', 'ship'] as const;

/**
 * Where each order must be at the end, from what was ordered, cancelled, registered and shipped outside; nothing of how
 * the extension works. Lines say what is wrong; none is right.
 */
export async function strays(week: Week): Promise<string[]> {
  const { world } = week.shop;
  const done = new Map<string, Effect[]>();
  for (const effect of world.effects.log) {
    const key = `${effect.kind} ${effect.key}`;
    const list = done.get(key);
    if (list) list.push(effect);
    else done.set(key, [effect]);
  }
  const of = (kind: string, key: string): readonly Effect[] => done.get(`${kind} ${key}`) ?? [];
  const parcels = new Map<string, string[]>();
  for (const { shippingNo, lines } of world.smartship.shipments.values())
    for (const { orderNo } of lines) parcels.set(orderNo, [...(parcels.get(orderNo) ?? []), shippingNo]);
  const ends = world.orders.flatMap((order) => {
    const wrong = wrongEnd(order, parcels.get(order.orderNo) ?? [], of, world.smartship);
    return wrong === null ? [] : [`${order.orderNo}: ${wrong}`];
  });
  const twice = [...done].flatMap(([key, all]) =>
    all.length > 1 && ONCE.some((kind) => key.startsWith(`${kind} `)) ? [`${key}: done ${all.length} times`] : [],
  );
  const silent = week.unloud.map((orderNo) => `${orderNo}: shipped after its cancel, and nobody was told`);
  return [...ends, ...twice, ...silent, ...(await unlike(week))];
}

function wrongEnd(
  order: SandboxOrder,
  parcels: readonly string[],
  of: (kind: string, key: string) => readonly Effect[],
  smartship: Week['shop']['world']['smartship'],
): string | null {
  if (parcels.length > 1) return `lives in ${parcels.join(', ')}`;
  const [shippingNo = ''] = parcels;
  const { claim } = order;
  if (claim) {
    const late = [...of('confirm', order.orderNo), ...of('instruct', shippingNo)];
    const after = late.find(({ at }) => at > claim.requestedAt + UNDER_WAY);
    if (after) return `${after.kind} after its cancel`;
    // A parcel that went out in spite of a request has its number told, as by Smartship's own link.
    const [tracked] = of('send-tracking', order.orderNo);
    const [left] = of('ship', shippingNo);
    if (tracked && (!left || left.at > tracked.at)) return 'has a number though its parcel did not go out';
    return claim.doneAt !== undefined && of('ship', shippingNo).length > 0 ? 'shipped though cancelled' : null;
  }
  const parcel = smartship.shipments.get(shippingNo);
  if (!parcel) return 'is in no parcel';
  if (order.state !== 4) return `ended in state ${order.state}, its parcel ${parcel.status} ${parcel.pendingReason}`;
  if (order.trackingNo !== parcel.trackingNo)
    return `has the number ${order.trackingNo}, its parcel ${parcel.trackingNo}`;
  if (of('confirm', order.orderNo).length !== 1) return 'was not confirmed once';
  return of('instruct', shippingNo).length === 1 ? null : 'was not instructed once';
}

/** What the extension shows must be what is: every order known, as it stands, and no sending left open without a reason. */
async function unlike(week: Week): Promise<string[]> {
  const { world } = week.shop;
  const { data, outbox } = week.books.open();
  const rows = new Map((await data.orders.toArray()).map((row) => [row.orderNo as string, row]));
  const orders = world.orders.flatMap((order) => {
    const row = rows.get(order.orderNo);
    if (!row) return order.claim ? [] : [`${order.orderNo}: the extension never knew it`];
    if (order.claim) return row.claim === 'none' ? [`${order.orderNo}: its cancel is not known`] : [];
    return row.status === order.state
      ? []
      : [`${order.orderNo}: is told in state ${row.status}, it is in ${order.state}`];
  });
  const jobs = (await outbox.jobs.toArray()).flatMap((job) => {
    const claimed = job.orderNos.some((orderNo) => world.order(orderNo)?.claim);
    if (claimed || job.phase === 'done') return [];
    return [`${job.jobId}: is ${job.phase} at ${job.step}, ${JSON.stringify(job.reason)}`];
  });
  return [...orders, ...jobs];
}
