import { failureText } from './failures.ts';
import { dayText, momentText, timeText } from './format.ts';
import type { Sentences } from './reasons.ts';
import { stepText } from './states.ts';

const NOTHING = 'Nothing to do.';
const day = dayText.bind(null, 'en');
const moment = momentText.bind(null, 'en');
const time = timeText.bind(null, 'en');
const step = stepText.bind(null, 'en');
const code = (text: string) => `“${text}”`;
const FIX_CODE = 'Correct the code in the listing, or register the SKU in Smartship.';
const PROBLEM = {
  'too-long': 'is too long',
  separator: 'has a forbidden sign',
  'control-character': 'has an invisible character',
};

/** Why and what next, in English. */
export const EN: Sentences = {
  ready: () => ['Can be sent to Smartship.', 'Press Send to Smartship.'],
  'ready-linked': ({ skuName }) => [
    `Can be sent to Smartship: its stored link leads to the SKU ${code(skuName)}.`,
    'Press Send to Smartship.',
  ],
  unpaid: () => ['The order is not paid yet.', 'It can be sent once it is paid.'],
  'not-read-yet': () => ['This order has not been read from Qoo10 yet.', 'Wait for the next sync or press Sync now.'],
  'row-unreadable': ({ what }) => [`This row's ${what} could not be read.`, 'Reload the page. Nothing was sent.'],
  'other-shop': ({ shopId }) => [
    `The order belongs to ${shopId}, a shop that is not set up.`,
    'Connect that shop in the options.',
  ],
  'cannot-check': ({ party, failure, says }) =>
    both('Cannot check. ', failureText('en', { party, kind: failure, says })),
  'too-late': () => [
    'Too late for Smartship to collect by itself.',
    'Press Create shipping order in the side panel, or register it in Smartship by hand.',
  ],
  'shipped-elsewhere': ({ carrier, trackingNo }) => [
    `Already shipped by other means (${carrier} ${trackingNo}).`,
    NOTHING,
  ],
  'waybill-printed': () => [
    'A waybill has been printed; Smartship may not collect it.',
    'Check in Smartship whether it is there.',
  ],
  'cancelled-at-qoo10': () => ['Cancelled at Qoo10.', NOTHING],
  'claim-open': () => ['A cancel or claim is open.', 'Handle the claim in J-QSM.'],
  'quantity-refused': ({ quantity }) => [`The quantity (${quantity}) is not valid.`, 'Check the order in J-QSM.'],
  'excluded-by-seller': ({ pattern }) => [
    `You excluded it from Smartship (${pattern}).`,
    'Change the settings to include it again.',
  ],
  'no-stock': (p) => [
    `Not enough stock of ${code(p.code)} (${p.stock} there, ${p.needed} needed).`,
    'Send stock to Smartship or choose another SKU.',
  ],
  'code-mapped': ({ skuName }) => [`Matches the Smartship SKU ${code(skuName)}.`, NOTHING],
  'code-linked': ({ skuName }) => [`Linked with the Smartship SKU ${code(skuName)}.`, NOTHING],
  'code-invalid': (p) => [
    `The code ${code(p.code)} ${PROBLEM[p.problem]}.`,
    `Type it again in plain characters, ${p.limit} at most.`,
  ],
  'code-blank': ({ field }) => [
    `The seller ${field === 'option' ? 'option ' : ''}code is blank.`,
    "Enter the SKU's Seller defined code of Smartship.",
  ],
  'code-ambiguous': (p) => [
    `${p.count} Smartship SKUs share the code ${code(p.code)}.`,
    'Leave it with one SKU in Smartship.',
  ],
  'code-wrong-kind': (p) => [
    `The code ${code(p.code)} belongs to a SKU of ${p.wants === 'option' ? 'a product without options' : 'an option'}.`,
    `Enter the code of ${p.wants === 'option' ? 'an option' : 'a single-product'} SKU.`,
  ],
  'code-near': (p) => [`The code ${code(p.code)} is spelt differently in Smartship.`, `Change it to ${code(p.exact)}.`],
  'code-unmapped': (p) => [`No Smartship SKU has the code ${code(p.code)} (as of ${moment(p.at)}).`, FIX_CODE],
  'code-several': (p) => [
    `${code(p.code)} looks like ${p.count} codes in one field (${p.known} of them SKUs). Smartship takes it as one code.`,
    'Register a set SKU in Smartship and enter its code, or leave one code.',
  ],
  'code-additional': (p) => [
    `The code ${code(p.code)} has the code ${code(p.additional)} of an additional option mixed in.`,
    'Leave the codes of additional options blank in J-QSM, and choose the SKU for this order.',
  ],
  'code-duplicate': (p) => [
    `Several options of the listing have the code ${code(p.code)}.`,
    'Give each option a code of its own in the listing.',
  ],
  'code-mapped-auto': (p) => [
    `Matches the SKU ${code(p.skuName)}, which Smartship registered by itself from an order; it has no stock.`,
    'Use the code of the SKU that has stock, or send stock for this one.',
  ],
  'code-ambiguous-auto': (p) => [
    `${p.count} SKUs share the code ${code(p.code)}; ${p.auto} of them Smartship registered by itself, without stock.`,
    'Delete those in Smartship, so that one is left.',
  ],
  'link-ambiguous': (p) => [
    `Smartship's stored links lead to ${p.count} SKUs.`,
    'Leave one link in Smartship under SKU Management.',
  ],
  'additional-has-code': (p) => [
    `An additional option has the code ${code(p.additional)}, which may be mixed into the code of an order.`,
    'Leave the codes of additional options blank in J-QSM.',
  ],
  'additional-blank': () => ['The code of an additional option is blank, as it should be.', NOTHING],
  'listing-not-read': () => [
    "This listing's codes have not been read from Qoo10 yet.",
    'They are read one after another; please wait.',
  ],
  'listing-shop-unknown': () => [
    'It cannot be told which shop this listing belongs to.',
    'Connect that shop in the options, or wait for the listing sync.',
  ],
  'line-sku': (p) => [`This order alone ships as the SKU ${code(p.skuName)} (${p.code}).`, NOTHING],
  'line-sku-gone': (p) => [
    `The SKU chosen for this order (${p.code}) is not in Smartship.`,
    'Choose another SKU or take the choice back.',
  ],
  'line-sku-waits': (p) => [
    `Stuck in Smartship (${p.shippingNo}), and the SKU ${code(p.skuName)} is chosen for it.`,
    'Press Send to Smartship: the line gets this SKU and goes on.',
  ],
  'index-not-read': () => ["Smartship's SKUs have not been read yet.", 'Connect Smartship and press Sync now.'],
  'index-too-old': ({ at }) => [`The SKU data is old (${moment(at)}).`, 'Press Sync now.'],
  'held-before-sending': ({ until }) => [`Held until ${time(until)}.`, 'Press Undo to take it back.'],
  queued: () => ['Waiting for its turn.', NOTHING],
  running: (p) => [`Under way: ${step(p.step)}.`, NOTHING],
  paused: () => ['Everything is paused.', 'Turn Pause everything off to go on.'],
  'read-only': () => ['The shop is Read-only.', 'Turn Read-only off in the options to send.'],
  'retry-later': (p) => [
    `${step(p.step)} was interrupted. ${failureText('en', { party: p.party, kind: p.failure, says: p.says }).why}`,
    `It is tried again at ${time(p.at)}.`,
  ],
  'waiting-for-link': ({ lastCollection }) => [
    "Waiting for Smartship's own link, usually within the hour.",
    lastCollection === null
      ? 'No collection has been seen yet.'
      : `Last collection seen: ${moment(lastCollection)}. Nothing to do.`,
  ],
  'waiting-for-approval': (p) => [
    `Paid before this duty was switched on, so it waits for your approval: ${step(p.step)}.`,
    'Preview and approve it under that duty in the options.',
  ],
  'automation-asks': () => [
    'Nothing ran for over 12 hours, so automation waits.',
    'Look at the orders, then press Let automation go on.',
  ],
  'waiting-for-duty': (p) =>
    p.by === 'smartship'
      ? [
          `Waiting for Smartship: ${step(p.step)}.`,
          p.step === 'track'
            ? NOTHING
            : 'The present connection cannot do it. Do it in Smartship, or Sign in with Smartship in the options.',
        ]
      : [`${step(p.step)} is yours to do.`, 'Do it in J-QSM or Smartship.'],
  'in-smartship': (p) => [`In Smartship (${p.shippingNo}, ${p.label}).`, NOTHING],
  'seller-ships': (p) => [
    `In Smartship as seller shipping (${p.shippingNo}, ${p.label}).`,
    'Print the waybill and request pickup in Smartship.',
  ],
  instructed: (p) => [`Shipping instructed (${p.shippingNo}, ${p.label}).`, NOTHING],
  'number-at-qoo10': (p) => [`Qoo10 shows number ${p.trackingNo}, carrier ${p.carrier || 'not told'}.`, NOTHING],
  shipped: (p) => [`Shipped (${p.shippingNo}, tracking ${p.trackingNo}).`, NOTHING],
  'cart-has-blocked-lines': (p) => [
    `${p.count} of the cart's orders cannot go (${p.blocked}).`,
    'Fix them or leave them out.',
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
  'vault-locked': () => ['Your keys are locked by a passphrase.', 'Enter the passphrase to unlock them.'],
  'passphrase-wrong': () => ['That is not the passphrase.', 'Enter it again.'],
  'key-unreadable': () => [
    'This is no key: it holds letters that no key has (full-width or Japanese, for example). Nothing was saved.',
    'Copy the key again, and nothing beside it.',
  ],
  'key-of-another-shop': (p) => [
    `This key is kept for the shop ${p.shopId} already. Nothing was saved.`,
    'Enter the key of this shop. If the other shop ID was mistyped, remove that shop first.',
  ],
  'key-not-taken': ({ party, failure, says }) =>
    both('The new key was not saved; the one kept before stays. ', failureText('en', { party, kind: failure, says })),
  'key-untested': ({ party, failure, says }) =>
    both('Whether this key is good could not be told. ', failureText('en', { party, kind: failure, says })),
  'file-not-understood': () => ['This is no settings file.', 'Choose a file that this extension exported.'],
  'undone-by-seller': () => ['The sending was undone.', 'Send again if you still want it.'],
};

function both(before: string, said: { why: string; next: string }): readonly [string, string] {
  return [before + said.why, said.next];
}
