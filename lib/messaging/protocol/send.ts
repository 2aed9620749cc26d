import { z } from 'zod';
import { later } from '#lib/domain';
import { done, itemCode, jobId, type MessageTable, orderNo, packNo, reason, said, shopId } from './parts.ts';

export const pressed = later(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('queued'), jobId, notBefore: z.number(), firstTime: z.boolean() }),
    z.object({ kind: z.literal('already'), jobId }),
    z.object({ kind: z.literal('refused'), reason, said: said() }),
  ]),
);

/** Every line that a control named: what the seller agreed to. */
const named = later(() => z.array(orderNo).min(1).max(200));
const namedCart = later(() => z.object({ shopId, packNo, named: named() }));

/** A seller's own acts on orders. */
export const sendMessages = {
  'send.press': {
    from: ['content'],
    input: later(() =>
      z.object({
        /** The order under the button, re-read from the live row at the press. */
        orderNo,
        named: named(),
      }),
    ),
    output: pressed,
  },
  'send.undo': { from: ['content', 'page'], input: later(() => z.object({ jobId })), output: done },
  /**
   * Opens the panel; on an order, or on a listing's newest order, with its cart in sight; or on its preview of all ready
   * carts. Nothing is sent by it: *Approve* is the panel's own (design §3 law 5).
   */
  'panel.open': {
    from: ['content', 'page'],
    input: later(() =>
      z.object({ orderNo: orderNo.nullable(), itemCode: itemCode.optional(), preview: z.boolean().optional() }),
    ),
    output: done,
  },
  /** Leaves word for the panel, which the page itself opens: the order whose cart is to be in sight. */
  'panel.focus': { from: ['page'], input: later(() => z.object({ orderNo })), output: done },
  'send.selected': {
    from: ['page'],
    input: later(() =>
      z.object({
        carts: z
          .array(
            namedCart().extend({
              /** Lines of the cart that stay behind, as the preview named them. */
              leaving: z.array(orderNo).max(200).optional(),
            }),
          )
          .min(1)
          .max(5000),
      }),
    ),
    output: later(() => z.object({ results: z.array(z.object({ packNo, result: pressed() })) })),
  },
  /** Takes back what has not begun of a bulk; tells what had. */
  'send.cancel': {
    from: ['page'],
    input: later(() => z.object({ jobIds: z.array(jobId).min(1).max(5000) })),
    output: later(() => z.object({ cancelled: z.array(jobId), begun: z.array(jobId) })),
  },
  'send.retry': { from: ['page'], input: later(() => z.object({ jobId })), output: done },
  /** *Request stop*: hold, Pick & Pack's cancel, or no more than a request, as far as Smartship takes it. */
  'send.stop': { from: ['page'], input: later(() => z.object({ shopId, packNo })), output: done },
  /** For a cart too late to be collected: a seller-shipped order, which does not leave the fulfilment warehouse. */
  'send.create-shipping-order': { from: ['page'], input: namedCart, output: pressed },
  /** For a cart whose registration died: a new generation, by the seller's word only. */
  'send.create-again': { from: ['page'], input: namedCart, output: pressed },
  /** The answer where 発送予定日 comes out later than the listing promises [qapi 3.6]. */
  'send.delay': {
    from: ['page'],
    input: later(() =>
      z.object({
        jobId,
        delayType: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
        memo: z.string().max(1000),
        shipDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
      }),
    ),
    output: done,
  },
  /** Another SKU for one order line, or the code's own again (null). Honoured from then on, until the instruction. */
  'line.sku': {
    from: ['page'],
    input: later(() => z.object({ shopId, orderNo, skuNo: z.string().min(1).max(50).nullable() })),
    output: done,
  },
} as const satisfies MessageTable;
