import { holds } from '../derive-cart.ts';
import { isAlive } from '../smartship.ts';
import type { Rule } from './finding.ts';
import { grouped, watchedLines } from './lines.ts';

const plain = (trackingNo: string): string =>
  trackingNo
    .normalize('NFKC')
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase();

/** Qoo10 shows another number than the parcel has: the buyer follows a wrong one. Nothing is overwritten. */
export const trackingMismatch: Rule = (facts) =>
  grouped(watchedLines(facts), ({ cart, view: { line } }) => {
    const atQoo10 = plain(line.trackingNo);
    // An order may have gone in several parcels: the number of any of them leads the buyer to his goods.
    const shipped = cart.shipments.filter(
      (shipment) => isAlive(shipment) && shipment.reallyShipped === true && holds(shipment, line.orderNo, cart),
    );
    const numbers = shipped.map(({ trackingNo }) => plain(trackingNo ?? '')).filter((number) => number !== '');
    if (atQoo10 === '' || numbers.length === 0 || numbers.includes(atQoo10)) return null;
    return { rule: 'tracking-mismatch', severity: 'today', kind: '', action: 'open-jqsm' };
  });
