import { z } from 'zod';
import { later } from '#lib/domain';
import { done, failure, type MessageTable, secret, shopId } from './parts.ts';

export const connectionReport = later(() =>
  z.object({
    party: z.enum(['qoo10', 'smartship']),
    ok: z.boolean(),
    /** What was called, as its owner names it. */
    called: z.string(),
    milliseconds: z.number(),
    failure: z
      .object({
        kind: z.string(),
        says: z.string(),
        operation: z.string(),
        code: z.number().exactOptional(),
        /** A redacted piece of an answer that nobody understood. */
        sample: z.string().exactOptional(),
      })
      .nullable(),
    /** Who answered: the shop or the account, where the server named it. */
    detail: z.string(),
    /** Orders that a read at Qoo10 brought, or tools that Smartship offers; null where neither was asked. */
    found: z.number().nullable(),
  }),
);

/** What may be asked of Smartship; the handler's table ties it to the gateway's operations. */
const operation = later(() =>
  z.enum([
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
  ]),
);

export const offer = later(() =>
  z.object({
    operation: operation(),
    state: z.enum(['offered', 'unproven', 'not-offered']),
    why: z.enum(['tool-absent', 'argument-unknown', 'needs-sign-in', 'adapter-cannot', 'not-connected']).nullable(),
    /** The tool or argument that is missing, as the server names it. */
    detail: z.string(),
  }),
);

/** Keys, sign-in and whether both sides can be talked to. */
export const connectionsMessages = {
  'keys.qoo10.save': {
    from: ['page'],
    input: later(() => z.object({ shopId, sellerAuthorizationKey: secret, issuedOn: z.string().nullable() })),
    output: done,
  },
  /** *Get key* and *Renew key*: the QSM password is used once and never kept (design §9). */
  'keys.qoo10.issue': {
    from: ['page'],
    input: later(() => z.object({ shopId, apiKey: secret, password: secret })),
    /** `issued`: a new key exists and is kept, whatever the test with it said. */
    output: later(() => z.object({ issued: z.boolean(), report: connectionReport() })),
  },
  /** Forgets a shop: its key, its orders, and what was still to be sent. */
  'shop.remove': { from: ['page'], input: later(() => z.object({ shopId })), output: done },
  'vault.state': {
    from: ['page'],
    input: later(() => z.object({})),
    output: later(() => z.object({ locked: z.boolean(), passphrase: z.boolean() })),
  },
  /** Sets, changes or (null) removes the passphrase; where there is one, it must be said. */
  'vault.passphrase': {
    from: ['page'],
    input: later(() =>
      z.object({ current: z.string().max(200).nullable(), passphrase: z.string().min(8).max(200).nullable() }),
    ),
    output: done,
  },
  'vault.unlock': { from: ['page'], input: later(() => z.object({ passphrase: z.string().max(200) })), output: done },
  'keys.smartship.save': { from: ['page'], input: later(() => z.object({ apiKey: secret })), output: done },
  /** TxAPI's key: reads orders and parcels where Smartship has no other way in. Null forgets it. */
  'keys.txapi.save': {
    from: ['page'],
    input: later(() => z.object({ apiKey: secret.max(512).nullable() })),
    output: done,
  },
  /** Tests TxAPI's key, also while another way in is in use. */
  'txapi.test': { from: ['page'], input: later(() => z.object({})), output: connectionReport },
  'smartship.sign-in': {
    from: ['page'],
    input: later(() => z.object({ clientId: z.string().max(200).nullable() })),
    output: connectionReport,
  },
  'smartship.sign-out': { from: ['page'], input: later(() => z.object({})), output: done },
  'connection.test': {
    from: ['page'],
    input: later(() => z.object({ party: z.enum(['qoo10', 'smartship']), shopId: shopId.nullable() })),
    output: connectionReport,
  },
  /** What the connected server offers, without asking it again. */
  'smartship.offers': {
    from: ['page'],
    input: later(() => z.object({})),
    output: later(() =>
      z.object({ failure: failure(), signIn: z.enum(['oauth', 'api-key', 'none']), offers: z.array(offer()) }),
    ),
  },
  'sync.now': { from: ['page'], input: later(() => z.object({})), output: done },
} as const satisfies MessageTable;
