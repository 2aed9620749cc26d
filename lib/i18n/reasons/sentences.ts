import type { ReasonCode, ReasonParams } from '#lib/domain';
import type { Said } from '../failures.ts';

/** One language's sentences; the compiler asks for every reason there is. */
export type Sentences = {
  readonly [Code in ReasonCode]: (params: ReasonParams[Code]) => readonly [why: string, next: string];
};

/** Puts words before why something failed. */
export const both = (before: string, { why, next }: Said): readonly [string, string] => [before + why, next];
