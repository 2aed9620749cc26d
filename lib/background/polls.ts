import {
  type Allowed,
  afterFailedLook,
  afterGoodLook,
  allowedMs,
  type Failure,
  firstPoll,
  type Instant,
  intervalOf,
  isIdle,
  isSending,
  jstDate,
  type LookKind,
  nextPoll,
  type Party,
  type PollState,
  paceMs,
  sendingHours,
  spread,
  startOfJstDate,
} from '#lib/domain';
import { alarmFrom } from '#lib/platform';
import { QAPI_HOST } from '#lib/qoo10';
import { SMARTSHIP_HOSTS } from '#lib/smartship';
import { callsOf, previewCallsOf, readSettings, type Settings } from '#lib/storage';
import type { Brain } from './brain.ts';
import { smallStore } from './kv.ts';

type Shop = Settings['shops'][number];

export const POLL_ALARM = 'poll';
/** Smartship's place among the polls; no shop can be called so. */
export const SMARTSHIP_POLL = ':smartship';
const USED_AT = 'used-at';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Smartship's link runs hourly: looking every quarter of an hour finds what it brought early enough. */
const SMARTSHIP_MINUTES = 15;
/** Calls of a look on average. Qoo10: a tick's two, an hour's sweep and what vanished spread over its ticks. Smartship: the list and now and then goods. */
const COST: Readonly<Record<Party, number>> = { qoo10: 2.2, smartship: 2 };
/** After these nothing is asked until somebody mended the key or the sign-in. */
const STOPS: ReadonlySet<Failure['kind']> = new Set([
  'key-rejected',
  'key-expired',
  'not-set-up',
  'locked',
  'signed-out',
]);

export async function pollOf(brain: Brain, id: string): Promise<PollState> {
  return (await brain.data.polls.get(id)) ?? firstPoll(id, brain.now(), brain.random());
}

/** Sets the alarm for the next look that is due: made anew at every start, since a browser may forget it, and after every look. */
export async function armPolls(brain: Brain): Promise<void> {
  const { shops } = await readSettings();
  const polls = await pollsOf(brain, [...shops.map(({ shopId }) => shopId as string), SMARTSHIP_POLL]);
  const now = brain.now();
  const minutes = Math.max(1, Math.min(...shops.map((shop) => shop.pollMinutes), 60));
  const next = nextPoll(polls, now);
  // Everything stopped by its key: nothing is asked, but whoever mends it may have died before saying so.
  await alarmFrom(POLL_ALARM, Math.max(next ?? now + HOUR, now + 1_000), next === null ? 60 : minutes);
}

/** What is remembered of each, with a first wait for those never looked at. What a look notes meanwhile stays as it is. */
function pollsOf(brain: Brain, ids: readonly string[]): Promise<PollState[]> {
  const { polls } = brain.data;
  return brain.data.transaction('rw', polls, async () => {
    const known = await polls.bulkGet([...ids]);
    const all = ids.map((id, at) => known[at] ?? firstPoll(id, brain.now(), brain.random()));
    await polls.bulkAdd(all.filter((_, at) => !known[at]));
    return all;
  });
}

/** A browser start is a rush of everything: overdue looks are spread over some seconds. */
export async function spreadPolls(brain: Brain): Promise<void> {
  await brain.data.polls.toCollection().modify((poll, row) => {
    row.value = spread(poll, brain.now(), brain.random());
  });
  await armPolls(brain);
}

/**
 * A connection that was tried after a change of its key or passphrase. Where nobody said that it is no good, because
 * the other side could not be reached, looks that were stopped go on by themselves.
 */
export async function goOnUnlessRefused(brain: Brain, id: string, failure: Failure): Promise<void> {
  if (STOPS.has(failure.kind)) return;
  await brain.data.polls.update(id, (poll, row) => {
    if (poll.stopped) row.value = { ...poll, stopped: false, nextAt: brain.now() };
  });
  await armPolls(brain);
}

/** A connection answers again: looks that its failure stopped or put off are due now, also should this worker die before the first. */
export async function resumePoll(brain: Brain, id: string): Promise<void> {
  await brain.data.polls.update(id, (poll, row) => {
    if (poll.stopped || poll.failures > 0) row.value = { ...poll, stopped: false, failures: 0, nextAt: brain.now() };
  });
  await armPolls(brain);
}

/** Notes how a look went and when the next one is due. */
export async function notePoll(
  brain: Brain,
  poll: PollState,
  came: {
    readonly kind: LookKind;
    readonly news: number;
    readonly failure: Failure | null;
    readonly shop: Shop | null;
  },
): Promise<void> {
  const at = brain.now();
  const { intervalMs, allowed } = await intervalFor(brain, came.shop, {
    ...poll,
    newAt: came.news > 0 ? at : poll.newAt,
  });
  const next = came.failure
    ? afterFailedLook(poll, { at, stops: STOPS.has(came.failure.kind), intervalMs, random: brain.random() })
    : afterGoodLook(poll, { kind: came.kind, at, news: came.news, intervalMs });
  await brain.data.polls.put({ ...next, allowed });
}

/** How long until the next look at a shop, or at Smartship where no shop is given, and what the day's calls allow. */
async function intervalFor(
  brain: Brain,
  shop: Shop | null,
  poll: PollState,
): Promise<{ readonly intervalMs: number; readonly allowed: Allowed }> {
  const now = brain.now();
  const party: Party = shop ? 'qoo10' : 'smartship';
  const [openOrders, usedAt, calls, ordersToday, ordersLately, shops] = await Promise.all([
    countOpen(brain, shop),
    lastUse(brain),
    shop ? lookingCalls(brain, shop, now) : callsOf(brain.data, SMARTSHIP_HOSTS[0] ?? '', '', now),
    countSince(brain, shop, startOfJstDate(jstDate(now))),
    countSince(brain, shop, now - 24 * HOUR),
    shop ? [shop] : readSettings().then((settings) => settings.shops),
  ]);
  const idle = isIdle({ openOrders, usedAt, newAt: poll.newAt }, now);
  const minutes = shop ? shop.pollMinutes : SMARTSHIP_MINUTES;
  const sending = sendingHours(shops.some(isSending), ordersLately);
  const ms = allowedMs(party, paceMs({ party, calls, ordersToday, sending, costOfLook: COST[party], now }));
  return {
    intervalMs: intervalOf({ minutes, idle, allowedMs: ms }),
    allowed: { minutes: Math.ceil(ms / MINUTE), orders: ordersToday },
  };
}

/** Today's calls for a shop, without those of stock previews: a pressed preview must not make new orders come late. */
async function lookingCalls({ data }: Brain, { shopId }: Shop, now: Instant): Promise<number> {
  const [calls, previews] = await Promise.all([
    callsOf(data, QAPI_HOST, shopId, now),
    previewCallsOf(data, shopId, now),
  ]);
  return Math.max(0, calls - previews);
}

const ofShop = (shop: Shop | null) => (row: { readonly shopId: string }) => shop === null || row.shopId === shop.shopId;

const countOpen = (brain: Brain, shop: Shop | null): Promise<number> =>
  brain.data.orders
    .where('status')
    .belowOrEqual(3)
    .and((row) => ofShop(shop)(row) && row.claim !== 'done')
    .count();

const countSince = (brain: Brain, shop: Shop | null, since: Instant): Promise<number> =>
  brain.data.orders.where('paidAt').aboveOrEqual(since).and(ofShop(shop)).count();

async function lastUse(brain: Brain): Promise<number | null> {
  const at = await smallStore(brain.data).get(USED_AT);
  return typeof at === 'number' ? at : null;
}

/**
 * A person has one of our pages or a J-QSM page open. After a long absence the next look comes at the seller's own
 * interval again, not only when the idle one is over. True when looks were moved forward.
 */
export async function noteUse(brain: Brain, shops: readonly Shop[]): Promise<boolean> {
  const now = brain.now();
  const last = await lastUse(brain);
  if (last !== null && last <= now && now - last < MINUTE) return false;
  await smallStore(brain.data).set(USED_AT, now);
  if (last !== null && last <= now && now - last < HOUR) return false;
  await brain.data.polls.toCollection().modify((poll, row) => {
    const shop = shops.find(({ shopId }) => shopId === poll.shopId);
    if (poll.lookedAt === null || poll.failures > 0) return;
    const soonest = poll.lookedAt + (shop?.pollMinutes ?? SMARTSHIP_MINUTES) * MINUTE;
    row.value = { ...poll, nextAt: Math.max(now, Math.min(poll.nextAt, soonest)) };
  });
  return true;
}
