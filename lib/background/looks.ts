import { type Failure, isDue, lookKind, type OrderNo, type Outcome, ok } from '#lib/domain';
import { readSettings, Secret, type Settings, type Sync } from '#lib/storage';
import { noteConnection, resolveVanished, syncOrders, syncShipments, syncSkus } from '#lib/watch';
import type { Brain } from './brain.ts';
import { lookAtLinks } from './links.ts';
import { noteSmartship } from './note-smartship.ts';
import { notePoll, pollOf, SMARTSHIP_POLL } from './polls.ts';

type Shop = Settings['shops'][number];

/** A full reading of the SKUs runs this often, and on demand. */
const SKUS_EVERY = 24 * 3_600_000;
/** Vanished orders that a tick asks for one by one; a sweep asks for more. */
const ASK_IN_TICK = 10;
const ASK_IN_SWEEP = 30;

/** What a look at one source brought. */
export interface Seen {
  readonly orderNos: ReadonlySet<OrderNo>;
  /** A side that could not be asked before, and now can. */
  readonly reachableAgain: boolean;
}

const NOTHING_SEEN: Seen = { orderNos: new Set(), reachableAgain: false };

/** Looks at one shop's orders when that is due, or at once when somebody asked. Fails for itself and says so. */
export async function lookAtOrders(brain: Brain, shop: Shop, asked: boolean): Promise<Seen> {
  const poll = await pollOf(brain, shop.shopId);
  if (!asked && !isDue(poll, brain.now())) return NOTHING_SEEN;
  const told = lookKind(poll, brain.now());
  const kind = asked && told === 'tick' ? 'sweep' : told;
  const qapi = brain.parties.qapi(shop.shopId);
  const look = { shopId: shop.shopId, now: brain.now(), kind };
  const name = `orders:${shop.shopId}` as const;
  const { outcome: read, failedBefore } = await noted(brain, name, async () => {
    const came = await syncOrders(qapi, brain.data, look);
    if (!came.ok || kind !== 'tick') return came;
    // A tick does not see older orders: what a sweep could not read stays told until the next one.
    const before = (await brain.data.syncs.get(name))?.unreadable ?? 0;
    return ok({ ...came.value, unreadable: Math.max(before, came.value.unreadable) });
  });
  await noteConnection(brain.data, await qoo10Identity(brain, shop), read, brain.now());
  const failure = read.ok ? null : read.failure;
  await notePoll(brain, poll, { kind, news: read.ok ? read.value.news : 0, failure, shop });
  if (!read.ok) return NOTHING_SEEN;
  const atMost = kind === 'tick' ? ASK_IN_TICK : ASK_IN_SWEEP;
  const learned = await resolveVanished(qapi, brain.data, { shopId: shop.shopId, now: brain.now(), atMost });
  const orderNos = new Set([...read.value.changed, ...(learned.ok ? learned.value : [])]);
  return { orderNos, reachableAgain: failedBefore };
}

/** Looks at Smartship when that is due, or at once when somebody asked. */
export async function lookAtSmartship(brain: Brain, asked: boolean, skus: 'when-old' | 'now'): Promise<Seen> {
  const poll = await pollOf(brain, SMARTSHIP_POLL);
  if (!asked && !isDue(poll, brain.now())) return NOTHING_SEEN;
  const gateway = await brain.parties.gateway();
  if (!gateway.ok) {
    await noteSmartship(brain, gateway);
    await notePoll(brain, poll, { kind: 'tick', news: 0, failure: gateway.failure, shop: null });
    await noteSync(brain, 'shipments', gateway.failure);
    return NOTHING_SEEN;
  }
  const told = lookKind(poll, brain.now());
  const kind = asked && told === 'tick' ? 'sweep' : told;
  const { outcome: found, failedBefore } = await noted(brain, 'shipments', () =>
    syncShipments(gateway.value, brain.data, { now: brain.now(), kind }),
  );
  await noteSmartship(brain, found);
  const news = found.ok ? found.value.changed.size : 0;
  await notePoll(brain, poll, { kind, news, failure: found.ok ? null : found.failure, shop: null });
  const last = await brain.data.syncs.get('skus');
  // A list from a file is there, and this way in cannot read another: nothing to do, and nothing to complain of.
  if (last?.lastEnd && !gateway.value.offer('search-skus').offered) return seenOf(found, failedBefore);
  // One of the future was read before the clock was set back.
  const old = !last?.lastEnd || Math.abs(brain.now() - last.lastEnd) > SKUS_EVERY;
  if (skus === 'now' || old || last?.resume) {
    const read = await syncSkus(gateway.value, brain.data, brain.now, () => brain.changed());
    if (!read.ok) await noteSync(brain, 'skus', read.failure);
  }
  await lookAtLinks(brain, gateway.value);
  return seenOf(found, failedBefore);
}

const seenOf = (found: Outcome<{ readonly changed: ReadonlySet<OrderNo> }>, failedBefore: boolean): Seen =>
  found.ok ? { orderNos: found.value.changed, reachableAgain: failedBefore } : NOTHING_SEEN;

/** The newest moment as of which every shop's orders are known, and the first shop's failure where one could not be asked. */
export async function ordersKnown(
  brain: Brain,
): Promise<{ readonly asOf: number | null; readonly failure: Failure | null }> {
  const { shops } = await readSettings();
  const rows = await brain.data.syncs.bulkGet(shops.map(({ shopId }) => `orders:${shopId}` as const));
  const ends = rows.map((row) => row?.lastEnd ?? null);
  const known = ends.length > 0 && ends.every((end) => end !== null);
  return {
    asOf: known ? Math.min(...ends.flatMap((end) => end ?? [])) : null,
    failure: rows.find((row) => row?.failure)?.failure ?? null,
  };
}

async function noted<Read extends { readonly count: number; readonly unreadable?: number }>(
  brain: Brain,
  name: Sync['name'],
  read: () => Promise<Outcome<Read>>,
): Promise<{ readonly outcome: Outcome<Read>; readonly failedBefore: boolean }> {
  const before = await brain.data.syncs.get(name);
  const start = brain.now();
  const outcome = await read();
  await brain.data.syncs.put({
    name,
    lastStart: start,
    lastEnd: outcome.ok ? brain.now() : (before?.lastEnd ?? null),
    count: outcome.ok ? outcome.value.count : (before?.count ?? null),
    unreadable: (outcome.ok ? outcome.value.unreadable : before?.unreadable) ?? 0,
    failure: outcome.ok ? null : outcome.failure,
    resume: before?.resume ?? null,
  });
  return { outcome, failedBefore: (before?.failure ?? null) !== null };
}

async function noteSync(brain: Brain, name: Sync['name'], failure: Failure): Promise<void> {
  await noted(brain, name, async () => ({ ok: false, failure }));
}

/** Who the Qoo10 connection of a shop is, for the popup. */
export async function qoo10Identity(brain: Brain, shop: Shop) {
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
