import { describe, expect, it } from 'vitest';
import {
  automaticLines,
  automaticTracking,
  backlogLines,
  type CartView,
  type CodeVerdict,
  contradictsLinkOff,
  type Duty,
  type DutyFacts,
  deriveCart,
  type JobView,
  type Shipment,
  type ShopSettings,
  toShippingNo,
} from '#lib/domain';
import { HOUR, line, mapped, NOON, orderNo, packNo, shipment, sku } from './make.ts';

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
const approvedFor = (duty: Duty) => new Map(LINE.map((orderNo) => [orderNo, [duty]]));

describe('automation', () => {
  it('takes nothing while every duty is Smartship’s', () => {
    expect(automaticLines(cart(), shop([]))).toEqual([]);
    expect(automaticLines(cart(line(), [shipment()]), shop([]))).toEqual([]);
  });

  it('brings in what is ready, only where the link was declared off', () => {
    expect(automaticLines(cart(), shop(['bring-in']))).toEqual(LINE);
    expect(automaticLines(cart(), shop(['bring-in'], { smartshipLinkDeclaredOff: false }))).toEqual([]);
  });

  it('takes a line by the SKU that the seller chose for it, also while Smartship is stuck on its code', () => {
    const chosen: CodeVerdict = {
      ...mapped(),
      reason: { code: 'line-sku', params: { code: 'OTHER', skuName: 'Other' } },
    };
    const there = shipment({ stage: 'error', pendingReason: 'SKU not mapped' });
    const overridden = (stage: Shipment, verdict: CodeVerdict) =>
      deriveCart(
        { shopId: line().shopId, packNo: packNo(512340001), lines: [line()] },
        { verdictOf: () => verdict, shipments: [stage], job: null, now: NOON },
      );
    expect(automaticLines(overridden(shipment(), chosen), shop(['confirm']))).toEqual(LINE);
    expect(automaticLines(overridden(there, chosen), shop(['confirm']))).toEqual(LINE);
    expect(automaticLines(overridden(there, mapped()), shop(['confirm']))).toEqual([]);
    const short: CodeVerdict = { ...chosen, sku: sku({ stock: 0 }) };
    expect(automaticLines(overridden(shipment(), short), shop(['confirm']))).toEqual([]);
  });

  it('goes on with the rest of a cart of which a line was cancelled for good; one that may be cancelled keeps it', () => {
    const beside = (claim: 'requested' | 'done', shipments: readonly Shipment[]) => {
      const other = line({ orderNo: orderNo(1290000102), claim });
      const of = { shopId: other.shopId, packNo: packNo(512340001), lines: [line(), other] };
      return deriveCart(of, { verdictOf: () => mapped(), shipments, job: null, now: NOON });
    };
    expect(automaticLines(beside('done', [shipment()]), shop(['confirm']))).toEqual(LINE);
    expect(automaticLines(beside('done', []), shop(['bring-in']))).toEqual(LINE);
    expect(automaticLines(beside('requested', [shipment()]), shop(['confirm']))).toEqual([]);
    // The parcel still holds what was cancelled: that is the seller's.
    const both = shipment().lines.flatMap((own) => [own, { ...own, orderNo: orderNo(1290000102) }]);
    expect(automaticLines(beside('done', [shipment({ lines: both })]), shop(['confirm']))).toEqual([]);
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

  it('takes no cart again that the seller took back, and none with a line that he excluded', () => {
    const ready = cart();
    const undone = { ...ready, job: { phase: 'undone' } as NonNullable<CartView['job']> };
    expect(automaticLines(undone, shop(['bring-in']))).toEqual([]);
    const [first] = ready.lines;
    const mixed = { ...ready, lines: first ? [first, { ...first, state: 'not-smartship' as const }] : [] };
    expect(automaticLines(mixed, shop(['bring-in']))).toEqual([]);
  });

  it('takes what was paid in the very second in which the duty was switched on, since Qoo10 tells whole seconds', () => {
    const paidAt = NOON - HOUR;
    const since = (milliseconds: number) => shop(['confirm'], { dutySince: { confirm: paidAt + milliseconds } });
    const view = cart(line({ paidAt }), [shipment()]);
    expect(automaticLines(view, since(999))).toEqual(LINE);
    expect(automaticLines(view, since(1000))).toEqual([]);
  });

  it('leaves alone what was paid before the duty was switched on', () => {
    expect(automaticLines(cart(line({ paidAt: NOON - 7 * HOUR })), shop(['bring-in']))).toEqual([]);
  });

  it('takes what was paid before only when the seller approved that very order for this very duty', () => {
    const old = cart(line({ paidAt: NOON - 7 * HOUR }));
    const facts = { approved: approvedFor('bring-in'), linkOn: false, now: NOON, shippedSeenAt: new Map() };
    expect(automaticLines(old, shop(['bring-in']), facts)).toEqual(LINE);
    expect(automaticLines(old, shop(['bring-in']), { ...facts, approved: approvedFor('confirm') })).toEqual([]);
  });

  it('brings nothing in once Smartship’s own link was seen at work', () => {
    const facts = { approved: new Map(), linkOn: true, now: NOON, shippedSeenAt: new Map() };
    expect(automaticLines(cart(), shop(['bring-in']), facts)).toEqual([]);
    expect(automaticLines(cart(line(), [shipment()]), shop(['confirm']), facts)).toEqual(LINE);
  });

  it('confirms and instructs nothing whose code leads nowhere or whose stock is short', () => {
    const confirm = (verdict: CodeVerdict) =>
      automaticLines(
        deriveCart(
          { shopId: line().shopId, packNo: packNo(512340001), lines: [line()] },
          { verdictOf: () => verdict, shipments: [shipment()], job: null, now: NOON },
        ),
        shop(['confirm']),
      );
    expect(confirm(mapped())).toEqual(LINE);
    expect(confirm({ ...mapped(), verdict: 'unmapped' })).toEqual([]);
    expect(confirm(mapped(sku({ stock: 0 })))).toEqual([]);
  });

  it('tells what a duty would take of the orders that are here, whoever has it now', () => {
    const old = cart(line({ paidAt: NOON - 70 * HOUR }), [shipment()]);
    expect(backlogLines(old, shop([]), 'confirm')).toEqual(LINE);
    expect(backlogLines(old, shop([]), 'instruct')).toEqual([]);
    expect(automaticLines(old, shop(['confirm']))).toEqual([]);
  });

  it('does nothing while the shop is Read-only', () => {
    expect(automaticLines(cart(), shop(['bring-in'], { readOnly: true }))).toEqual([]);
  });
});

/** A sending that stopped over its parcel's number. */
const STOPPED: JobView = {
  jobId: 'demo_shop:512340001:1',
  by: 'duty',
  kind: 'send',
  phase: 'needs-seller',
  step: 'track',
  orderNos: [orderNo(1290000101)],
  pressedAt: NOON,
  notBefore: NOON,
  nextTryAt: null,
  shippingNo: toShippingNo('QSP1'),
  reason: null,
  events: [],
};

describe('carrying tracking numbers by duty', () => {
  const shipped = shipment({ stage: 'shipped', reallyShipped: true, trackingNo: '4000' });
  const facts = (seenAgo: number): DutyFacts => ({
    approved: new Map(),
    linkOn: false,
    now: NOON,
    shippedSeenAt: new Map([[shipped.shippingNo, NOON - seenAgo]]),
  });
  const ours = {
    ...shop([]),
    duties: { ...shop([]).duties, tracking: 'extension' as const },
    dutySince: { tracking: NOON - 6 * HOUR },
  };
  const waiting = cart(line({ status: 3 }), [shipped]);

  it('takes what really went out and has no number at Qoo10', () => {
    expect(automaticTracking(waiting, ours, facts(0))).toEqual({ orderNos: LINE, shippingNo: 'QSP1' });
    const printed = cart(line({ status: 3 }), [{ ...shipped, reallyShipped: false }]);
    expect(automaticTracking(printed, ours, facts(0))).toBeNull();
    expect(automaticTracking(cart(line({ status: 3, trackingNo: '9' }), [shipped]), ours, facts(0))).toBeNull();
    expect(automaticTracking(cart(line({ status: 4 }), [shipped]), ours, facts(0))).toBeNull();
    expect(automaticTracking(waiting, { ...ours, readOnly: true }, facts(0))).toBeNull();
  });

  it('takes the number of a cart’s other parcel though the sending stopped over the first one’s, and each only once', () => {
    const second = line({ orderNo: orderNo(1290000102), status: 3 });
    const [own] = shipped.lines;
    const other = { ...shipped, shippingNo: toShippingNo('QSP2'), trackingNo: '4001' };
    const parcels = [shipped, { ...other, lines: own ? [{ ...own, orderNo: second.orderNo }] : [] }];
    const stopped = (change: Partial<JobView>): CartView => {
      const of = { shopId: second.shopId, packNo: packNo(512340001), lines: [line({ status: 3 }), second] };
      const known = { verdictOf: () => mapped(), shipments: parcels, now: NOON };
      return deriveCart(of, { ...known, job: { ...STOPPED, ...change } });
    };
    expect(automaticTracking(stopped({}), ours, facts(0))).toEqual({
      orderNos: [second.orderNo],
      shippingNo: 'QSP2',
    });
    // That one stopped too: neither is tried again.
    const both = { shippingNo: other.shippingNo, stoppedOver: [shipped.shippingNo] };
    expect(automaticTracking(stopped(both), ours, facts(0))).toBeNull();
    expect(automaticTracking(stopped({ phase: 'waiting' }), ours, facts(0))).toBeNull();
  });

  it('leaves orders from before alone', () => {
    expect(automaticTracking(cart(line({ status: 3, paidAt: NOON - 7 * HOUR }), [shipped]), ours, facts(0))).toBeNull();
  });

  it('fills a gap that Smartship left for a day, only where allowed', () => {
    const theirs = { ...ours, duties: shop([]).duties };
    expect(automaticTracking(waiting, theirs, facts(25 * HOUR))).toBeNull();
    const allowed = { ...theirs, fillTrackingGap: true };
    expect(automaticTracking(waiting, allowed, facts(23 * HOUR))).toBeNull();
    expect(automaticTracking(waiting, allowed, facts(25 * HOUR))).not.toBeNull();
  });
});

describe('a link that is on although it was declared off', () => {
  const declared = shop(['bring-in']);
  it('is told by a fulfilment order registered since, which nobody creates here', () => {
    expect(contradictsLinkOff(shipment({ registeredAt: NOON }), declared)).toBe(true);
    expect(contradictsLinkOff(shipment({ registeredAt: NOON, serviceType: 'SS' }), declared)).toBe(false);
    expect(contradictsLinkOff(shipment({ registeredAt: NOON - 7 * HOUR }), declared)).toBe(false);
    expect(contradictsLinkOff(shipment({ registeredAt: NOON }), shop([]))).toBe(false);
  });
});
