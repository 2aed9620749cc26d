import { holds } from './derive-cart.ts';
import type { OrderLine } from './order.ts';
import type { CartView, JobView, LineView } from './order-state.ts';
import type { Step } from './pipeline.ts';
import type { Duty, ShopSettings } from './shop.ts';
import { isAlive } from './smartship.ts';
import { stockProblem } from './stock.ts';
import type { Instant, OrderNo, ShippingNo } from './words.ts';

/** Carts that automation may start in an hour for one shop (design §3 law 7). */
export const AUTOMATIC_CARTS_AN_HOUR = 200;
/** After a pause of this long automation asks before it goes on: much may have changed while nobody looked. */
export const LONG_SLEEP = 12 * 3_600_000;

/** Orders that were here before a duty was switched on and that the seller approved one by one after a preview, with the duties he approved them for. */
export type Approved = ReadonlyMap<string, readonly Duty[]>;

/** What else decides what a duty takes, besides the cart and the shop's choices. */
export interface DutyFacts {
  readonly approved: Approved;
  /** Smartship's own link was seen at work although it was declared off: nothing is created then. */
  readonly linkOn: boolean;
  readonly now: Instant;
  /** When a parcel was first seen as really shipped. */
  readonly shippedSeenAt: ReadonlyMap<ShippingNo, Instant>;
}

const NOTHING_ELSE: DutyFacts = { approved: new Map(), linkOn: false, now: 0, shippedSeenAt: new Map() };

/**
 * The lines of a cart that a duty of the extension's takes now, without a click; empty when there is nothing to do.
 * Only carts nobody pressed or took back, whose every line was paid after the duty was switched on or approved since. A
 * mixed cart is asked before it goes, so it waits for the seller's press.
 */
export function automaticLines(
  view: CartView,
  shop: ShopSettings,
  facts: DutyFacts = NOTHING_ELSE,
): readonly OrderNo[] {
  if (!isFree(view, shop) || view.job !== null || isMixed(view)) return [];
  const duties = SENDING_DUTIES.filter((duty) => shop.duties[duty] === 'extension');
  for (const duty of duties) {
    const lines = dutyLines(view, shop, duty, facts.linkOn);
    if (lines.length > 0 && lines.every(({ line }) => isTakenBy(duty, line, shop, facts.approved))) {
      return lines.map(({ line }) => line.orderNo);
    }
  }
  return [];
}

/** Whether a duty may take an order: paid after the duty was switched on, or approved for this very duty since. */
export function isTakenBy(
  duty: Duty,
  order: Pick<OrderLine, 'orderNo' | 'paidAt'>,
  shop: Pick<ShopSettings, 'dutySince'>,
  approved: Approved,
): boolean {
  const since = shop.dutySince[duty];
  if (since !== undefined && (order.paidAt ?? 0) >= inQoo10sTime(since)) return true;
  return approved.get(order.orderNo)?.includes(duty) ?? false;
}

/** Qoo10 tells whole seconds: an order of the second in which a duty was switched on counts as paid after it. */
const inQoo10sTime = (at: Instant): Instant => Math.floor(at / 1000) * 1000;

const isMixed = (view: CartView): boolean =>
  view.lines.some(({ state }) => state === 'not-smartship') &&
  view.lines.some(({ state }) => state !== 'not-smartship');

const SENDING_DUTIES = ['bring-in', 'confirm', 'instruct'] as const;

/**
 * What of a cart would be a duty's if orders that are already here were taken too: what the seller sees before he
 * approves them. The shop's present choice does not matter.
 */
export function backlogLines(view: CartView, shop: ShopSettings, duty: Duty): readonly OrderNo[] {
  if (view.job !== null && view.job.phase !== 'undone') return waitsFor(view.job, shop, duty) ? view.job.orderNos : [];
  const lines =
    duty === 'tracking'
      ? trackable(view)
      : duty === 'stock'
        ? []
        : dutyLines(view, { ...shop, smartshipLinkDeclaredOff: true }, duty, false);
  return lines.map(({ line }) => line.orderNo);
}

const STEP_OF: Readonly<Partial<Record<Duty, Step>>> = {
  'bring-in': 'enter',
  confirm: 'confirm',
  instruct: 'instruct',
  tracking: 'track',
};

/** A sending that another duty began and that stands where this duty's part comes: it was begun before this one was switched on. */
function waitsFor({ by, phase, step, reason: why }: JobView, shop: ShopSettings, duty: Duty): boolean {
  if (phase !== 'waiting' || step !== STEP_OF[duty]) return false;
  if (why?.code === 'waiting-for-approval') return true;
  if (shop.duties[duty] === 'extension') return false;
  // What the seller pressed goes through these steps by his word, or waits for a connection that can.
  if (by === 'press' && duty !== 'tracking') return false;
  // While the parcel has not left there is no number to carry.
  return duty === 'tracking' ? why?.code === 'tracking-gap' : why?.code === 'waiting-for-duty';
}

const isFree = (view: CartView, shop: ShopSettings): boolean =>
  !shop.readOnly && (view.job === null || view.job.phase === 'undone');

/** A line's code leads to one SKU that has enough: only then is anything confirmed or instructed without a person. */
const isSound = ({ line, verdict }: LineView): boolean =>
  (verdict.verdict === 'mapped' || verdict.verdict === 'linked') && stockProblem(line, verdict) === null;

/** In Smartship and not on its way; or stuck there only until the SKU is applied that the seller chose for this order. */
const isThere = ({ state, reason }: LineView): boolean =>
  state === 'in-smartship' || (state === 'ready' && reason.code === 'line-sku-waits');

/** Cancelled for good and in no parcel: the rest of the cart goes without it. One that only might be keeps the cart. */
const isGone = ({ state, line }: LineView): boolean => state === 'cancelled' && line.claim === 'done';

/** The cart's lines when the duty fits every one of them, else none: a cart goes as a whole. */
function dutyLines(
  view: CartView,
  shop: ShopSettings,
  duty: (typeof SENDING_DUTIES)[number],
  linkOn: boolean,
): LineView[] {
  const lines = view.lines.filter((line) => line.state !== 'not-smartship' && !isGone(line));
  const all = (fits: (line: LineView) => boolean): LineView[] => (lines.every(fits) ? lines : []);
  switch (duty) {
    case 'bring-in':
      return shop.smartshipLinkDeclaredOff && !linkOn ? all(({ state }) => state === 'ready') : [];
    case 'confirm':
      return all((line) => isThere(line) && line.line.status === 2 && isSound(line));
    case 'instruct':
      if (!view.shipments.some((shipment) => isAlive(shipment) && shipment.serviceType === 'FF')) return [];
      return all((line) => isThere(line) && line.line.status === 3 && isSound(line));
  }
}

/** How long Smartship has for the number where the tracking duty is its own (design §5). */
const GAP = 24 * 3_600_000;

/** Lines whose parcel really went out and whose number Qoo10 lacks. */
function trackable(view: CartView): LineView[] {
  return view.lines.filter(
    ({ line }) => line.status === 3 && line.trackingNo.trim() === '' && parcelOf(view, line.orderNo),
  );
}

const parcelOf = (view: CartView, orderNo: OrderNo) =>
  view.shipments.find(
    (shipment) =>
      isAlive(shipment) &&
      shipment.reallyShipped === true &&
      (shipment.trackingNo ?? '') !== '' &&
      holds(shipment, orderNo, view),
  );

/**
 * Whether the extension writes a parcel's number to Qoo10: where it has that duty, or into a gap of a day that Smartship
 * left, if the seller allowed it. `seen` is when the parcel was first seen as really shipped.
 */
export const mayWriteTracking = (shop: ShopSettings, seen: Instant, now: Instant): boolean =>
  shop.duties.tracking === 'extension' ||
  (shop.duties.tracking === 'smartship' && shop.fillTrackingGap && now - seen >= GAP);

/**
 * Whether a cart's sending leaves this parcel's number to be carried by duty: it is over and carried none, or only that
 * of the cart's other parcel. What stopped over a number stays stopped, but keeps no other parcel's.
 */
export function leavesNumber(
  { phase, step, shippingNo: own, stoppedOver }: Pick<JobView, 'phase' | 'step' | 'shippingNo' | 'stoppedOver'>,
  shippingNo: ShippingNo,
): boolean {
  if (stoppedOver?.includes(shippingNo)) return false;
  const ofAnother = own !== null && own !== shippingNo;
  if (phase === 'undone') return true;
  if (phase === 'needs-seller') return step !== 'track' || ofAnother;
  return phase === 'done' && ofAnother;
}

/**
 * A cart whose number is to be carried to Qoo10 by duty, with the parcel it is in; null when there is nothing to carry.
 */
export function automaticTracking(
  view: CartView,
  shop: ShopSettings,
  facts: DutyFacts,
): { readonly orderNos: readonly OrderNo[]; readonly shippingNo: ShippingNo } | null {
  if (shop.readOnly) return null;
  const lines = trackable(view).filter(({ line }) => isTakenBy('tracking', line, shop, facts.approved));
  const parcels = new Set(lines.flatMap(({ line }) => parcelOf(view, line.orderNo) ?? []));
  const parcel = [...parcels].find(({ shippingNo }) => {
    const seen = facts.shippedSeenAt.get(shippingNo) ?? facts.now;
    return (!view.job || leavesNumber(view.job, shippingNo)) && mayWriteTracking(shop, seen, facts.now);
  });
  if (!parcel) return null;
  const own = lines.filter(({ line }) => parcelOf(view, line.orderNo) === parcel);
  return { orderNos: own.map(({ line }) => line.orderNo), shippingNo: parcel.shippingNo };
}

/** Whether carts of the shop are sent by the extension without a click. */
export const isSending = (shop: ShopSettings): boolean =>
  !shop.readOnly && SENDING_DUTIES.some((duty) => shop.duties[duty] === 'extension');

/** Whether anything of the shop is done by the extension without a click. */
export const isAutomatic = (shop: ShopSettings): boolean =>
  Object.values(shop.duties).includes('extension') || shop.fillTrackingGap;
