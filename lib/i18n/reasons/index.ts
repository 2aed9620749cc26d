import type { Reason } from '#lib/domain';
import type { Said } from '../failures.ts';
import type { Language } from '../language.ts';
import { codes as codesEn } from './codes-en.ts';
import { codes as codesJa } from './codes-ja.ts';
import { codes as codesKo } from './codes-ko.ts';
import { keys as keysEn } from './keys-en.ts';
import { keys as keysJa } from './keys-ja.ts';
import { keys as keysKo } from './keys-ko.ts';
import { needsYou as needsYouEn } from './needs-you-en.ts';
import { needsYou as needsYouJa } from './needs-you-ja.ts';
import { needsYou as needsYouKo } from './needs-you-ko.ts';
import type { Sentences } from './sentences.ts';
import { standing as standingEn } from './standing-en.ts';
import { standing as standingJa } from './standing-ja.ts';
import { standing as standingKo } from './standing-ko.ts';

/** Every reason in every language; Japanese is the source. Each file has one subject. */
const SENTENCES: Readonly<Record<Language, Sentences>> = {
  ja: { ...standingJa, ...codesJa, ...needsYouJa, ...keysJa },
  en: { ...standingEn, ...codesEn, ...needsYouEn, ...keysEn },
  ko: { ...standingKo, ...codesKo, ...needsYouKo, ...keysKo },
};

/** Says why something is as it is and what the seller can do next. Times are Japan's. Total over every reason. */
export function reasonText(language: Language, reason: Reason): Said {
  // The table ties each code to its params; TypeScript cannot follow one generic key through the look-up.
  const say = SENTENCES[language][reason.code] as ((params: unknown) => readonly [string, string]) | undefined;
  // A reason that a newer background wrote may be unknown to an older page: say its name rather than nothing.
  const [why, next] = say?.(reason.params) ?? [reason.code, ''];
  return { why, next };
}
