import { fill, type PageTexts } from '#lib/i18n';
import type { PageContext } from '#lib/messaging/client';
import type { Note } from '../dock/region.ts';
import type { OrdersView } from '../views.ts';

/** Says that rows of a page could not be read. */
export const unreadableNote = (texts: PageTexts, count: number): Note => ({
  tone: 'unknown',
  text: count === 1 ? texts.oneUnreadableRow : fill(texts.unreadableRows, { count }),
});

function leftOutText(texts: PageTexts, { lines, unreadable, leftOut, counter }: OrdersView): string {
  const shown = lines.length + unreadable.length;
  if (counter !== null && counter > shown) return fill(texts.leftOutOf, { leftOut: counter - shown, counter });
  return leftOut === null ? texts.leftOutSome : fill(texts.leftOut, { rows: leftOut });
}

/** What the dock says of an order page, besides its counts. */
export function ordersNotes(
  texts: PageTexts,
  view: OrdersView,
  context: PageContext | null,
  problem: 'gone' | 'refused' | null,
  answered: boolean,
): Note[] {
  const list: Note[] = [];
  if (problem) list.push({ tone: 'bad', text: texts[problem] });
  else if (context?.shops.length === 0) list.push({ tone: 'act', text: texts.noShops });
  else if (context?.paused) list.push({ tone: 'act', text: texts.paused });
  else if (context?.readOnly) list.push({ tone: 'act', text: texts.readOnly });
  if (view.unreadable.length > 0) list.push(unreadableNote(texts, view.unreadable.length));
  if (view.leftOut !== 0 && !view.numberAway) list.push({ tone: 'unknown', text: leftOutText(texts, view) });
  if (view.numberAway) list.push({ tone: 'unknown', text: texts.numberAway });
  else if (view.lines.length === 0 && view.unreadable.length === 0) list.push({ tone: 'off', text: texts.noRows });
  else if (!answered) list.push({ tone: 'wait', text: texts.checking });
  return list;
}
