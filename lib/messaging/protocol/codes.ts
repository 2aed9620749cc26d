import { z } from 'zod';
import { later } from '#lib/domain';
import { codeText, done, type MessageTable, shopId } from './parts.ts';

export const skuRow = later(() =>
  z.object({
    skuNo: z.string().min(1).max(100),
    sellerCode: codeText,
    kind: z.enum(['single', 'option', 'untold']),
    name: z.string().max(500),
    optionName: z.string().max(500),
    stock: z.number().nullable(),
  }),
);

/** SKUs, listings and their codes. */
export const codesMessages = {
  /** SKUs from a file that the seller downloaded, part by part; only the last part makes them the list in use. */
  'skus.import': {
    from: ['page'],
    input: later(() =>
      z.object({
        reading: z.uuid(),
        fileName: z.string().min(1).max(255),
        /** The file's own date. */
        asOf: z.number(),
        rows: z.array(skuRow()).max(2000),
        last: z.boolean(),
      }),
    ),
    output: done,
  },
  /** Reads all listings of a shop, or of every shop, now instead of a part each day. Answers at once; progress is in the database. */
  'listings.read': { from: ['page'], input: later(() => z.object({ shopId: shopId.nullable() })), output: done },
} as const satisfies MessageTable;
