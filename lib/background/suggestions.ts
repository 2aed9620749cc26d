import { distance } from 'fastest-levenshtein';
import { type Suggestion, type SuggestionQuestion, suggest } from '#lib/domain';
import type { SkuMemory } from './sku-memory.ts';

/** Right codes for wrong ones, over all SKUs. */
export class Suggestions {
  readonly #skus: SkuMemory;

  constructor(skus: SkuMemory) {
    this.#skus = skus;
  }

  async find(question: SuggestionQuestion): Promise<Suggestion[]> {
    return suggest(question, await this.#skus.recent(), distance);
  }
}
