/** One listing or option that wants a part of a SKU's pool. */
export interface StockClaim {
  readonly key: string;
  /** What it shows now. */
  readonly shown: number;
  readonly most: number;
  readonly least: number;
}

/**
 * Parts a pool over the listings that share it. The same claims give the same parts whatever their order, and the parts
 * never come to more than the pool.
 *
 * What listings show now is kept where it can be: an even share anew after every sale would write all the time. Only a
 * listing left with less than half its even share makes everybody's anew.
 */
export function allot(pool: number, claims: readonly StockClaim[]): ReadonlyMap<string, number> {
  const sorted = [...claims].sort((left, right) => (left.key < right.key ? -1 : 1));
  const whole = Math.max(0, Math.floor(pool));
  const even = share(
    whole,
    sorted,
    sorted.map(() => 0),
  );
  const kept = share(whole, sorted, startFrom(whole, sorted));
  const starved = sorted.some((_, at) => (kept[at] ?? 0) * 2 < (even[at] ?? 0));
  const parts = starved ? even : kept;
  return new Map(sorted.map(({ key }, at) => [key, parts[at] ?? 0]));
}

/** What each shows now, cut to what its rule and the pool allow: the fullest give first. */
function startFrom(pool: number, claims: readonly StockClaim[]): number[] {
  const start = claims.map(({ shown, most }) => Math.max(0, Math.min(shown, most)));
  let over = start.reduce((sum, units) => sum + units, 0) - pool;
  if (over <= 0) return start;
  // Cut to one level: as high as leaves no more than the pool, the rest of a level given by key order.
  const level = highestLevel(pool, start);
  const cut = start.map((units) => Math.min(units, level));
  over = pool - cut.reduce((sum, units) => sum + units, 0);
  return cut.map((units, at) => {
    if (over <= 0 || (start[at] ?? 0) <= level) return units;
    over -= 1;
    return units + 1;
  });
}

function highestLevel(pool: number, amounts: readonly number[]): number {
  const sum = (level: number) => amounts.reduce((total, units) => total + Math.min(units, level), 0);
  let [low, high] = [0, Math.max(0, ...amounts)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sum(middle) <= pool) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Gives the rest of a pool on top of a start: least parts first, then to the emptiest, each up to its most. */
function share(pool: number, claims: readonly StockClaim[], start: readonly number[]): number[] {
  const parts = [...start];
  let rest = pool - parts.reduce((sum, units) => sum + units, 0);
  claims.forEach(({ least, most }, at) => {
    const missing = Math.min(rest, Math.max(0, Math.min(least, most) - (parts[at] ?? 0)));
    parts[at] = (parts[at] ?? 0) + missing;
    rest -= missing;
  });
  return pour(rest, parts, claims);
}

/** Raises the emptiest parts together, as water fills vessels of different heights. */
function pour(rest: number, parts: readonly number[], claims: readonly StockClaim[]): number[] {
  const mostAt = (at: number) => Math.max(parts[at] ?? 0, claims[at]?.most ?? 0);
  const filled = (level: number) => parts.map((units, at) => Math.max(units, Math.min(level, mostAt(at))));
  const needs = (level: number) => filled(level).reduce((sum, units, at) => sum + units - (parts[at] ?? 0), 0);
  let [low, high] = [0, Math.max(0, ...parts.map((_, at) => mostAt(at)))];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (needs(middle) <= rest) low = middle;
    else high = middle - 1;
  }
  let left = rest - needs(low);
  return filled(low).map((units, at) => {
    if (left <= 0 || units !== low || units >= mostAt(at)) return units;
    left -= 1;
    return units + 1;
  });
}
