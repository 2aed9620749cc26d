import type { MethodName } from '#lib/qoo10';

/** Short enough for a column; the legend below the table spells them out. */
const SHORT: Readonly<Record<string, string>> = {
  ok: 'ok',
  'key-rejected': 'key',
  'key-expired': 'exp',
  'not-permitted': 'per',
  'bad-request': 'bad',
  'rate-limited': 'rate',
  unreachable: 'down',
  'unknown-outcome': 'unkn',
  'not-understood': '???',
  'not-offered': 'none',
};

/** What each method made of each shape of answer, as the tests saw it; printed by `npm run coverage:qapi`. */
export class CoverageTable {
  readonly #cells = new Map<MethodName, Map<string, string>>();
  readonly #shapes: string[] = [];

  note(method: MethodName, shape: string, kind: string): void {
    if (!this.#shapes.includes(shape)) this.#shapes.push(shape);
    const row = this.#cells.get(method) ?? new Map<string, string>();
    this.#cells.set(method, row.set(shape, kind));
  }

  text(): string {
    const names = [...this.#cells.keys()];
    const width = Math.max(...names.map((name) => name.length));
    const cell = (text: string) => text.padEnd(5);
    const head = `${'method'.padEnd(width)} ${this.#shapes.map((_shape, at) => cell(String(at + 1))).join('')}`;
    const rows = names.map((name) => {
      const row = this.#cells.get(name);
      const cells = this.#shapes.map((shape) => cell(SHORT[row?.get(shape) ?? ''] ?? row?.get(shape) ?? '·'));
      return `${name.padEnd(width)} ${cells.join('')}`;
    });
    const legend = this.#shapes.map((shape, at) => `${String(at + 1).padStart(3)}  ${shape}`);
    const kinds = Object.entries(SHORT).map(([kind, short]) => `${short} = ${kind}`);
    return [head, ...rows, '', 'Shapes of answers:', ...legend, '', kinds.join(', ')].join('\n');
  }
}
