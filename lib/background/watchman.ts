import { type Finding, NOTHING_TOLD, needPerson, type Told, toNotify, watch } from '#lib/domain';
import { findingText, type Language, watchTexts } from '#lib/i18n';
import { lastWindowId, notify, openBrowserPanel, openTab, setBadge } from '#lib/platform';
import { findingsOf, keepFindings, notePanelFocus, readSettings } from '#lib/storage';
import { gatherFacts } from '#lib/watch';
import type { Brain } from './brain.ts';
import { isJapaneseHoliday } from './holidays.ts';
import { singleFlight, smallStore } from './kv.ts';

const TOLD = 'told';
const NOTIFICATION = 'smartship-watch';
/** Rows that one message names; the rest is a number. */
const NAMED = 4;

/** Goes through the watch list: what it finds is kept for the screens, counted on the badge and, where wanted, told. */
export const createWatchman = (brain: Brain) => {
  /** What this life told, should the disk have no room to remember it. */
  let lately: Told | null = null;
  return singleFlight(async (): Promise<void> => {
    const settings = await readSettings();
    const { data, outbox, now } = brain;
    const facts = await gatherFacts({ data, outbox, settings, now: now(), isHoliday: isJapaneseHoliday });
    const findings = watch(facts);
    // First what needs no room on the disk.
    await setBadge(needPerson(findings), titleOf(settings.language, findings));
    const small = smallStore(data);
    const { news, told } = toNotify(findings, lately ?? readTold(await small.get(TOLD)), settings.notify, facts.now);
    const shown = news.length === 0 || (await tell(settings.language, news));
    // What could not be shown is not called told.
    if (shown) lately = told;
    await keepFindings(data, { at: facts.now, findings });
    if (shown) await small.set(TOLD, told);
    lately = null;
  });
};

/** Hovering over the icon says the most pressing row. */
function titleOf(language: Language, findings: readonly Finding[]): string {
  const first = findings.find(({ severity }) => severity !== 'information');
  const product = 'Smartship for J-QSM';
  return first ? `${product}\n${findingText(language, first).title}` : product;
}

function tell(language: Language, news: readonly Finding[]): Promise<boolean> {
  const texts = watchTexts(language);
  const lines = news.slice(0, NAMED).map((finding) => findingText(language, finding).title);
  const more = news.length - NAMED;
  const message = [...lines, ...(more > 0 ? [texts.notifyMore(more)] : [])].join('\n');
  return notify(NOTIFICATION, texts.notifyTitle(needPerson(news)), message).catch(() => false);
}

/** A click on a message opens the panel, on the order that presses most. A browser that takes no such click gets a tab. */
export async function openFromMessage(brain: Brain, id: string): Promise<void> {
  if (id !== NOTIFICATION) return;
  // Before anything is read: a browser opens the panel only straight from the click. The panel follows the word that comes after.
  const opened = lastWindowId().then(openBrowserPanel);
  const first = (await findingsOf(brain.data))?.findings.find(({ severity }) => severity !== 'information');
  const orderNo = first?.orderNos[0];
  if (orderNo !== undefined) await notePanelFocus({ orderNo, preview: false }, brain.now());
  if (!(await opened)) await openTab('/sidepanel.html');
}

function readTold(kept: unknown): Told {
  if (typeof kept !== 'object' || kept === null || !('rows' in kept) || !('at' in kept)) return NOTHING_TOLD;
  // Written only by this file; anything else is nothing told.
  return kept as Told;
}
