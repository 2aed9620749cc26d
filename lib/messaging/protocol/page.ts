import { z } from 'zod';
import { later, ORDER_STATES } from '#lib/domain';
import type { PageWords } from '#lib/i18n';
import { codeText, itemCode, jobId, type MessageTable, orderNo, packNo, pageContext, said } from './parts.ts';

export const orderRow = later(() =>
  z.object({
    state: z.enum(
      ORDER_STATES as readonly [string, ...string[]] as [
        (typeof ORDER_STATES)[number],
        ...(typeof ORDER_STATES)[number][],
      ],
    ),
    said: said(),
    packNo: packNo.nullable(),
    /** The lines a press on this row would send; empty when there is nothing to press. */
    sendable: z.array(orderNo),
    /** Present while a press can still be taken back. */
    undo: z.object({ jobId, until: z.number() }).nullable(),
  }),
);

export const verdict = later(() =>
  z.enum([
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
  ]),
);

const warning = later(() => z.enum(['duplicate', 'shared', 'no-stock', 'link-not-checked']));

export const codeVerdict = later(() =>
  z.object({
    key: z.string(),
    verdict: verdict(),
    warnings: z.array(warning()),
    said: said(),
    skuName: z.string().nullable(),
  }),
);

export const suggestion = later(() =>
  z.object({
    code: z.string(),
    skuName: z.string(),
    optionName: z.string(),
    stock: z.number().nullable(),
    why: z.enum(['same-but-spelling', 'few-letters-differ', 'same-words']),
    confidence: z.number(),
  }),
);

/** They are the background's own and of one language; nothing in them comes from outside. */
const words = z.custom<PageWords>((value) => typeof value === 'object' && value !== null && 'texts' in value);

/** What J-QSM pages ask. They never see a key. */
export const pageMessages = {
  /** What a page says that is no reason, in the seller's language: asked for first, and again when that changes. */
  'page.words': {
    from: ['content'],
    input: later(() => z.object({})),
    output: later(() => words),
  },
  'page.orders': {
    from: ['content'],
    input: later(() => z.object({ login: z.string().max(100).nullable(), orderNos: z.array(orderNo).max(5000) })),
    output: later(() =>
      z.object({ context: pageContext(), rows: z.record(z.string(), orderRow()), asOf: z.number().nullable() }),
    ),
  },
  'page.listings': {
    from: ['content'],
    input: later(() =>
      z.object({
        login: z.string().max(100).nullable(),
        rows: z.array(z.object({ itemCode, sellerCode: codeText.nullable() })).max(1000),
      }),
    ),
    output: later(() =>
      z.object({
        context: pageContext(),
        rows: z.record(
          z.string(),
          z.object({
            state: z.enum(['mapped', 'partly-mapped', 'unmapped', 'not-smartship', 'unknown']),
            said: said(),
            sellerCode: codeVerdict().nullable(),
          }),
        ),
        asOf: z.number().nullable(),
      }),
    ),
  },
  'page.codes': {
    from: ['content'],
    input: later(() =>
      z.object({
        login: z.string().max(100).nullable().optional(),
        itemCode: itemCode.nullable(),
        /** True when the form shows an option table: then option codes decide and the seller code only informs. */
        hasOptions: z.boolean(),
        codes: z
          .array(
            z.object({
              key: z.string().max(50),
              /** `additional`: of an additional option (追加型), which decides nothing and should be blank. */
              role: z.enum(['seller', 'option', 'additional']),
              code: codeText,
            }),
          )
          .max(2000),
      }),
    ),
    output: later(() =>
      z.object({
        context: pageContext(),
        /** By Qoo10's API: `foreign` when no shop set up here has the listing that the page names. */
        listing: z.enum(['known', 'foreign', 'not-checked']),
        verdicts: z.array(codeVerdict()),
        /** What to do about codes of additional options (追加型), which get mixed into orders' codes; null where none was seen. */
        additional: said().nullable(),
        asOf: z.number().nullable(),
      }),
    ),
  },
  'page.suggest': {
    from: ['content', 'page'],
    input: later(() =>
      z.object({
        role: z.enum(['seller', 'option']),
        hasOptions: z.boolean(),
        code: codeText,
        words: z.string().max(2000),
      }),
    ),
    output: later(() => z.object({ suggestions: z.array(suggestion()) })),
  },
} as const satisfies MessageTable;
