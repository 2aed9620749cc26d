import type { Reason, ReasonCode, ReasonParams } from '#lib/domain';
import type { Said } from './failures.ts';
import type { Language } from './language.ts';
import { EN } from './reasons-en.ts';
import { JA } from './reasons-ja.ts';

/** One language's sentences; the compiler asks for every reason there is. */
export type Sentences = {
  readonly [Code in ReasonCode]: (params: ReasonParams[Code]) => readonly [why: string, next: string];
};

/** Says why something is as it is and what the seller can do next. Times are Japan's. Total over every reason. */
export function reasonText(language: Language, reason: Reason): Said {
  // The table ties each code to its params; TypeScript cannot follow one generic key through the look-up.
  const say = (language === 'ja' ? JA : EN)[reason.code] as
    | ((params: unknown) => readonly [string, string])
    | undefined;
  // A reason that a newer background wrote may be unknown to an older page: say its name rather than nothing.
  const [why, next] = say?.(reason.params) ?? [reason.code, ''];
  return { why, next };
}
