import type { FaultSpec } from '#tests/sandbox';
import { createRandom, pick } from '../sandbox/world/random.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 86_400_000;

/** How a worker dies at a request: before it leaves, with the server acting later, or with the reply lost. */
export type WireDeath = 'die-before' | 'die-meanwhile' | 'die-after';

/** One thing that happens, `at` so many ms after the schedule's start. `browser` and `cart` are indexes. */
export type Act = { readonly at: number } & (
  | { readonly does: 'press'; readonly browser: number; readonly cart: number; readonly times: number }
  | { readonly does: 'undo' | 'retry'; readonly browser: number; readonly cart: number }
  | { readonly does: 'kill' | 'sync' | 'lose-outbox'; readonly browser: number }
  | { readonly does: 'die-at-request'; readonly browser: number; readonly nth: number; readonly how: WireDeath }
  | {
      readonly does: 'die-at-write';
      readonly browser: number;
      readonly nth: number;
      readonly how: 'die-before' | 'die-after';
    }
  | { readonly does: 'disk-full'; readonly browser: number; readonly nth: number; readonly times: number }
  | { readonly does: 'fault'; readonly fault: FaultSpec }
  | { readonly does: 'link' }
  | { readonly does: 'cancel'; readonly cart: number; readonly line: number; readonly how: 'cancelled' | 'requested' }
  | { readonly does: 'set-clock'; readonly browser: number; readonly offset: number }
);

export interface Plan {
  readonly seed: number;
  /** `link`: Smartship's link brings orders in. `create`: it is off, and the extension has the duty. */
  readonly mode: 'link' | 'create';
  readonly linkConfirms: boolean;
  readonly linkInstructs: boolean;
  readonly browsers: number;
  readonly lines: readonly number[];
  readonly acts: readonly Act[];
}

/** Calls that matter; a fault without a name meets whatever comes next. */
const CALLS = [
  'GetShippingAndClaimInfoByOrderNo_V2',
  'SetSellerCheckYNBulk',
  'search_orders',
  'get_order_goods_by_shipping_nos',
  'confirm_orders',
  'request_pick_n_pack',
  'create_order',
  'tools/list',
  'initialize',
] as const;

/** The schedule of a seed: always the same for the same seed. */
export function planOf(seed: number): Plan {
  const random = createRandom(seed);
  const chance = (share: number): boolean => random() < share;
  const upTo = (count: number): number => Math.floor(random() * count);
  const browsers = chance(0.3) ? 2 : 1;
  const lines = Array.from({ length: 1 + upTo(2) }, () => (chance(0.3) ? 2 : 1));
  const acts: Act[] = [];
  const add = (act: Act) => acts.push(act);
  // Most happens around the end of the ten held seconds, when a cart goes; the rest while it waits for the link.
  const moment = (): number => (chance(0.75) ? upTo(45 * SECOND) : upTo(8 * MINUTE));
  const browser = () => upTo(browsers);
  const cart = () => upTo(lines.length);

  if (chance(0.5)) add({ at: 0, does: 'link' });
  lines.forEach((_, index) => {
    const at = upTo(15 * SECOND);
    add({ at, does: 'press', browser: browser(), cart: index, times: 1 + upTo(3) });
    // The other browser, or another tab a moment later.
    const later = chance(0.5) ? at : at + upTo(20 * SECOND);
    if (chance(0.5)) add({ at: later, does: 'press', browser: browser(), cart: index, times: 1 });
  });
  for (let left = 1 + upTo(3); left > 0; left -= 1) {
    const [at, where, kind] = [chance(0.5) ? 0 : moment(), browser(), random()];
    if (kind < 0.2) add({ at: moment(), does: 'kill', browser: where });
    else if (kind < 0.75) {
      const how = pick(random, ['die-before', 'die-meanwhile', 'die-after'] as const);
      add({ at, does: 'die-at-request', browser: where, nth: 1 + upTo(24), how });
    } else {
      const how = pick(random, ['die-before', 'die-after'] as const);
      add({ at, does: 'die-at-write', browser: where, nth: 1 + upTo(60), how });
    }
  }
  for (let left = upTo(4); left > 0; left -= 1) {
    add({ at: chance(0.6) ? 0 : moment(), does: 'fault', fault: faultOf(random) });
  }
  if (chance(0.7)) add({ at: moment(), does: 'link' });
  if (chance(0.25)) add({ at: upTo(25 * SECOND), does: 'undo', browser: browser(), cart: cart() });
  if (chance(0.1)) add({ at: moment(), does: 'retry', browser: browser(), cart: cart() });
  if (chance(0.3)) add({ at: moment(), does: 'sync', browser: browser() });
  if (chance(0.25)) {
    const which = cart();
    const how = pick(random, ['cancelled', 'requested'] as const);
    add({ at: moment(), does: 'cancel', cart: which, line: upTo(lines[which] ?? 1), how });
  }
  if (chance(0.2)) add({ at: moment(), does: 'set-clock', browser: browser(), offset: chance(0.5) ? DAY : -DAY });
  if (chance(0.15)) {
    add({ at: moment(), does: 'disk-full', browser: browser(), nth: 1 + upTo(30), times: 1 + upTo(3) });
  }
  if (chance(0.05)) add({ at: moment(), does: 'lose-outbox', browser: browser() });
  return {
    seed,
    mode: chance(0.25) ? 'create' : 'link',
    linkConfirms: chance(0.2),
    linkInstructs: chance(0.2),
    browsers,
    lines,
    acts: acts.sort((left, right) => left.at - right.at),
  };
}

function faultOf(random: () => number): FaultSpec {
  const where = random() < 0.75 ? { match: pick(random, CALLS) } : {};
  const times = 1 + Math.floor(random() * 3);
  const kind = pick<() => FaultSpec>(random, [
    () => ({ kind: 'latency', ms: pick(random, [800, 5_000, 30_000]) }),
    () => ({ kind: 'cut-before' }),
    () => ({ kind: 'cut-after' }),
    () => ({ kind: 'cut-after' }),
    () => ({ kind: 'status', status: pick(random, [429, 500, 502, 503]) }),
    () => ({ kind: 'html' }),
    () => ({ kind: 'malformed' }),
    () => ({ kind: 'slow-body', ms: pick(random, [50, 2_000]) }),
    () => ({ kind: 'bom' }),
  ])();
  return { ...kind, ...where, times };
}
