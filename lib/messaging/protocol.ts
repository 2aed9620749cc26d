import { z } from 'zod';
import { ORDER_STATES, type Reason } from '#lib/domain';

/** Who may send a message: a content script on J-QSM, or one of our own extension pages. */
export type Sender = 'content' | 'page';

const orderNo = z.string().regex(/^\d{5,20}$/);
const packNo = orderNo;
const itemCode = orderNo;
const shopId = z.string().min(1).max(100);
const codeText = z.string().max(500);
const jobId = z.string().min(1).max(200);
const secret = z.string().min(1).max(4096);

/** Reasons travel as data; lib/i18n turns them into sentences where they are shown. */
const reason = z.custom<Reason>(
  (value) => typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string',
);

const language = z.enum(['ja', 'en']);

/**
 * A reason as the J-QSM page gets it: already in words, in the seller's language, so that the script on the page stays
 * small and carries no catalogue of reasons.
 */
const said = z.object({ why: z.string(), next: z.string() });

/** What every page reply carries, so that the page follows the seller's choices without asking twice. */
const pageContext = z.object({
  language,
  readOnly: z.boolean(),
  paused: z.boolean(),
  /** Shops set up in the options; empty means nothing can be said yet. */
  shops: z.array(shopId),
});

const orderRow = z.object({
  state: z.enum(
    ORDER_STATES as readonly [string, ...string[]] as [
      (typeof ORDER_STATES)[number],
      ...(typeof ORDER_STATES)[number][],
    ],
  ),
  said,
  packNo: packNo.nullable(),
  /** The lines a press on this row would send; empty when there is nothing to press. */
  sendable: z.array(orderNo),
  /** Present while a press can still be taken back. */
  undo: z.object({ jobId, until: z.number() }).nullable(),
});

const verdict = z.enum([
  'invalid',
  'blank',
  'ambiguous',
  'wrong-kind',
  'mapped',
  'linked',
  'near',
  'unmapped',
  'not-smartship',
  'unknown',
]);
const warning = z.enum(['duplicate', 'shared', 'no-stock', 'link-not-checked']);

const codeVerdict = z.object({
  key: z.string(),
  verdict,
  warnings: z.array(warning),
  said,
  skuName: z.string().nullable(),
});

const suggestion = z.object({
  code: z.string(),
  skuName: z.string(),
  optionName: z.string(),
  stock: z.number().nullable(),
  why: z.enum(['same-but-spelling', 'few-letters-differ', 'same-words']),
  confidence: z.number(),
});

const pressed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queued'), jobId, notBefore: z.number(), firstTime: z.boolean() }),
  z.object({ kind: z.literal('already'), jobId }),
  z.object({ kind: z.literal('refused'), reason, said }),
]);

const failure = z.object({ kind: z.string(), says: z.string(), operation: z.string() }).nullable();

const connectionReport = z.object({
  party: z.enum(['qoo10', 'smartship']),
  ok: z.boolean(),
  /** What was called, as its owner names it. */
  called: z.string(),
  milliseconds: z.number(),
  failure,
  /** Who answered: the shop or the account, where the server named it. */
  detail: z.string(),
  /** Orders that a read at Qoo10 brought, or tools that Smartship offers; null where neither was asked. */
  found: z.number().nullable(),
});

/** What may be asked of Smartship; the handler's table ties it to the gateway's operations. */
const operation = z.enum([
  'search-skus',
  'sku-channel-links',
  'find-orders',
  'order-detail',
  'create-order',
  'confirm-orders',
  'instruct',
  'cancel-instruction',
  'hold',
  'stop',
  'map-line-sku',
  'sync-settings',
  'manual-sync',
  'sync-log',
  'tracking',
  'create-sku',
]);

const offer = z.object({
  operation,
  state: z.enum(['offered', 'unproven', 'not-offered']),
  why: z.enum(['tool-absent', 'argument-unknown', 'needs-sign-in', 'adapter-cannot', 'not-connected']).nullable(),
  /** The tool or argument that is missing, as the server names it. */
  detail: z.string(),
});

const skuRow = z.object({
  skuNo: z.string().min(1).max(100),
  sellerCode: codeText,
  kind: z.enum(['single', 'option', 'untold']),
  name: z.string().max(500),
  optionName: z.string().max(500),
  stock: z.number().nullable(),
});

const done = z.object({ ok: z.boolean(), reason: reason.nullable(), said: said.optional() });

/**
 * Every message there is: who may send it, what goes in, what comes out.
 * The server refuses anything else [design §3 law 2]; a test walks this table with every kind of sender.
 */
export const protocol = {
  // From J-QSM pages. They ask and carry intent; they never see a key.
  'page.orders': {
    from: ['content'],
    input: z.object({ login: z.string().max(100).nullable(), orderNos: z.array(orderNo).max(5000) }),
    output: z.object({ context: pageContext, rows: z.record(z.string(), orderRow), asOf: z.number().nullable() }),
  },
  'page.listings': {
    from: ['content'],
    input: z.object({
      login: z.string().max(100).nullable(),
      rows: z.array(z.object({ itemCode, sellerCode: codeText.nullable() })).max(1000),
    }),
    output: z.object({
      context: pageContext,
      rows: z.record(
        z.string(),
        z.object({
          state: z.enum(['mapped', 'partly-mapped', 'unmapped', 'not-smartship', 'unknown']),
          said,
          sellerCode: codeVerdict.nullable(),
        }),
      ),
      asOf: z.number().nullable(),
    }),
  },
  'page.codes': {
    from: ['content'],
    input: z.object({
      itemCode: itemCode.nullable(),
      /** True when the form shows an option table: then option codes decide and the seller code only informs. */
      hasOptions: z.boolean(),
      codes: z
        .array(z.object({ key: z.string().max(50), role: z.enum(['seller', 'option']), code: codeText }))
        .max(2000),
    }),
    output: z.object({ context: pageContext, verdicts: z.array(codeVerdict), asOf: z.number().nullable() }),
  },
  'page.suggest': {
    from: ['content', 'page'],
    input: z.object({
      role: z.enum(['seller', 'option']),
      hasOptions: z.boolean(),
      code: codeText,
      words: z.string().max(2000),
    }),
    output: z.object({ suggestions: z.array(suggestion) }),
  },
  'send.press': {
    from: ['content'],
    input: z.object({
      /** The order under the button, re-read from the live row at the press. */
      orderNo,
      /** Every line that the button named. */
      named: z.array(orderNo).min(1).max(200),
    }),
    output: pressed,
  },
  'send.undo': { from: ['content', 'page'], input: z.object({ jobId }), output: done },
  'panel.open': { from: ['content', 'page'], input: z.object({ orderNo: orderNo.nullable() }), output: done },

  // From our own pages.
  'send.selected': {
    from: ['page'],
    input: z.object({
      carts: z
        .array(z.object({ shopId, packNo, named: z.array(orderNo).min(1) }))
        .min(1)
        .max(5000),
    }),
    output: z.object({ results: z.array(z.object({ packNo, result: pressed })) }),
  },
  'send.retry': { from: ['page'], input: z.object({ jobId }), output: done },
  'keys.qoo10.save': {
    from: ['page'],
    input: z.object({ shopId, sellerAuthorizationKey: secret, issuedOn: z.string().nullable() }),
    output: done,
  },
  /** *Get key* and *Renew key*: the QSM password is used once and never kept (design §9). */
  'keys.qoo10.issue': {
    from: ['page'],
    input: z.object({ shopId, apiKey: secret, password: secret }),
    /** `issued`: a new key exists and is kept, whatever the test with it said. */
    output: z.object({ issued: z.boolean(), report: connectionReport }),
  },
  /** Forgets a shop: its key, its orders, and what was still to be sent. */
  'shop.remove': { from: ['page'], input: z.object({ shopId }), output: done },
  'vault.state': {
    from: ['page'],
    input: z.object({}),
    output: z.object({ locked: z.boolean(), passphrase: z.boolean() }),
  },
  /** Sets, changes or (null) removes the passphrase; where there is one, it must be said. */
  'vault.passphrase': {
    from: ['page'],
    input: z.object({ current: z.string().max(200).nullable(), passphrase: z.string().min(8).max(200).nullable() }),
    output: done,
  },
  'vault.unlock': { from: ['page'], input: z.object({ passphrase: z.string().max(200) }), output: done },
  'keys.smartship.save': { from: ['page'], input: z.object({ apiKey: secret }), output: done },
  'smartship.sign-in': {
    from: ['page'],
    input: z.object({ clientId: z.string().max(200).nullable() }),
    output: connectionReport,
  },
  'smartship.sign-out': { from: ['page'], input: z.object({}), output: done },
  'connection.test': {
    from: ['page'],
    input: z.object({ party: z.enum(['qoo10', 'smartship']), shopId: shopId.nullable() }),
    output: connectionReport,
  },
  /** What the connected server offers, without asking it again. */
  'smartship.offers': {
    from: ['page'],
    input: z.object({}),
    output: z.object({ failure, signIn: z.enum(['oauth', 'api-key', 'none']), offers: z.array(offer) }),
  },
  /** SKUs from a file that the seller downloaded, part by part; only the last part makes them the list in use. */
  'skus.import': {
    from: ['page'],
    input: z.object({
      reading: z.uuid(),
      fileName: z.string().min(1).max(255),
      /** The file's own date. */
      asOf: z.number(),
      rows: z.array(skuRow).max(2000),
      last: z.boolean(),
    }),
    output: done,
  },
  'sync.now': { from: ['page'], input: z.object({}), output: done },
  'settings.language': { from: ['page'], input: z.object({ language }), output: done },
  'settings.read-only': { from: ['page'], input: z.object({ shopId, readOnly: z.boolean() }), output: done },
  'settings.duty': {
    from: ['page'],
    input: z.object({
      shopId,
      duty: z.enum(['bring-in', 'confirm', 'instruct', 'tracking', 'stock']),
      doer: z.enum(['smartship', 'extension', 'seller']),
      smartshipLinkDeclaredOff: z.boolean(),
    }),
    output: done,
  },
  /** Settings from an exported file; keys are never in it. Every shop comes back Read-only. */
  'settings.import': { from: ['page'], input: z.object({ exported: z.unknown() }), output: done },
  /** After a long sleep automation waits for this (design §3 law 7). */
  'automation.go-on': { from: ['page'], input: z.object({}), output: done },
  'settings.pause': { from: ['page'], input: z.object({ paused: z.boolean() }), output: done },
  'settings.ship-date': {
    from: ['page'],
    input: z.object({
      shopId,
      rule: z.object({
        businessDays: z.number().int().min(1).max(30),
        cutOffHour: z.number().int().min(0).max(24),
        closedWeekdays: z.array(z.number().int().min(0).max(6)).max(6),
        closedOnHolidays: z.boolean(),
      }),
    }),
    output: done,
  },
  'erase.everything': { from: ['page'], input: z.object({}), output: done },
} as const satisfies Record<string, { from: readonly Sender[]; input: z.ZodType; output: z.ZodType }>;

export type MessageName = keyof typeof protocol;
export type Input<Name extends MessageName> = z.infer<(typeof protocol)[Name]['input']>;
export type Output<Name extends MessageName> = z.infer<(typeof protocol)[Name]['output']>;

export type PageContext = z.infer<typeof pageContext>;
export type OrderRow = z.infer<typeof orderRow>;
export type CodeReply = z.infer<typeof codeVerdict>;
export type PressReply = z.infer<typeof pressed>;
export type ConnectionReport = z.infer<typeof connectionReport>;
export type ToldOffer = z.infer<typeof offer>;
export type SkuFileRow = z.infer<typeof skuRow>;

/** What the background tells open J-QSM tabs and pages: something changed, ask again. */
export const CHANGED = 'smartship.changed';
