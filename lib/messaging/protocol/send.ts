import { z } from 'zod';
import { done, jobId, type MessageTable, orderNo, packNo, reason, said, shopId } from './parts.ts';

export const pressed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queued'), jobId, notBefore: z.number(), firstTime: z.boolean() }),
  z.object({ kind: z.literal('already'), jobId }),
  z.object({ kind: z.literal('refused'), reason, said }),
]);

/** A seller's own acts on orders. */
export const sendMessages = {
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
  /** Another SKU for one order line, or the code's own again (null). Honoured from then on, until the instruction. */
  'line.sku': {
    from: ['page'],
    input: z.object({ shopId, orderNo, skuNo: z.string().min(1).max(50).nullable() }),
    output: done,
  },
  'send.retry': { from: ['page'], input: z.object({ jobId }), output: done },
} as const satisfies MessageTable;
