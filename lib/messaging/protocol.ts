import type { z } from 'zod';
import { codesMessages, type skuRow } from './protocol/codes.ts';
import { type connectionReport, connectionsMessages, type offer } from './protocol/connections.ts';
import { diagnosticsMessages } from './protocol/diagnostics.ts';
import { dutiesMessages } from './protocol/duties.ts';
import { mappingMessages, type stuckLine } from './protocol/mapping.ts';
import { type codeVerdict, type orderRow, pageMessages } from './protocol/page.ts';
import type { MessageTable, pageContext } from './protocol/parts.ts';
import { type pressed, sendMessages } from './protocol/send.ts';
import { settingsMessages } from './protocol/settings.ts';
import { stockMessages } from './protocol/stock.ts';

export type { Sender } from './protocol/parts.ts';

/**
 * Every message there is: who may send it, what goes in, what comes out. One file a theme in `protocol/`.
 * The server refuses anything else [design §3 law 2]; a test walks this table with every kind of sender.
 */
export const protocol = {
  ...pageMessages,
  ...sendMessages,
  ...connectionsMessages,
  ...codesMessages,
  ...diagnosticsMessages,
  ...mappingMessages,
  ...settingsMessages,
  ...stockMessages,
  ...dutiesMessages,
} as const satisfies MessageTable;

export type MessageName = keyof typeof protocol;
export type Input<Name extends MessageName> = z.infer<ReturnType<(typeof protocol)[Name]['input']>>;
export type Output<Name extends MessageName> = z.infer<ReturnType<(typeof protocol)[Name]['output']>>;

export type PageContext = z.infer<ReturnType<typeof pageContext>>;
export type OrderRow = z.infer<ReturnType<typeof orderRow>>;
export type CodeReply = z.infer<ReturnType<typeof codeVerdict>>;
export type PressReply = z.infer<ReturnType<typeof pressed>>;
export type ConnectionReport = z.infer<ReturnType<typeof connectionReport>>;
export type ToldOffer = z.infer<ReturnType<typeof offer>>;
export type StuckLine = z.infer<ReturnType<typeof stuckLine>>;
export type SkuFileRow = z.infer<ReturnType<typeof skuRow>>;

/** What the background tells open J-QSM tabs and pages: something changed, ask again. */
export const CHANGED = 'smartship.changed';
