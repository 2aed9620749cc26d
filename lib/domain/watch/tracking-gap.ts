import { holds } from '../derive-cart.ts';
import { isAlive } from '../smartship.ts';
import type { Rule } from './finding.ts';
import { grouped, watchedLines } from './lines.ts';

const HOUR = 3_600_000;
/** Smartship's link writes the number within the day; the extension within the hour. */
const WITHIN = { smartship: 24 * HOUR, seller: 24 * HOUR, extension: 2 * HOUR } as const;

/** Really shipped, and Qoo10 has no number although whoever has that duty had the time. */
export const trackingGap: Rule = (facts) =>
  grouped(watchedLines(facts), ({ shop, cart, view: { line } }) => {
    if (line.status !== 3 || line.trackingNo.trim() !== '') return null;
    const parcel = cart.shipments.find(
      (shipment) => isAlive(shipment) && shipment.reallyShipped === true && holds(shipment, line.orderNo, cart),
    );
    const since = parcel ? facts.shippedSeenAt.get(parcel.shippingNo) : undefined;
    if (since === undefined || facts.now - since < WITHIN[shop.duties.tracking]) return null;
    return { rule: 'tracking-gap', severity: 'today', kind: shop.duties.tracking, action: 'open-jqsm' };
  });
