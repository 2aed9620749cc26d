import { type CodeVerdict, codeStop, SENDING } from './verdict.ts';

/** How much of a shop Smartship would recognise. */
export interface Coverage {
  /** Codes that decide, without those that the seller excluded and those that cannot be told. */
  readonly codes: number;
  readonly mapped: number;
  /** Codes that cannot be told just now. */
  readonly unknown: number;
}

/** Counts verdicts; what the seller left out counts neither for nor against. */
export function coverageOf(verdicts: Iterable<CodeVerdict>): Coverage {
  const count = { codes: 0, mapped: 0, unknown: 0 };
  for (const verdict of verdicts) {
    const effect = SENDING[verdict.verdict];
    if (effect === 'left-out') continue;
    if (effect === 'cannot-tell') count.unknown += 1;
    else {
      count.codes += 1;
      if (codeStop(verdict) === null) count.mapped += 1;
    }
  }
  return count;
}

/** 0 to 1; null where nothing was counted: unknown is not zero. */
export const shareOf = ({ codes, mapped }: Pick<Coverage, 'codes' | 'mapped'>): number | null =>
  codes === 0 ? null : mapped / codes;
