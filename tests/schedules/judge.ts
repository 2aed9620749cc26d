import type { SandboxOrder, SandboxShipment } from '#tests/sandbox';
import type { CartPlayed, Played } from './play.ts';

const MINUTE = 60_000;
/** A write may be under way this long after its facts were read: twenty seconds a call, and a server that acts late. */
const UNDER_WAY = MINUTE;
/** Statuses in which the centre has its instruction [C as the sandbox has it]. */
const INSTRUCTED = new Set(['PI', 'P0', 'P1', 'D3', 'D4', 'D5']);

/** What a schedule came to, counted at the sandbox and in what each browser shows. Lines say what is wrong; empty is right. */
export interface Verdict {
  readonly duplicates: readonly string[];
  readonly lost: readonly string[];
  readonly wrong: readonly string[];
}

/** Judges by the outside's own books and by a model that knows nothing of how the extension works. */
export async function judge(played: Played): Promise<Verdict> {
  const facts = played.carts.map((cart) => factsOf(played, cart));
  const found = {
    duplicates: facts.flatMap(duplicatesOf),
    lost: played.cameToRest ? [] : ['four quiet hours were not enough for everything to come to rest'],
    wrong: [...facts.flatMap((fact) => [...unaskedOf(played, fact), ...actedOnCancelled(fact)]), ...brokenOff(played)],
  };
  for (const [browser] of played.shop.profiles.entries())
    for (const fact of facts) await judgePromise(played, browser, fact, found);
  return found;
}

interface Facts {
  readonly cart: CartPlayed;
  readonly index: number;
  readonly lines: readonly SandboxOrder[];
  readonly alive: readonly SandboxShipment[];
  readonly shippingNos: ReadonlySet<string>;
  readonly effects: Played['shop']['world']['effects']['log'];
}

/** What the outside's books say of one cart: its orders, its parcels, dead ones too, and all that was done to either. */
function factsOf({ shop, carts }: Played, cart: CartPlayed): Facts {
  const { smartship, effects } = shop.world;
  const mine = new Set(cart.orderNos);
  const alive = [...smartship.shipments.values()].filter(({ lines }) => lines.some(({ orderNo }) => mine.has(orderNo)));
  const dead = smartship.tombstones.filter(({ orderNos }) => orderNos.some((orderNo) => mine.has(orderNo)));
  const shippingNos = new Set([...alive, ...dead].map(({ shippingNo }) => shippingNo));
  return {
    cart,
    index: carts.indexOf(cart),
    lines: cart.orderNos.flatMap((orderNo) => shop.world.order(orderNo) ?? []),
    alive,
    shippingNos,
    effects: effects.log.filter(({ key }) => mine.has(key) || shippingNos.has(key)),
  };
}

/** More than one live parcel, or anything that was effectively done twice. */
function duplicatesOf({ cart, alive, effects }: Facts): string[] {
  const twice =
    alive.length > 1 ? [`cart ${cart.packNo} lives in ${alive.map((each) => each.shippingNo).join(', ')}`] : [];
  for (const kind of ['confirm', 'confirm-order', 'instruct', 'create-order', 'send-tracking'] as const) {
    const counts = Map.groupBy(
      effects.filter((effect) => effect.kind === kind),
      ({ key }) => (kind === 'create-order' ? cart.packNo : key),
    );
    for (const [key, done] of counts)
      if (done.length > 1) twice.push(`${kind} was done ${done.length} times to ${key}`);
  }
  return twice;
}

const byUs = ({ kind, detail }: Facts['effects'][number]): boolean =>
  kind === 'create-order' || detail?.by === 'qapi' || detail?.by === 'mcp';

/** Nobody pressed, or it was taken back in time: then nothing may have been done by us. */
function unaskedOf({ told }: Played, { cart, index, effects }: Facts): string[] {
  const last = new Map<number, string>();
  for (const { browser, what } of told.filter((each) => each.cart === index)) last.set(browser, what);
  const asked = [...last.values()].some((what) => what !== 'undone');
  return asked || !effects.some(byUs) ? [] : [`cart ${cart.packNo} was sent though nobody wanted it`];
}

/** Instructed or created although Qoo10 had long told of a cancel. */
function actedOnCancelled({ lines, effects }: Facts): string[] {
  const asked = Math.min(...lines.map(({ claim }) => claim?.requestedAt ?? Number.POSITIVE_INFINITY));
  return effects
    .filter((effect) => byUs(effect) && effect.kind !== 'confirm' && effect.at > asked + UNDER_WAY)
    .map(({ kind, key }) => `${kind} of ${key} after its cancel`);
}

/** An exception is a bug, unless the disk was full or the database was taken away under it. */
const mayBreakOff = ({ plan }: Played): boolean =>
  plan.acts.some(({ does }) => does === 'disk-full' || does === 'lose-outbox');

const brokenOff = (played: Played): string[] =>
  mayBreakOff(played)
    ? []
    : played.shop.profiles.flatMap(({ complaints }) => complaints.map((text) => `broken off: ${text}`));

/** A browser that said *queued* owes its seller the end, or a reason. */
async function judgePromise(
  played: Played,
  browser: number,
  facts: Facts,
  found: { lost: string[]; wrong: string[] },
): Promise<void> {
  const { cart, index } = facts;
  const profile = played.shop.profiles[browser];
  const said = played.told.filter((each) => each.browser === browser && each.cart === index && each.what !== 'pressed');
  if (!profile || said.at(-1)?.what !== 'queued') return;
  const who = `cart ${cart.packNo} in browser ${browser}`;
  const settings = await profile.settings();
  if (settings.outboxLost && settings.shops.every(({ readOnly }) => readOnly)) return;
  const job = (await profile.jobs()).find(({ packNo }) => packNo === cart.packNo);
  if (!job) {
    found.lost.push(`${who}: the job is gone and nobody says so`);
    return;
  }
  const crashed = job.events.some(({ reason }) => reason?.code === 'step-crashed');
  if (crashed && !mayBreakOff(played)) found.wrong.push(`${who}: a step threw`);
  const stopped = job.phase === 'needs-seller';
  if (stopped && job.reason === null) found.lost.push(`${who}: stopped without a reason`);
  const cancelled = facts.lines.some(({ claim }) => claim !== undefined);
  if (cancelled) {
    const stood = stopped || job.phase === 'done' || (job.phase === 'waiting' && job.step === 'track');
    if (!stood) found.lost.push(`${who}: cancelled, and its job is ${job.phase} at ${job.step}`);
    return;
  }
  if (stopped && !mayStop(played, job.reason?.code ?? '')) {
    found.lost.push(`${who}: stopped by ${JSON.stringify(job.reason)} though nothing is wrong with it`);
    return;
  }
  const end = endProblem(played, facts);
  if (end !== null && !stopped)
    found.lost.push(`${who}: ${end}; its job is ${job.phase} at ${job.step}, ${JSON.stringify(job.reason)}`);
}

/** What a healthy cart must have come to; null when it did. */
function endProblem({ plan }: Played, { lines, alive }: Facts): string | null {
  const [parcel] = alive;
  if (!parcel) return 'it is not in Smartship';
  if (lines.some(({ state }) => state < 3)) return 'it is not confirmed at Qoo10';
  if (plan.mode === 'create') return parcel.status === 'OC' ? null : `its parcel is ${parcel.status}`;
  return INSTRUCTED.has(parcel.status) ? null : `its parcel is ${parcel.status}`;
}

/** Reasons to ask the seller that a wrong clock gives a healthy cart: dates are counted by it. */
const BY_A_WRONG_CLOCK = new Set(['confirm-refused', 'ship-date-impossible', 'ship-date-needs-delay', 'index-too-old']);

function mayStop({ plan }: Played, code: string): boolean {
  return BY_A_WRONG_CLOCK.has(code) && plan.acts.some(({ does }) => does === 'set-clock');
}
