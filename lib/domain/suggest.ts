import { foldCode } from './code.ts';
import { AUTO, KIND_BITS, KINDS } from './sku-index/build.ts';
import { lettersOf, mayBeWithin } from './sku-index/letters.ts';
import type { SkuIndex } from './sku-index/sku-index.ts';
import { findIn, lengthAt, textAt } from './sku-index/text-column.ts';
import { wordsOf } from './sku-index/words.ts';
import type { Suggestion } from './verdict.ts';

/** How far apart two texts are, in single-character edits. */
export type EditDistance = (left: string, right: string) => number;

export interface SuggestionQuestion {
  readonly code: string;
  readonly wants: 'single' | 'option';
  /** The title or the option's values. */
  readonly words: string;
}

const MOST = 8;
/** Letters that may differ: one in four, at least one, at most four. */
const reach = (length: number): number => Math.min(4, Math.max(1, length >> 2));

interface Found {
  readonly at: number;
  readonly edits: number;
  readonly limit: number;
}

/**
 * Right codes for a wrong one: same but spelling, then few letters differ, then words shared with the SKU's name, rare
 * words telling more than common ones. Ranked, at most eight; each with its reason. A SKU that Smartship made up by itself
 * and that has no stock is never offered.
 */
export function suggest(question: SuggestionQuestion, index: SkuIndex, distance: EditDistance): Suggestion[] {
  const fold = foldCode(question.code);
  const shared = sharesOf(question.words, index);
  const fits = fittingTo(question.wants, index);
  const bySpelling = fold === '' ? [] : closest(fold, index, fits, distance);
  const taken = new Set(bySpelling.map(({ at }) => at));
  const byWords = shared ? mostShared(shared, (at) => fits(at) && !taken.has(at)) : [];
  return [
    ...bySpelling.map(({ at, edits, limit }): Ranked => {
      const confidence = edits === 0 ? 1 : 0.6 + 0.3 * (1 - edits / (limit + 1)) + 0.09 * (shared?.[at] ?? 0);
      return { at, confidence, why: edits === 0 ? 'same-but-spelling' : 'few-letters-differ' };
    }),
    ...byWords.map((at): Ranked => ({ at, confidence: 0.1 + 0.45 * (shared?.[at] ?? 0), why: 'same-words' })),
  ]
    .sort((left, right) => right.confidence - left.confidence || left.at - right.at)
    .slice(0, MOST)
    .map(({ at, confidence, why }) => {
      const { sellerCode: code, name: skuName, optionName, stock } = index.skuAt(at);
      return { code, skuName, optionName, stock, why, confidence };
    });
}

interface Ranked {
  readonly at: number;
  readonly confidence: number;
  readonly why: Suggestion['why'];
}

/** Never offered: SKUs of the other kind, those without a code, and those that Smartship made up and that have no stock. */
function fittingTo(wants: 'single' | 'option', { columns }: SkuIndex): (at: number) => boolean {
  const other = KINDS.indexOf(wants === 'single' ? 'option' : 'single');
  const ghost = (at: number) => ((columns.flags[at] ?? 0) & AUTO) !== 0 && (columns.stock[at] ?? 0) <= 0;
  return (at) => ((columns.flags[at] ?? 0) & KIND_BITS) !== other && lengthAt(columns.folds, at) > 0 && !ghost(at);
}

/** Codes few edits away. Bits of letters keep most pairs from being measured at all. */
function closest(fold: string, { columns }: SkuIndex, fits: (at: number) => boolean, distance: EditDistance): Found[] {
  const { folds, single, pairs, count } = columns;
  const letters = lettersOf(fold);
  const byEdits: Found[][] = [[], [], [], [], []];
  for (let at = 0; at < count; at += 1) {
    const length = lengthAt(folds, at);
    const limit = reach(Math.max(length, fold.length));
    if (Math.abs(length - fold.length) > limit) continue;
    if (!mayBeWithin(limit, letters, single[at] ?? 0, pairs[at] ?? 0) || !fits(at)) continue;
    const other = textAt(folds, at);
    const apart = distance(fold, other);
    const edits = apart === 2 && isSwap(fold, other) ? 1 : apart;
    if (edits <= limit) byEdits[edits]?.push({ at, edits, limit });
  }
  // Words may lift a code over one that is an edit nearer, not over more.
  const found: Found[] = [];
  for (const same of byEdits) {
    const enough = found.length >= MOST;
    found.push(...same);
    if (enough) break;
  }
  return found;
}

/** Two neighbouring letters changed places: one slip of the finger, though two edits. */
function isSwap(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  let at = 0;
  while (left[at] === right[at]) at += 1;
  return left[at] === right[at + 1] && left[at + 1] === right[at] && left.slice(at + 2) === right.slice(at + 2);
}

/** How much of the wanted words each SKU's name has, 0 to 1; null where nothing is wanted. */
function sharesOf(text: string, { columns }: SkuIndex): Float32Array | null {
  const wanted = new Set(wordsOf(text));
  if (wanted.size === 0) return null;
  const { words, wordEnds, wordSkus, count } = columns;
  const shares = new Float32Array(count);
  let whole = 0;
  for (const word of wanted) {
    const at = findIn(words, word);
    const from = at <= 0 ? 0 : (wordEnds[at - 1] ?? 0);
    const to = at < 0 ? 0 : (wordEnds[at] ?? 0);
    const weight = Math.log(1 + count / Math.max(1, to - from));
    whole += weight;
    for (let of = from; of < to; of += 1) {
      const sku = wordSkus[of] ?? 0;
      shares[sku] = (shares[sku] ?? 0) + weight;
    }
  }
  for (let at = 0; at < count; at += 1) shares[at] = (shares[at] ?? 0) / whole;
  return shares;
}

/** The eight with the most shared; of equals those that come first. */
function mostShared(shares: Float32Array, fits: (at: number) => boolean): number[] {
  const best: number[] = [];
  let least = 0;
  for (let at = 0; at < shares.length; at += 1) {
    const share = shares[at] ?? 0;
    if (share <= least || !fits(at)) continue;
    let place = best.length;
    while (place > 0 && (shares[best[place - 1] ?? 0] ?? 0) < share) place -= 1;
    best.splice(place, 0, at);
    if (best.length <= MOST) continue;
    best.pop();
    least = shares[best.at(-1) ?? 0] ?? 0;
  }
  return best;
}
