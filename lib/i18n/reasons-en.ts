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
  unpaid: () => ['The order is not paid yet.', 'It can be sent once it is paid.'],
  'not-read-yet': () => ['This order has not been read from Qoo10 yet.', 'Wait for the next sync or press Sync now.'],
  'row-unreadable': ({ what }) => [`This row's ${what} could not be read.`, 'Reload the page. Nothing was sent.'],
  'other-shop': ({ shopId }) => [
    `The order belongs to ${shopId}, a shop that is not set up.`,
    'Connect that shop in the options.',
  ],
  'cannot-check': ({ party, failure, says }) =>
    both('Cannot check. ', failureText('en', { party, kind: failure, says })),
  'too-late': () => ['Too late for Smartship to collect by itself.', 'Register the delivery in Smartship by hand.'],
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
  'code-unmapped': (p) => [`No Smartship SKU has the code ${code(p.code)}.`, FIX_CODE],
  'index-not-read': () => ["Smartship's SKUs have not been read yet.", 'Connect Smartship and press Sync now.'],
  'index-too-old': ({ at }) => [`The SKU data is old (${moment(at)}).`, 'Press Sync now.'],
  'held-before-sending': ({ until }) => [`Held until ${time(until)}.`, 'Press Undo to take it back.'],
  queued: () => ['Waiting for its turn.', NOTHING],
  running: (p) => [`${step(p.step)} is running.`, NOTHING],
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
  shipped: (p) => [`Shipped (${p.shippingNo}, tracking ${p.trackingNo}).`, NOTHING],
  'cart-has-blocked-lines': (p) => [
    `${p.count} of the cart's orders cannot go (${p.blocked}).`,
    'Fix them or leave them out.',
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
    'Enter the date with a reason for the delay in J-QSM.',
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
  'vault-locked': () => ['Your keys are locked by a passphrase.', 'Enter the passphrase to unlock them.'],
  'passphrase-wrong': () => ['That is not the passphrase.', 'Enter it again.'],
  'file-not-understood': () => ['This is no settings file.', 'Choose a file that this extension exported.'],
  'undone-by-seller': () => ['The sending was undone.', 'Send again if you still want it.'],
};

function both(before: string, said: { why: string; next: string }): readonly [string, string] {
  return [before + said.why, said.next];
}
