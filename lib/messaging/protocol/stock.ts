import { z } from 'zod';
import { later } from '#lib/domain';
import { done, failure, itemCode, type MessageTable, shopId } from './parts.ts';

const rule = later(() =>
  z.object({
    kind: z.enum(['off', 'ratio', 'safety', 'quick', 'keep']),
    percent: z.number().int().min(1).max(100),
    units: z.number().int().min(0).max(999_999),
  }),
);
const quantity = later(() => z.number().int().min(0).max(2_147_483_647));
/** Changes exactly as the seller saw them. */
const changes = later(() =>
  z
    .array(z.object({ writeId: z.string().max(100), from: quantity(), to: quantity() }))
    .min(1)
    .max(20_000),
);

/** Why a press on *Stock sync* was not followed; null when it was. */
const stockRefusal = later(() =>
  z.enum(['read-only', 'paused', 'not-our-duty', 'not-smartships-duty', 'changed']).nullable(),
);

/** *Stock sync*: the shop's choices, the preview and its approval, and Smartship's own sync. */
export const stockMessages = {
  'stock.settings': {
    from: ['page'],
    input: later(() =>
      z.object({
        shopId,
        stock: z.object({
          rule: rule(),
          held: z.enum(['open', 'not-in-smartship']),
          warehouses: z.array(z.string().min(1).max(100)).min(1).max(200).nullable(),
          everyMinutes: z.number().int().min(0).max(1440),
          atShipment: z.boolean(),
        }),
      }),
    ),
    output: done,
  },
  /** A listing's own rule; null: as the shop does. */
  'stock.listing-rule': {
    from: ['page'],
    input: later(() => z.object({ shopId, itemCode, rule: rule().nullable() })),
    output: done,
  },
  /** Reads everything by itself and works out what would change; answers once that is on disk. Writes nothing to Qoo10. */
  'stock.preview': { from: ['page'], input: later(() => z.object({ shopId })), output: done },
  /** Ends a preview under way; what it read stays. */
  'stock.stop-preview': { from: ['page'], input: later(() => z.object({ shopId })), output: done },
  /** The seller's word for changes exactly as he saw them. */
  'stock.approve': {
    from: ['page'],
    input: later(() => z.object({ shopId, changes: changes() })),
    output: later(() => z.object({ taken: z.number(), refused: stockRefusal() })),
  },
  /** *Leave as is*: these changes are not made, and not asked again while their numbers stay. */
  'stock.leave': { from: ['page'], input: later(() => z.object({ shopId, changes: changes() })), output: done },
  /** *Request Smartship's sync*: only requested; what came of it is in the log later. */
  'stock.request-sync': {
    from: ['page'],
    input: later(() => z.object({ shopId, shop: z.string().max(100).nullable() })),
    output: later(() =>
      z.object({
        kind: z.enum(['requested', 'choose', 'refused', 'failed']),
        refused: stockRefusal(),
        failure: failure(),
        at: z.number(),
        says: z.string(),
        /** Shops to choose from. */
        shops: z.array(z.object({ shop: z.string(), name: z.string() })),
      }),
    ),
  },
  /** Smartship's own log of stock sync, of today in Japan. */
  'stock.sync-log': {
    from: ['page'],
    input: later(() => z.object({})),
    output: later(() =>
      z.object({
        failure: failure(),
        complete: z.boolean(),
        entries: z.array(
          z.object({
            at: z.number().nullable(),
            skuNo: z.string().nullable(),
            channel: z.string(),
            sent: z.number().nullable(),
            succeeded: z.boolean().nullable(),
            says: z.string(),
          }),
        ),
      }),
    ),
  },
} as const satisfies MessageTable;
