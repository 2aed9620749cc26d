import { failureText } from '../failures.ts';
import { momentText, timeText } from '../format.ts';
import { stepText } from '../states.ts';
import { both, type Sentences } from './sentences.ts';

const NOTHING = 'Nothing to do.';
const code = (text: string) => `“${text}”`;
const moment = momentText.bind(null, 'en');
const time = timeText.bind(null, 'en');
const step = stepText.bind(null, 'en');

export const standing = {
  ready: () => ['Can be sent to Smartship.', 'Press Send.'],
  'ready-linked': ({ skuName }) => [
    `Can be sent to Smartship: its stored link leads to the SKU ${code(skuName)}.`,
    'Press Send.',
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
} satisfies Partial<Sentences>;
