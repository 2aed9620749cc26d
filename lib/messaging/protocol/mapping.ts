import { z } from 'zod';
import { later } from '#lib/domain';
import { suggestion, verdict } from './page.ts';
import { codeText, done, failure, itemCode, type MessageTable, orderNo, packNo, reason, shopId } from './parts.ts';

/** Qoo10's names and values of an option, up to five axes of 50 characters and what joins them. */
const optionText = later(() => z.string().max(1000));
const role = later(() => z.enum(['seller', 'option']));
const id = later(() => z.string().min(1).max(100));

const mappingListing = later(() =>
  z.object({
    shopId: z.string(),
    itemCode: z.string(),
    title: z.string(),
    sellerCode: z.string(),
    readAt: z.number(),
    codes: z.array(
      z.object({
        role: role(),
        name: z.string(),
        value: z.string(),
        values: z.string(),
        code: z.string(),
        verdict: verdict(),
        reason,
      }),
    ),
    goodCodes: z.array(z.string()),
  }),
);

export const stuckLine = later(() =>
  z.object({
    shopId,
    packNo,
    orderNo,
    itemCode: z.string().nullable(),
    title: z.string(),
    role: role(),
    /** The code that the order was placed with. */
    code: z.string(),
    reason,
  }),
);

const codeChange = later(() =>
  z.object({
    itemCode,
    option: z.object({ name: optionText(), value: optionText() }).nullable(),
    title: z.string().max(10_000),
    /** The code that the seller saw; if another stands there now, nothing is sent. */
    before: codeText,
    after: codeText.min(1),
  }),
);

/** The mapping screen: what is not mapped, and the ways out. */
export const mappingMessages = {
  /** One page of listings whose codes want mending; every listing is looked at once, in the order of its number. */
  'mapping.listings': {
    from: ['page'],
    input: later(() =>
      z.object({ after: z.tuple([z.string(), z.string()]).nullable(), limit: z.number().int().min(1).max(1000) }),
    ),
    output: later(() =>
      z.object({
        listings: z.array(mappingListing()),
        seen: z.number(),
        unread: z.number(),
        unknown: z.number(),
        codes: z.number(),
        good: z.number(),
        next: z.tuple([z.string(), z.string()]).nullable(),
        /** As of when the SKUs and the shop's list of listings are; null before they were read whole. */
        skusAsOf: z.number().nullable(),
        listingsAsOf: z.number().nullable(),
      }),
    ),
  },
  /** Order lines that a code keeps from being sent. */
  'mapping.stuck': {
    from: ['page'],
    input: later(() => z.object({})),
    output: later(() => z.object({ lines: z.array(stuckLine()) })),
  },
  'mapping.suggest': {
    from: ['page'],
    input: later(() =>
      z.object({
        codes: z
          .array(z.object({ key: z.string().max(5000), role: role(), code: codeText, words: z.string().max(2000) }))
          .max(100),
      }),
    ),
    output: later(() => z.object({ suggestions: z.record(z.string(), z.array(suggestion())) })),
  },
  /** The seller approved these changes after a preview. They are on disk when this answers. */
  'mapping.write': {
    from: ['page'],
    input: later(() => z.object({ shopId, changes: z.array(codeChange()).min(1).max(20_000) })),
    output: later(() => z.object({ taken: z.number(), underWay: z.number(), same: z.number() })),
  },
  /** Takes changes back by the codes that stood there before. */
  'mapping.undo': {
    from: ['page'],
    input: later(() => z.object({ ids: z.array(id()).max(20_000) })),
    output: later(() => z.object({ taken: z.number(), left: z.number() })),
  },
  /** Drops changes that have not left yet. */
  'mapping.take-back': {
    from: ['page'],
    input: later(() => z.object({ ids: z.array(id()).max(20_000) })),
    output: later(() => z.object({ taken: z.number() })),
  },
  /** Makes one missing SKU in Smartship by the code that stands at Qoo10. */
  'mapping.create-sku': {
    from: ['page'],
    input: later(() =>
      z.object({
        shopId,
        itemCode,
        option: z.object({ name: optionText(), value: optionText() }).nullable(),
        code: codeText.min(1),
      }),
    ),
    output: later(() =>
      z.object({
        how: z.enum(['made', 'already', 'unverified', 'failed']),
        skuNo: z.string().nullable(),
        failure: failure(),
      }),
    ),
  },
  /** Excludes a listing, an option's code or a pattern from Smartship, or takes the exclusion back. */
  'settings.not-smartship': {
    from: ['page'],
    input: later(() => z.object({ shopId, pattern: z.string().min(1).max(200), on: z.boolean() })),
    output: done,
  },
} as const satisfies MessageTable;
