import { foldCode, skuLabel } from '../code.ts';
import type { Sku, SkuKind } from '../smartship.ts';
import { lettersOf } from './letters.ts';
import { type TextColumn, TextColumnBuilder } from './text-column.ts';
import { wordsOf } from './words.ts';

/** All SKUs as columns: plain data that the disk keeps in few pieces and that is used without being unfolded. */
export interface SkuColumns {
  readonly count: number;
  readonly skuNos: TextColumn;
  readonly codes: TextColumn;
  readonly folds: TextColumn;
  readonly names: TextColumn;
  readonly optionNames: TextColumn;
  /** `KINDS` position, and `AUTO` where Smartship registered it by itself. */
  readonly flags: Uint8Array;
  /** Units; `UNTOLD` where the server did not tell. */
  readonly stock: Int32Array;
  /** Of each fold, see `lettersOf`. */
  readonly single: Int32Array;
  readonly pairs: Int32Array;
  /** Words of names, sorted, and the SKUs that have each: those of word `w` lie from `wordEnds[w - 1]` to `wordEnds[w]`. */
  readonly words: TextColumn;
  readonly wordEnds: Uint32Array;
  readonly wordSkus: Uint32Array;
}

export const KINDS: readonly SkuKind[] = ['untold', 'single', 'option'];
export const KIND_BITS = 3;
export const AUTO = 4;
export const UNTOLD = -2_147_483_648;
const MOST_STOCK = 2_147_483_647;

/** Gathers the columns SKU by SKU, so that nobody needs them all as objects at once. */
export class SkuColumnsBuilder {
  readonly #skuNos = new TextColumnBuilder();
  readonly #codes = new TextColumnBuilder();
  readonly #folds = new TextColumnBuilder();
  readonly #names = new TextColumnBuilder();
  readonly #optionNames = new TextColumnBuilder();
  readonly #flags: number[] = [];
  readonly #stock: number[] = [];
  readonly #single: number[] = [];
  readonly #pairs: number[] = [];
  readonly #words = new Map<string, number[]>();
  #count = 0;

  add(sku: Omit<Sku, 'stockByWarehouse'>): void {
    const fold = foldCode(sku.sellerCode);
    const letters = lettersOf(fold);
    this.#skuNos.add(sku.skuNo);
    this.#codes.add(sku.sellerCode);
    this.#folds.add(fold);
    this.#names.add(sku.name);
    this.#optionNames.add(sku.optionName);
    this.#flags.push(KINDS.indexOf(sku.kind) + (sku.autoRegistered ? AUTO : 0));
    this.#stock.push(sku.stock === null ? UNTOLD : Math.max(-MOST_STOCK, Math.min(MOST_STOCK, sku.stock)));
    this.#single.push(letters.single);
    this.#pairs.push(letters.pairs);
    for (const word of new Set(wordsOf(skuLabel(sku)))) {
      const known = this.#words.get(word);
      if (known) known.push(this.#count);
      else this.#words.set(word, [this.#count]);
    }
    this.#count += 1;
  }

  finish(): SkuColumns {
    const words = new TextColumnBuilder();
    const sorted = [...this.#words.keys()].sort((left, right) => (left < right ? -1 : 1));
    const wordEnds = new Uint32Array(sorted.length);
    const total = [...this.#words.values()].reduce((sum, { length }) => sum + length, 0);
    const wordSkus = new Uint32Array(total);
    let end = 0;
    sorted.forEach((word, at) => {
      words.add(word);
      const skus = this.#words.get(word) ?? [];
      wordSkus.set(skus, end);
      end += skus.length;
      wordEnds[at] = end;
    });
    return {
      count: this.#count,
      skuNos: this.#skuNos.finish(),
      codes: this.#codes.finish(),
      folds: this.#folds.finish(),
      names: this.#names.finish(),
      optionNames: this.#optionNames.finish(),
      flags: Uint8Array.from(this.#flags),
      stock: Int32Array.from(this.#stock),
      single: Int32Array.from(this.#single),
      pairs: Int32Array.from(this.#pairs),
      words: words.finish(),
      wordEnds,
      wordSkus,
    };
  }
}

export function columnsOf(skus: Iterable<Omit<Sku, 'stockByWarehouse'>>): SkuColumns {
  const builder = new SkuColumnsBuilder();
  for (const sku of skus) builder.add(sku);
  return builder.finish();
}
