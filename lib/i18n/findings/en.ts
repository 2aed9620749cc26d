import { partyOf, type Rows } from './rows.ts';

const orders = (count: number) => `${count} order${count === 1 ? '' : 's'}`;
const SOURCE: Readonly<Record<string, string>> = {
  orders: 'Qoo10 orders',
  shipments: 'Smartship shipments',
  skus: 'Smartship SKUs',
  listings: 'Qoo10 listings',
  links: 'product links',
};
const LIKELY: Readonly<Record<string, string>> = {
  'link-quiet': 'Likely reason: Smartship’s link has collected nothing since.',
  waybill: 'Likely reason: a waybill may have been printed; such orders are not collected.',
};

export const en: Rows = {
  'cancelled-after-sending': ({ n }) => [
    `Cancelled after sending: ${orders(n)}`,
    'Alive in Smartship, so the parcel may still go out.',
    'Request a stop in the panel.',
  ],
  'double-registration': ({ n }) => [
    `Registered twice: ${orders(n)}`,
    'The same order is in Smartship twice and may be shipped twice.',
    'Cancel one of the two in Smartship.',
  ],
  'link-on-again': ({ shop }) => [
    'Smartship’s link is running',
    `You declared it off, but it registered orders of ${shop}. Nothing more is created here, so that no order is registered twice.`,
    'Switch the link off, or give Automatic order integration back to Smartship.',
  ],
  'missing-in-smartship': ({ n, kind }) => [
    `Not in Smartship: ${orders(n)}`,
    LIKELY[kind] ?? 'Its link should have run at least twice, and did not bring them in. The reason is not known.',
    'Try the manual link run in Smartship.',
  ],
  'link-broken': ({ n }) => [
    'Smartship’s link may be broken',
    `It has collected nothing for long, though ${orders(n)} could be collected.`,
    'Test the connection in Smartship’s API Setting; it may need a new key.',
  ],
  unconfirmed: ({ n, kind }) => [
    kind === 'day-3'
      ? `Unconfirmed on business day 3 or later: ${orders(n)}`
      : `Unconfirmed on business day 2: ${orders(n)}`,
    'Late confirmation costs points at Qoo10.',
    'Confirm them with a planned ship date.',
  ],
  'planned-date': ({ n, kind }) => [
    kind === 'past'
      ? `Past the planned ship date: ${orders(n)}`
      : `Planned ship date near, no instruction: ${orders(n)}`,
    kind === 'past'
      ? 'Not shipped: delivery is delayed, and the buyer may cancel freely.'
      : 'The shipping instruction has not been given.',
    kind === 'past' ? 'Look where the parcels are, and tell the buyers.' : 'Send them from the panel.',
  ],
  'tracking-gap': ({ n, kind }) => [
    `Tracking number missing at Qoo10: ${orders(n)}`,
    kind === 'extension'
      ? 'Smartship has shipped, but the number could not be written to Qoo10.'
      : 'Smartship has shipped, but a day later Qoo10 has no number.',
    kind === 'extension'
      ? 'Look at the order’s history in the panel, or enter the number in J-QSM.'
      : 'Enter it in J-QSM, or give Write tracking back to Qoo10 to this extension.',
  ],
  'tracking-mismatch': ({ n }) => [
    `Tracking numbers differ: ${orders(n)}`,
    'Qoo10 and Smartship show different numbers. Nothing is overwritten.',
    'Check the right number in J-QSM.',
  ],
  'key-rejected': ({ kind, shop }) => [
    `${partyOf(kind)} rejects the key${shop}`,
    'Nothing is checked until the key is mended.',
    'Check the key in the options.',
  ],
  'key-old': ({ kind, shop }) => [
    `The ${partyOf(kind)} key is older than 11 months`,
    `It is good for one year${shop}.`,
    'Replace it in the options.',
  ],
  'session-lost': ({ kind }) => [
    kind === 'locked' ? 'The keys are locked' : `Signed out of ${partyOf(kind)}`,
    'Background work is waiting.',
    kind === 'locked' ? 'Enter the passphrase.' : 'Sign in again in the options.',
  ],
  'cannot-check': ({ kind, n, shop }) =>
    kind === 'order-rows'
      ? [
          `Cannot read ${orders(n)}${shop}`,
          'Qoo10 tells of them in a form that is not understood, so nothing is done about them.',
          'Look at them in J-QSM and send them there.',
        ]
      : [
          `Cannot check ${SOURCE[kind] ?? kind}${shop}`,
          'They could not be read, so their present state is not known. It is tried again by itself.',
          'If it stays, check the network and test the connection in the options.',
        ],
  'disk-full': () => [
    'The disk is full',
    'The browser cannot write down what it reads: new orders are not noticed and nothing goes on.',
    'Free some space, then press Sync now.',
  ],
  'automation-asks': () => [
    'Automation is waiting',
    'Nothing ran for more than 12 hours, and orders may have changed.',
    'Look at the orders, then let it go on.',
  ],
  'stock-asks': ({ n, shop }) => [
    `Changes of stock waiting for you: ${n}${shop}`,
    'What goes to zero, down by more than half or changes for the first time is done only with your word.',
    'Approve them under Stock sync in the options, or leave them as they are.',
  ],
  stuck: ({ n, state }) => [`${state}: ${orders(n)}`, '', ''],
  work: ({ n, kind }) => [
    kind === 'ready'
      ? `Ready to send: ${orders(n)}`
      : kind === 'waiting'
        ? `Under way: ${orders(n)}`
        : `Sent today: ${orders(n)}`,
    '',
    '',
  ],
};
