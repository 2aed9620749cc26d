import type { OrderState, Verdict } from '#lib/domain';
import type { Language } from './language.ts';
import { type PageTexts, pageTexts } from './page.ts';
import { statesIn, verdictsIn } from './states.ts';

/** Everything a J-QSM page says that is no reason, in one language: what the background gives the script there. */
export interface PageWords {
  readonly language: Language;
  readonly texts: PageTexts;
  readonly states: Readonly<Record<OrderState, string>>;
  readonly verdicts: Readonly<Record<Verdict, string>>;
}

/** The words for J-QSM pages in the language that the seller chose. */
export const pageWords = (language: Language): PageWords => ({
  language,
  texts: pageTexts(language),
  states: statesIn(language),
  verdicts: verdictsIn(language),
});
