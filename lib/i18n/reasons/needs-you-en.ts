import { failureText } from '../failures.ts';
import { dayText, momentText, timeText } from '../format.ts';
import { stepText } from '../states.ts';
import { both, type Sentences } from './sentences.ts';

const NOTHING = 'Nothing to do.';
const day = dayText.bind(null, 'en');
const moment = momentText.bind(null, 'en');
const time = timeText.bind(null, 'en');
const step = stepText.bind(null, 'en');

export const needsYou = {
  'cart-has-blocked-lines': (p) => [
    `${p.count} of the cart's orders cannot go (${p.blocked}).`,
    'Fix them or leave them out.',
  ],
  'cart-lost-lines': (p) => [
    `Order ${p.lost} of the same cart was cancelled, or its buyer wants to cancel.`,
    'Press Retry to send the rest without it. If the parcel still holds it, take it out in Smartship first.',
  ],
  'mixed-cart': (p) => [
    `The cart also holds orders that stay behind (${p.stays}). Only ${p.goes} would go.`,
    'Open the panel, look at the preview and approve. Nothing was sent.',
  ],
  'cart-changed': (p) => [
    `The cart has changed (can be sent now: ${p.now || 'nothing'}).`,
    'Look at it and send again. Nothing was sent.',
  ],
  'order-too-old': (p) => [
    `Placed more than ${p.days} days ago, so nobody can tell that it is not in Smartship.`,
    'Check it in Smartship.',
  ],
  'address-missing': (p) => [`Order ${p.orderNo} has no delivery address.`, 'Check the address in J-QSM.'],
  'partly-in-smartship': (p) => [
    `Only a part of the cart is in Smartship (${p.shippingNo}). Missing: ${p.missing}.`,
    'Waiting for the rest. If it takes over an hour, check in Smartship.',
  ],
  'cart-is-split': (p) => [
    `Smartship holds this cart in several parcels (${p.shippingNos}).`,
    'Confirm and instruct them in Smartship.',
  ],
  'parcel-holds-others': (p) => [
    `The same parcel (${p.shippingNo}) holds orders that were not sent: ${p.others}.`,
    'Send those too and press Retry, or split the parcel in Smartship.',
  ],
  'parcel-holds-cancelled': (p) => [
    `The same parcel (${p.shippingNo}) still holds what was cancelled: ${p.cancelled}.`,
    'Take that order out of the parcel in Smartship, then press Retry.',
  ],
  'link-seems-on': (p) => [
    `An order was registered in Smartship after you declared its link off (${p.shippingNo}), so nothing is created twice.`,
    'Make sure that the link is off in Smartship, then choose the duty again in the options.',
  ],
  'tracking-gap': (p) => [
    `Shipped in Smartship, but Qoo10 has no tracking number yet (${p.trackingNo}, since ${moment(p.since)}).`,
    'Smartship usually writes it. After 24 hours, enter it in J-QSM.',
  ],
  'line-sku-refused': (p) => [
    `The SKU of order ${p.orderNo} could not be changed${p.says ? ` (“${p.says}”)` : ''}.`,
    'Change it in Smartship, then press Retry.',
  ],
  'two-shipments': (p) => [
    `Registered twice in Smartship (${p.first}, ${p.second}).`,
    'Delete one of them in Smartship.',
  ],
  'cancelled-after-sending': (p) => [
    `Cancelled or claimed after sending (${p.shippingNo}).`,
    'Request a delivery stop in Smartship.',
  ],
  'removed-in-smartship': (p) => [
    `Deleted in Smartship (${p.shippingNo}).`,
    'Use Resync under Cancelled Delivery in Smartship.',
  ],
  'search-not-proven': () => [
    'How to search this Smartship account is not proven yet.',
    'Wait until one registered order has been found.',
  ],
  'fulfilment-not-creatable': () => [
    'Fulfilment orders cannot be created over this connection.',
    "Use Smartship's own link or its Excel upload.",
  ],
  'not-offered': (p) => [
    `The present Smartship connection does not offer ${p.operation}.`,
    p.detail || 'Sign in with Smartship in the options.',
  ],
  'ship-date-impossible': (p) => [
    `The planned ship date ${day(p.wanted)} cannot be set.`,
    'Review the ship-date rule in the options.',
  ],
  'ship-date-needs-delay': (p) => [
    `The planned ship date ${day(p.wanted)} is after ${day(p.latest)}, the latest allowed.`,
    'Press Answer the delay in the side panel and choose the reason and the date.',
  ],
  'confirm-refused': ({ says }) => [
    `Qoo10 refused the order confirmation (“${says}”).`,
    "Check the order's status in J-QSM.",
  ],
  'stuck-in-smartship': (p) => [
    `Stuck in Smartship (${p.shippingNo}: ${p.says}).`,
    'Look at it in Smartship and clear the cause.',
  ],
  'stage-unknown': (p) => [
    `Smartship's status “${p.label}” is not known to us (${p.shippingNo}).`,
    'Look at it in Smartship. Nothing is done automatically.',
  ],
  'server-does-not-show-it': (p) => [
    `The result of ${step(p.step)} does not show yet.`,
    'Nothing goes on until it does.',
  ],
  'step-failed': (p) =>
    both(`${step(p.step)} failed. `, failureText('en', { party: p.party, kind: p.failure, says: p.says })),
  'outbox-lost': () => [
    'The record of sendings was lost; states are being compared.',
    'Turn Read-only off once that is done.',
  ],
  'step-crashed': (p) => [
    `Something went wrong inside the extension at ${step(p.step)}.`,
    `It is tried again at ${time(p.at)}. If it goes on, tell us with the Diagnostics.`,
  ],
  'outbox-old': () => [
    'The record of sendings went back to an older state, so this one was stopped.',
    'Check it in Smartship, then press Retry.',
  ],
  'disk-full': () => [
    'The disk is full: the sending could not be recorded. Nothing was sent.',
    'Free some space and send again.',
  ],
  'already-running': (p) => [`It cannot be changed now: ${step(p.step)} is under way.`, 'Try again in a moment.'],
  'not-proven-gone': () => [
    'It is not proven that the earlier registration is gone from Smartship.',
    'Press Sync now and try again.',
  ],
  'shipping-order-only-late': (p) => [
    `A shipping order can be created only for orders paid within ${p.days} days and without a tracking number.`,
    'Register it in Smartship.',
  ],
  'hold-set': (p) => [
    `Put on hold in Smartship (${p.shippingNo}).`,
    'To go on, release the hold in Smartship and press Retry.',
  ],
  'stop-requested': (p) => [
    `A delivery stop was requested (${p.shippingNo}). Whether it stops is up to the centre.`,
    'Check the result in Smartship.',
  ],
  'stop-not-possible': (p) => [
    `It can no longer be stopped (${p.shippingNo}, ${p.label}).`,
    'Ask Smartship or the carrier.',
  ],
  'stop-in-doubt': (p) => [
    `It cannot be told whether the stop request arrived (${p.shippingNo}).`,
    'Check in Smartship. You can also request it again.',
  ],
  'stopped-before-smartship': () => ['Stopped before it reached Smartship.', NOTHING],
  'undone-by-seller': () => ['The sending was undone.', 'Send again if you still want it.'],
} satisfies Partial<Sentences>;
