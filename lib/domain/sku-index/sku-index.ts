import type { MatchedSku } from '../verdict.ts';
import { toCode, toSkuNo } from '../words.ts';
import { AUTO, KIND_BITS, KINDS, type SkuColumns, UNTOLD } from './build.ts';
import { type TextColumn, textAt } from './text-column.ts';

/** All SKUs in memory, found by code as fast as in a bare map. The maps are made at the first question. */
export class SkuIndex {
  readonly columns: SkuColumns;
  #exact: PositionMap | null = null;
  #folded: PositionMap | null = null;

  constructor(columns: SkuColumns) {
    this.columns = columns;
  }

  /** Makes the maps before anybody asks. */
  prepare(): void {
    this.#exact ??= new PositionMap(this.columns.codes);
    this.#folded ??= new PositionMap(this.columns.folds);
  }

  /** SKUs whose seller code is exactly this; none for a blank. */
  exact(code: string): readonly MatchedSku[] {
    this.#exact ??= new PositionMap(this.columns.codes);
    return this.#exact.of(code).map((at) => this.skuAt(at));
  }

  /** SKUs whose folded seller code is this; none for a blank. */
  near(fold: string): readonly MatchedSku[] {
    this.#folded ??= new PositionMap(this.columns.folds);
    return this.#folded.of(fold).map((at) => this.skuAt(at));
  }

  skuAt(at: number): MatchedSku {
    const { skuNos, codes, names, optionNames, flags, stock } = this.columns;
    const flag = flags[at] ?? 0;
    const units = stock[at] ?? UNTOLD;
    return {
      skuNo: toSkuNo(textAt(skuNos, at)),
      sellerCode: toCode(textAt(codes, at)),
      kind: KINDS[flag & KIND_BITS] ?? 'untold',
      name: textAt(names, at),
      optionName: textAt(optionNames, at),
      stock: units === UNTOLD ? null : units,
      autoRegistered: (flag & AUTO) !== 0,
    };
  }
}

const NONE: readonly number[] = [];

/** Text → positions. Most codes are one SKU's, so a list is made only for the others. */
class PositionMap {
  readonly #first = new Map<string, number>();
  readonly #several = new Map<string, number[]>();

  constructor(column: TextColumn) {
    for (let at = 0; at < column.ends.length; at += 1) {
      const text = textAt(column, at);
      const first = this.#first.get(text);
      if (first === undefined) this.#first.set(text, at);
      else {
        const known = this.#several.get(text);
        if (known) known.push(at);
        else this.#several.set(text, [first, at]);
      }
    }
  }

  of(text: string): readonly number[] {
    const first = text.trim() === '' ? undefined : this.#first.get(text);
    return first === undefined ? NONE : (this.#several.get(text) ?? [first]);
  }
}
