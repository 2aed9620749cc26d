import type { CodeRole } from './code.ts';
import type { Reason } from './reason.ts';
import { type CodeVerdict, codeStop, SENDING, type Suggestion } from './verdict.ts';

/** Why a code wants the seller's hand, by the one table of what stops a sending; null when it does not, or cannot be told yet. */
export function mendingReason(verdict: CodeVerdict): Reason | null {
  const sending = SENDING[verdict.verdict];
  return sending === 'cannot-tell' || sending === 'left-out' ? null : codeStop(verdict);
}

/** One code that wants mending, where it stands, and what is offered for it, best first. */
export interface MendableCode {
  /** Unique over all shops. */
  readonly key: string;
  /** Of all codes of one listing. */
  readonly listing: string;
  readonly role: CodeRole;
  readonly code: string;
  readonly suggestions: readonly Suggestion[];
}

/** Why a code is left out when many are accepted at once. */
export type LeftOut = 'nothing-fits' | 'two-fit' | 'same-twice';

export interface BulkChoice {
  readonly chosen: ReadonlyMap<string, Suggestion>;
  readonly leftOut: ReadonlyMap<string, LeftOut>;
}

/**
 * Takes the best suggestion of every code that reaches a confidence. Left out, for the seller to decide himself: codes
 * for which two fit equally well, and codes that would make two options of a listing, or two listings' own codes, the same.
 * `taken` are codes that stand already, each with where it stands: a listing, or the shop for 販売者商品コード, which
 * must be unique in it [qapi 5.1].
 */
export function chooseAll(
  codes: readonly MendableCode[],
  least: number,
  taken: ReadonlySet<string> = new Set(),
): BulkChoice {
  const chosen = new Map<string, Suggestion>();
  const leftOut = new Map<string, LeftOut>();
  for (const code of codes) {
    const [best, second] = code.suggestions;
    if (!best || best.confidence < least) leftOut.set(code.key, 'nothing-fits');
    else if (second && second.confidence >= best.confidence) leftOut.set(code.key, 'two-fit');
    else chosen.set(code.key, best);
  }
  const byPlace = Map.groupBy(
    codes.filter(({ key }) => chosen.has(key)),
    (code) => placed(code, chosen.get(code.key)?.code ?? ''),
  );
  for (const [place, same] of byPlace) {
    if (same.length === 1 && !taken.has(place)) continue;
    for (const { key } of same) {
      chosen.delete(key);
      leftOut.set(key, 'same-twice');
    }
  }
  return { chosen, leftOut };
}

/** A code where it must stand once: an option code in its listing, a seller code in the shop. */
export const placed = ({ role, listing }: Pick<MendableCode, 'role' | 'listing'>, code: string): string =>
  JSON.stringify(role === 'option' ? [listing, code] : [listing.split(' ')[0], code]);
