import fc from 'fast-check';

/** One blow to an answer: where (how deep, which child), and what to do there. */
export type Blow = { path: number[]; act: string; value: unknown; name: string };

/** Blows that put these values, and these names, in the way. */
export const blows = (value: fc.Arbitrary<unknown>, names: readonly string[]): fc.Arbitrary<Blow> =>
  fc.record({
    path: fc.array(fc.nat(40), { maxLength: 4 }),
    act: fc.constantFrom('replace', 'drop', 'rename', 'wrap', 'repeat'),
    value,
    name: fc.constantFrom(...names),
  });

/** Ways in which a body may reach us. */
export const WAYS = fc.constantFrom('whole', 'whole', 'whole', 'whole', 'bom', 'cut', 'html', 'twice');

export const written = (json: string, way: string, cutAt: number): string =>
  ({
    bom: `\uFEFF${json}`,
    cut: json.slice(0, cutAt),
    html: `<html><body>${json}</body></html>`,
    twice: json + json,
  })[way] ?? json;

/** The answer after one blow. */
export function strike(node: unknown, { path, act, value, name }: Blow): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof node !== 'object' || node === null) {
    if (act === 'wrap') return [node];
    return act === 'replace' ? value : node;
  }
  const children = Object.entries(node);
  if (children.length === 0) return act === 'replace' ? value : node;
  const at = step % children.length;
  const struck = children.flatMap(([key, child], index): [string, unknown][] => {
    if (index !== at) return [[key, child]];
    if (rest.length > 0) return [[key, strike(child, { path: rest, act, value, name })]];
    if (act === 'drop') return [];
    if (act === 'rename') return [[name, child]];
    if (act === 'wrap') return [[key, [child]]];
    if (act === 'repeat')
      return [
        [key, child],
        [`${key}_`, child],
      ];
    return [[key, value]];
  });
  return Array.isArray(node) ? struck.map(([, child]) => child) : Object.fromEntries(struck);
}
