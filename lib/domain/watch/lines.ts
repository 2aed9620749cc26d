import { jstHour } from '../jst.ts';
import type { CartView, LineView } from '../order-state.ts';
import type { ShopSettings } from '../shop.ts';
import type { Instant } from '../words.ts';
import type { Finding, WatchFacts } from './finding.ts';

export interface Watched {
  readonly shop: ShopSettings;
  readonly cart: CartView;
  readonly view: LineView;
}

/** Every order line of a shop that is set up, except those the seller keeps away from Smartship: no noise about them. */
export function* watchedLines({ shops, carts }: Pick<WatchFacts, 'shops' | 'carts'>): Generator<Watched> {
  const byId = new Map(shops.map((shop) => [shop.shopId, shop]));
  for (const cart of carts) {
    const shop = byId.get(cart.shopId);
    if (!shop) continue;
    for (const view of cart.lines) if (view.state !== 'not-smartship') yield { shop, cart, view };
  }
}

type Told = Pick<Finding, 'rule' | 'severity' | 'kind' | 'action'>;

/** One finding for all lines that are told alike, shop by shop. */
export function grouped(lines: Iterable<Watched>, tell: (line: Watched) => Told | null): Finding[] {
  const groups = new Map<string, { readonly told: Told; readonly lines: Watched[] }>();
  for (const line of lines) {
    const told = tell(line);
    if (!told) continue;
    const key = `${told.severity} ${told.kind} ${line.shop.shopId}`;
    const group = groups.get(key);
    if (group) group.lines.push(line);
    else groups.set(key, { told, lines: [line] });
  }
  return [...groups.values()].map(({ told, lines }) => ({
    ...told,
    shopId: lines[0]?.shop.shopId ?? null,
    orderNos: lines.map(({ view }) => view.line.orderNo),
    count: lines.length,
    reason: lines[0]?.view.reason ?? null,
  }));
}

const HOUR = 3_600_000;
/** In these hours of Japan the link handles what was left from the day before [smartship 1.4]. */
const LINK_CATCHES_UP_UNTIL = 4;

/** Whole hourly cycles of Smartship's link since an instant, those from 00 to 04 in Japan not counted. */
export function linkCyclesSince(since: Instant, now: Instant): number {
  let cycles = 0;
  // Nobody asks for more than a few; a broken date must not keep the worker busy.
  for (let at = since + HOUR; at <= now && cycles < 100; at += HOUR) {
    if (jstHour(at) >= LINK_CATCHES_UP_UNTIL) cycles++;
  }
  return cycles;
}
