import { z } from 'zod';
import { later } from '#lib/domain';
import { done, type MessageTable, orderNo, shopId } from './parts.ts';

/** What the extension does without a click, and how often it looks. */
export const dutiesMessages = {
  /** The backlog of a duty, each order by name as the preview showed it: the names are the consent (design §3 law 7). */
  'duty.approve-backlog': {
    from: ['page'],
    input: later(() =>
      z.object({
        shopId,
        duty: z.enum(['bring-in', 'confirm', 'instruct', 'tracking']),
        orderNos: z.array(orderNo).min(1).max(5000),
      }),
    ),
    output: done,
  },
  /** Where Smartship has the tracking duty: may a gap of a day be filled? */
  'settings.fill-tracking-gap': {
    from: ['page'],
    input: later(() => z.object({ shopId, fill: z.boolean() })),
    output: done,
  },
  /** *Check Qoo10 every*. */
  'settings.poll-minutes': {
    from: ['page'],
    input: later(() => z.object({ shopId, minutes: z.number().int().min(1).max(1440) })),
    output: done,
  },
  /** Messages of the browser; the permission was asked at the press. */
  'settings.notify': {
    from: ['page'],
    input: later(() =>
      z.object({
        on: z.boolean(),
        quietFrom: z.number().int().min(0).max(23),
        quietTo: z.number().int().min(0).max(23),
      }),
    ),
    output: done,
  },
} as const satisfies MessageTable;
