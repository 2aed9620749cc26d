/**
 * Which letters and pairs of letters a text has, as bits: two texts whose bits differ too much cannot be few edits apart.
 * Several letters may share a bit; that lets some pairs through, and never keeps one out.
 */
export interface Letters {
  readonly single: number;
  readonly pairs: number;
}

export function lettersOf(text: string): Letters {
  let single = 0;
  let pairs = 0;
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    single |= 1 << (unit & 31);
    if (at > 0) pairs |= 1 << ((before * 31 + unit * 7) & 31);
    before = unit;
  }
  return { single, pairs };
}

/** An edit takes away or brings in one letter, and two pairs, at most. */
export function mayBeWithin(edits: number, left: Letters, single: number, pairs: number): boolean {
  return (
    bits(left.single & ~single) <= edits &&
    bits(single & ~left.single) <= edits &&
    bits(left.pairs & ~pairs) <= 2 * edits &&
    bits(pairs & ~left.pairs) <= 2 * edits
  );
}

function bits(value: number): number {
  let rest = value - ((value >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
