/** Many texts in one, with where each ends: read from disk in one piece, and cut only where one is wanted. */
export interface TextColumn {
  readonly text: string;
  readonly ends: Uint32Array;
}

export function textAt({ text, ends }: TextColumn, index: number): string {
  return text.slice(index === 0 ? 0 : ends[index - 1], ends[index]);
}

export const lengthAt = ({ ends }: TextColumn, index: number): number =>
  (ends[index] ?? 0) - (index === 0 ? 0 : (ends[index - 1] ?? 0));

/** Position of a text in a column that is sorted by code units; -1 where it is not there. */
export function findIn(column: TextColumn, wanted: string): number {
  let low = 0;
  let high = column.ends.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = textAt(column, middle);
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Gathers a column text by text. */
export class TextColumnBuilder {
  #text = '';
  #part: string[] = [];
  readonly #ends: number[] = [];
  #end = 0;

  add(text: string): void {
    this.#part.push(text);
    this.#end += text.length;
    this.#ends.push(this.#end);
    // Joined now and then, so that the parts can be let go.
    if (this.#part.length < 4096) return;
    this.#text += this.#part.join('');
    this.#part = [];
  }

  finish(): TextColumn {
    return { text: this.#text + this.#part.join(''), ends: Uint32Array.from(this.#ends) };
  }
}
