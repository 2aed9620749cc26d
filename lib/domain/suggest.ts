import { foldCode, skuLabel } from './code.ts';
import type { Sku } from './smartship.ts';
import type { Suggestion } from './verdict.ts';

/** How far apart two texts are, in single-character edits. */
export type EditDistance = (left: string, right: string) => number;

/** What suggestions need of a SKU, folded once and kept in memory. */
export interface SuggestionEntry {
  readonly fold: string;
  readonly sku: Sku;
}

export const suggestionEntry = (sku: Sku): SuggestionEntry => ({ fold: foldCode(sku.sellerCode), sku });

const MOST = 8;

/** Letters that may differ: one in four, at least one, at most four. */
const reach = (length: number): number => Math.min(4, Math.max(1, Math.floor(length / 4)));

/**
 * Right codes for a wrong one: same but spelling, then few letters differ, then words shared with the SKU's name.
 * Ranked, at most eight; each with its reason. `words` is the title or the option's values.
 */
export function suggest(
  question: { readonly code: string; readonly wants: 'single' | 'option'; readonly words: string },
  entries: Iterable<SuggestionEntry>,
  distance: EditDistance,
): Suggestion[] {
  const fold = foldCode(question.code);
  const wanted = new Set(wordsOf(question.words));
  const found: { readonly suggestion: Suggestion; readonly rank: number }[] = [];
  for (const { fold: candidate, sku } of entries) {
    if (candidate === '' || (sku.kind !== 'untold' && sku.kind !== question.wants)) continue;
    const scored = score(fold, candidate, wanted, sku, distance);
    if (scored) found.push(scored);
  }
  return found
    .sort((left, right) => right.rank - left.rank || left.suggestion.code.localeCompare(right.suggestion.code))
    .slice(0, MOST)
    .map(({ suggestion }) => suggestion);
}

function score(fold: string, candidate: string, wanted: ReadonlySet<string>, sku: Sku, distance: EditDistance) {
  const make = (why: Suggestion['why'], confidence: number) => ({
    rank: confidence,
    suggestion: {
      code: sku.sellerCode as string,
      skuName: sku.name,
      optionName: sku.optionName,
      stock: sku.stock,
      why,
      confidence,
    },
  });
  if (fold !== '' && candidate === fold) return make('same-but-spelling', 1);
  const shared = wanted.size === 0 ? 0 : sharedWords(wanted, skuLabel(sku)) / wanted.size;
  if (fold !== '') {
    const limit = reach(Math.max(fold.length, candidate.length));
    if (Math.abs(fold.length - candidate.length) <= limit) {
      const edits = distance(fold, candidate);
      if (edits <= limit) return make('few-letters-differ', 0.6 + 0.3 * (1 - edits / (limit + 1)) + 0.09 * shared);
    }
  }
  return shared > 0 ? make('same-words', 0.1 + 0.45 * shared) : null;
}

/** Words of a text: runs of letters and digits; Japanese runs also by pairs of characters, as no spaces part its words. */
export function wordsOf(text: string): string[] {
  const runs =
    text
      .normalize('NFKC')
      .toLowerCase()
      .slice(0, 500)
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return runs.flatMap((run) => (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(run) ? pairs(run) : [run]));
}

function pairs(run: string): string[] {
  const letters = [...run];
  if (letters.length < 2) return letters;
  return letters.slice(0, -1).map((letter, at) => letter + (letters[at + 1] ?? ''));
}

function sharedWords(wanted: ReadonlySet<string>, label: string): number {
  let count = 0;
  for (const word of new Set(wordsOf(label))) if (wanted.has(word)) count++;
  return count;
}
