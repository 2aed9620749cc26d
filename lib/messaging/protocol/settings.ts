import { z } from 'zod';
import { later } from '#lib/domain';
import { done, language, type MessageTable, shopId } from './parts.ts';

/** The seller's choices. */
export const settingsMessages = {
  'settings.language': { from: ['page'], input: later(() => z.object({ language })), output: done },
  'settings.read-only': {
    from: ['page'],
    input: later(() => z.object({ shopId, readOnly: z.boolean() })),
    output: done,
  },
  'settings.duty': {
    from: ['page'],
    input: later(() =>
      z.object({
        shopId,
        duty: z.enum(['bring-in', 'confirm', 'instruct', 'tracking', 'stock']),
        doer: z.enum(['smartship', 'extension', 'seller']),
        smartshipLinkDeclaredOff: z.boolean(),
      }),
    ),
    output: done,
  },
  /** Settings from an exported file; keys are never in it. Every shop comes back Read-only. */
  'settings.import': { from: ['page'], input: later(() => z.object({ exported: z.unknown() })), output: done },
  /** After a long sleep automation waits for this (design §3 law 7). */
  'automation.go-on': { from: ['page'], input: later(() => z.object({})), output: done },
  'settings.pause': { from: ['page'], input: later(() => z.object({ paused: z.boolean() })), output: done },
  'settings.ship-date': {
    from: ['page'],
    input: later(() =>
      z.object({
        shopId,
        rule: z.object({
          businessDays: z.number().int().min(1).max(30),
          cutOffHour: z.number().int().min(0).max(24),
          closedWeekdays: z.array(z.number().int().min(0).max(6)).max(6),
          closedOnHolidays: z.boolean(),
        }),
      }),
    ),
    output: done,
  },
  'erase.everything': { from: ['page'], input: later(() => z.object({})), output: done },
} as const satisfies MessageTable;
