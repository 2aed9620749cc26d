import { type CartView, goingOf, type OrderNo, type Reason, reason, sameOrders } from '#lib/domain';
import type { PressReply } from '#lib/messaging';
import { press } from '#lib/outbox';
import { cartViewsOf, readSettings } from '#lib/storage';
import type { Brain } from '../../brain.ts';
import { acknowledge, refused, shopHindrance } from './parts.ts';

/** What a person was shown when he pressed. */
export interface Word {
  /** Every line that goes. */
  readonly named: readonly string[];
  /** Lines of the cart that stay, as a preview named them; null where there was no preview. */
  readonly leaving: readonly string[] | null;
}

/** Queues the cart of an order, if what the person agreed to is what may go now. */
export async function pressCart(brain: Brain, orderNo: OrderNo, word: Word): Promise<PressReply> {
  const settings = await readSettings();
  const [view] = await cartViewsOf([orderNo], { data: brain.data, outbox: brain.outbox, settings, now: brain.now() });
  if (!view) return refused(reason('not-read-yet'), settings);
  const hindrance = shopHindrance(view.shopId, settings);
  if (hindrance) return refused(hindrance, settings);
  const running = runningJob(view, orderNo);
  if (running !== null) return { kind: 'already', jobId: running };
  const why = whyNot(view, orderNo, word);
  if (why) return refused(why, settings);
  const { goes } = goingOf(view);
  const cart = { shopId: view.shopId, packNo: view.packNo, orderNos: goes };
  return acknowledge(brain, 'send', settings, () => press(brain.outbox, cart, brain.now()));
}

/** The sending that has this order in hand already, or had it to its end. */
function runningJob({ job }: CartView, orderNo: OrderNo): string | null {
  if (!job?.orderNos.includes(orderNo)) return null;
  return ['held', 'running', 'waiting', 'done'].includes(job.phase) ? job.jobId : null;
}

function whyNot(view: CartView, orderNo: OrderNo, { named, leaving }: Word): Reason | null {
  const { goes, stays } = goingOf(view);
  const staying = stays.map(({ line }) => line.orderNo);
  if (!goes.includes(orderNo)) {
    return view.lines.find(({ line }) => line.orderNo === orderNo)?.reason ?? reason('not-read-yet');
  }
  // Blocked neighbours hold a cart back, unless a preview named them.
  if (view.sendable.length === 0 && leaving === null) {
    return view.lines.find(({ line }) => line.orderNo === orderNo)?.reason ?? reason('not-read-yet');
  }
  // He agreed to the lines that were named; if the cart changed since, he must see it first.
  if (!sameOrders(goes, named)) return reason('cart-changed', { now: goes.join(', ') });
  if (staying.length > 0 && leaving === null) {
    return reason('mixed-cart', { goes: goes.join(', '), stays: staying.join(', ') });
  }
  if (leaving !== null && !sameOrders(staying, leaving)) return reason('cart-changed', { now: goes.join(', ') });
  return null;
}
