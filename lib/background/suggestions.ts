import { distance } from 'fastest-levenshtein';
import { type Suggestion, type SuggestionEntry, suggest, suggestionEntry } from '#lib/domain';
import type { DataDb } from '#lib/storage';

/** Right codes for wrong ones, over all SKUs, folded once per worker life and SKU reading. */
export class Suggestions {
  readonly #data: DataDb;
  #entries: { readonly asOf: number; readonly list: Promise<SuggestionEntry[]> } | null = null;

  constructor(data: DataDb) {
    this.#data = data;
  }

  async find(question: { code: string; wants: 'single' | 'option'; words: string }): Promise<Suggestion[]> {
    return suggest(question, await this.#load(), distance);
  }

  async #load(): Promise<SuggestionEntry[]> {
    const asOf = (await this.#data.syncs.get('skus'))?.lastEnd ?? 0;
    if (this.#entries?.asOf !== asOf) {
      this.#entries = { asOf, list: this.#data.skus.toArray().then((skus) => skus.map(suggestionEntry)) };
    }
    return this.#entries.list;
  }
}
