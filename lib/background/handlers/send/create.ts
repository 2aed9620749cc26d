import { type CartView, type OrderState, type Reason, reason, sameOrders, toPackNo } from '#lib/domain';
import type { Input, PressReply } from '#lib/messaging';
import { type PressedCart, press, pressAgain } from '#lib/outbox';
import { readSettings, type Settings } from '#lib/storage';
import type { Brain } from '../../brain.ts';
import { acknowledge, cartOf, refused, shopHindrance } from './parts.ts';

type Asked = Input<'send.create-shipping-order'>;

/** *Create shipping order*: a seller-shipped order for what can no longer be collected; once, by the id the server checks. */
export async function createShippingOrder(brain: Brain, asked: Asked): Promise<PressReply> {
  const settings = await readSettings();
  const view = await cartOf(brain, toPackNo(asked.packNo), asked.shopId);
  const why = (await whyNotCreate(brain, view, asked, 'too-late', settings)) ?? null;
  if (why || !view) return refused(why ?? reason('not-read-yet'), settings);
  const cart = cartNamed(view, 'too-late');
  return acknowledge(brain, 'create-shipping-order', settings, () =>
    press(brain.outbox, cart, brain.now(), 'press', 'shipping-order'),
  );
}

/** *Create again*: only for what Smartship has shown to be gone, and only by a person (design §5 Sending 3). */
export async function createAgain(brain: Brain, asked: Asked): Promise<PressReply> {
  const settings = await readSettings();
  const view = await cartOf(brain, toPackNo(asked.packNo), asked.shopId);
  const why = await whyNotCreate(brain, view, asked, 'removed-in-smartship', settings);
  if (why || !view) return refused(why ?? reason('not-read-yet'), settings);
  const dead = view.shipments.filter(({ stage }) => stage === 'cancelled').map(({ shippingNo }) => shippingNo);
  if (dead.length === 0) return refused(reason('not-proven-gone'), settings);
  const cart = cartNamed(view, 'removed-in-smartship');
  return acknowledge(brain, 'create-again', settings, () => pressAgain(brain.outbox, cart, dead, brain.now()));
}

async function whyNotCreate(
  brain: Brain,
  view: CartView | null,
  { named, shopId }: Asked,
  state: OrderState,
  settings: Settings,
): Promise<Reason | null> {
  const hindrance = shopHindrance(shopId, settings);
  if (hindrance) return hindrance;
  if (!view) return reason('not-read-yet');
  const wanted = cartNamed(view, state).orderNos;
  if (wanted.length === 0) return view.lines[0]?.reason ?? reason('not-read-yet');
  if (!sameOrders(wanted, named)) return reason('cart-changed', { now: wanted.join(', ') });
  const smartship = await brain.parties.gateway();
  // Without a connection the job waits and says why; what the server does not offer is said at once.
  if (!smartship.ok) return null;
  const offer = smartship.value.offer('create-order');
  return offer.offered ? null : reason('not-offered', { operation: 'create-order', detail: offer.detail });
}

const cartNamed = (view: CartView, state: OrderState): PressedCart => ({
  shopId: view.shopId,
  packNo: view.packNo,
  orderNos: view.lines.filter((line) => line.state === state).map(({ line }) => line.orderNo),
});
