import { type Reason, reason } from './reason.ts';
import type { Sku } from './smartship.ts';

/** The one primary verdict on a code, in the order of design §5; the contract's `data-smartship-code`. */
export type Verdict =
  | 'invalid'
  | 'blank'
  | 'ambiguous'
  | 'wrong-kind'
  | 'mapped'
  | 'linked'
  | 'near'
  | 'unmapped'
  | 'not-smartship'
  | 'unknown';

/** Warnings that ride along; the contract's `data-smartship-warnings`. `duplicate` blocks a sending. */
export type CodeWarning = 'duplicate' | 'shared' | 'no-stock' | 'link-not-checked';

/**
 * What a verdict does to a sending. This is the one table: `goes` lets the line go, `stops` holds it for the seller,
 * `cannot-tell` holds it until it can be told, `left-out` never sends it and makes no noise.
 */
export const SENDING: Readonly<Record<Verdict, 'goes' | 'stops' | 'cannot-tell' | 'left-out'>> = {
  mapped: 'goes',
  linked: 'goes',
  near: 'stops',
  unmapped: 'stops',
  'wrong-kind': 'stops',
  ambiguous: 'stops',
  blank: 'stops',
  invalid: 'stops',
  unknown: 'cannot-tell',
  'not-smartship': 'left-out',
};

/** Likewise for warnings. Stock is held against the ordered units elsewhere (`stockProblem`). */
const WARNING_STOPS: Readonly<Record<CodeWarning, boolean>> = {
  duplicate: true,
  shared: false,
  'no-stock': false,
  'link-not-checked': false,
};

/** A SKU as far as a verdict tells of it. */
export type MatchedSku = Omit<Sku, 'stockByWarehouse'>;

export interface CodeVerdict {
  readonly verdict: Verdict;
  readonly warnings: readonly CodeWarning[];
  readonly reason: Reason;
  /** The SKU the code leads to, when there is exactly one. */
  readonly sku: MatchedSku | null;
}

/** Why a line with this verdict is not sent; null when its code lets it go. */
export function codeStop(verdict: CodeVerdict): Reason | null {
  if (SENDING[verdict.verdict] !== 'goes') return verdict.reason;
  return verdict.warnings.some((warning) => WARNING_STOPS[warning])
    ? reason('code-duplicate', { code: verdict.sku?.sellerCode ?? '' })
    : null;
}

/** A right code offered for a wrong one. */
export interface Suggestion {
  /** The exact code as Smartship holds it. */
  readonly code: string;
  readonly skuName: string;
  readonly optionName: string;
  readonly stock: number | null;
  /** Why it is offered, most convincing first in a list. */
  readonly why: 'same-but-spelling' | 'few-letters-differ' | 'same-words';
  /** 0 to 1; comparable within one list only. */
  readonly confidence: number;
}
