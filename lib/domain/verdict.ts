import type { Reason } from './reason.ts';
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

export interface CodeVerdict {
  readonly verdict: Verdict;
  readonly warnings: readonly CodeWarning[];
  readonly reason: Reason;
  /** The SKU the code leads to, when there is exactly one. */
  readonly sku: Sku | null;
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
