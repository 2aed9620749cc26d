import type { CartView, LineView } from './order-state.ts';
import type { Duty, ShopSettings } from './shop.ts';
import type { Instant, OrderNo } from './words.ts';

/** Carts that automation may start in an hour for one shop (design §3 law 7). */
export const AUTOMATIC_CARTS_AN_HOUR = 200;
/** After a pause of this long automation asks before it goes on: much may have changed while nobody looked. */
export const LONG_SLEEP = 12 * 3_600_000;

/**
 * The lines of a cart that a duty of the extension's takes now, without a click; empty when there is nothing to do.
 * Only carts nobody pressed, whose every line was paid after the duty was switched on.
 */
export function automaticLines(view: CartView, shop: ShopSettings): readonly OrderNo[] {
  if (shop.readOnly || (view.job !== null && view.job.phase !== 'undone')) return [];
  const lines = view.lines.filter(({ state }) => state !== 'not-smartship');
  const [first] = lines;
  if (!first) return [];
  const takes = (duty: Duty, fits: (line: LineView) => boolean): boolean => {
    const since = sinceOf(shop, duty);
    return since !== null && lines.every((line) => fits(line) && (line.line.paidAt ?? 0) >= since);
  };
  const bringIn = shop.smartshipLinkDeclaredOff && takes('bring-in', ({ state }) => state === 'ready');
  const confirm = takes('confirm', ({ state, line }) => state === 'in-smartship' && line.status === 2);
  const instruct =
    view.shipments.some(({ serviceType }) => serviceType === 'FF') &&
    takes('instruct', ({ state, line }) => state === 'in-smartship' && line.status === 3);
  return bringIn || confirm || instruct ? lines.map(({ line }) => line.orderNo) : [];
}

function sinceOf(shop: ShopSettings, duty: Duty): Instant | null {
  return shop.duties[duty] === 'extension' ? (shop.dutySince[duty] ?? null) : null;
}

/** Whether any duty of the shop is the extension's. */
export const isAutomatic = (shop: ShopSettings): boolean => Object.values(shop.duties).includes('extension');
