import { z } from 'zod';
import { later } from '#lib/domain';
import { done, type MessageTable } from './parts.ts';

/** How a J-QSM page was read: which way found which field. No number, code or word of the page is in it. */
const pageRead = later(() =>
  z.object({
    page: z.enum(['orders', 'listings', 'edit-form']),
    /** The page's kind: which grid, or which option table. */
    look: z.string().max(30),
    language: z.enum(['ja', 'ko', 'en', 'unknown']),
    readBy: z.record(z.string().max(30), z.string().max(40)),
    rows: z.number().int().min(0),
    /** How many rows could not be read, by the reason. */
    unreadable: z.record(z.string().max(30), z.number().int().min(1)),
  }),
);

export const diagnosticsMessages = {
  'page.read': { from: ['content'], input: pageRead, output: done },
} as const satisfies MessageTable;
