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
    const parcel = cart.shipments.find(
      (shipment) => isAlive(shipment) && shipment.lines.some(({ orderNo }) => orderNo === line.orderNo),
    );
    const inSmartship = plain(parcel?.trackingNo ?? '');
    if (atQoo10 === '' || inSmartship === '' || atQoo10 === inSmartship || parcel?.reallyShipped !== true) return null;
    return { rule: 'tracking-mismatch', severity: 'today', kind: '', action: 'open-jqsm' };
  });
