import { z } from 'zod';
import { later, type Reason } from '#lib/domain';
import { LANGUAGES } from '#lib/i18n';

/** Who may send a message: a content script on J-QSM, or one of our own extension pages. */
export type Sender = 'content' | 'page';

/** A group of messages: who may send each, what goes in, what comes out. */
export type MessageTable = Record<string, { from: readonly Sender[]; input: () => z.ZodType; output: () => z.ZodType }>;

export const orderNo = z.string().regex(/^\d{5,20}$/);

export const packNo = orderNo;

export const itemCode = orderNo;

export const shopId = z.string().min(1).max(100);

export const codeText = z.string().max(500);

export const jobId = z.string().min(1).max(200);

export const secret = z.string().min(1).max(4096);

/** Reasons travel as data; lib/i18n turns them into sentences where they are shown. */
export const reason = z.custom<Reason>(
  (value) => typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string',
);

export const language = z.enum(LANGUAGES);

/**
 * A reason as the J-QSM page gets it: already in words, in the seller's language, so that the script on the page stays
 * small and carries no catalogue of reasons.
 */
export const said = later(() => z.object({ why: z.string(), next: z.string() }));

/** What every page reply carries, so that the page follows the seller's choices without asking twice. */
export const pageContext = later(() =>
  z.object({
    language,
    readOnly: z.boolean(),
    paused: z.boolean(),
    /** Shops set up in the options; empty means nothing can be said yet. */
    shops: z.array(shopId),
  }),
);

export const done = later(() => z.object({ ok: z.boolean(), reason: reason.nullable(), said: said().optional() }));

export const failure = later(() => z.object({ kind: z.string(), says: z.string(), operation: z.string() }).nullable());
