import { describe, expect, it } from 'vitest';
import { automaticLines, type Duty, deriveCart, type Shipment, type ShopSettings } from '#lib/domain';
import { HOUR, line, mapped, NOON, packNo, shipment } from './make.ts';

/** A shop that gave these duties to the extension six hours ago; its order was paid five hours ago. */
function shop(duties: readonly Duty[], change: Partial<ShopSettings> = {}): ShopSettings {
  const given = (duty: Duty) => (duties.includes(duty) ? 'extension' : 'smartship');
  return {
    shopId: line().shopId,
    readOnly: false,
    duties: {
      'bring-in': given('bring-in'),
      confirm: given('confirm'),
      instruct: given('instruct'),
      tracking: 'smartship',
      stock: 'smartship',
    },
    dutySince: Object.fromEntries(duties.map((duty) => [duty, NOON - 6 * HOUR])),
    smartshipLinkDeclaredOff: true,
    fillTrackingGap: false,
    shipDateRule: { businessDays: 2, cutOffHour: 24, closedWeekdays: [0, 6], closedOnHolidays: true },
    pollMinutes: 5,
    notSmartship: [],
    addedAt: NOON,
    ...change,
  };
}

const cart = (order = line(), shipments: readonly Shipment[] = []) =>
  deriveCart(
    { shopId: order.shopId, packNo: packNo(512340001), lines: [order] },
    { verdictOf: () => mapped(), shipments, job: null, now: NOON },
  );
const LINE = ['1290000101'];

describe('automation', () => {
  it('takes nothing while every duty is Smartship’s', () => {
    expect(automaticLines(cart(), shop([]))).toEqual([]);
    expect(automaticLines(cart(line(), [shipment()]), shop([]))).toEqual([]);
  });

  it('brings in what is ready, only where the link was declared off', () => {
    expect(automaticLines(cart(), shop(['bring-in']))).toEqual(LINE);
    expect(automaticLines(cart(), shop(['bring-in'], { smartshipLinkDeclaredOff: false }))).toEqual([]);
  });

  it('confirms what is alive in Smartship and unconfirmed at Qoo10', () => {
    expect(automaticLines(cart(line(), [shipment()]), shop(['confirm']))).toEqual(LINE);
    expect(automaticLines(cart(line({ status: 3 }), [shipment()]), shop(['confirm']))).toEqual([]);
    expect(automaticLines(cart(), shop(['confirm']))).toEqual([]);
  });

  it('instructs fulfilment orders in 配送準備, and no seller-shipped one', () => {
    const confirmed = line({ status: 3 });
    expect(automaticLines(cart(confirmed, [shipment()]), shop(['instruct']))).toEqual(LINE);
    expect(automaticLines(cart(confirmed, [shipment({ serviceType: 'SS' })]), shop(['instruct']))).toEqual([]);
  });

  it('leaves alone what was paid before the duty was switched on', () => {
    expect(automaticLines(cart(line({ paidAt: NOON - 7 * HOUR })), shop(['bring-in']))).toEqual([]);
  });

  it('does nothing while the shop is Read-only', () => {
    expect(automaticLines(cart(), shop(['bring-in'], { readOnly: true }))).toEqual([]);
  });
});
