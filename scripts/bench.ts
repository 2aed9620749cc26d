/**
 * `npm run bench`: the budgets of design §8, measured on this machine, in one table. Ends with 1 when one is over.
 *
 *   npm run bench -- --only=page,keystroke   some rows only
 *   npm run bench -- --quick                 small numbers and few repeats: shows that the rows work
 *   npm run bench -- --no-build              with the build that is there
 */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { createBench, type Measured, ROWS } from '#tests/bench';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
  },
});
const wanted = values.only?.split(',');
const rows = wanted === undefined ? ROWS : ROWS.filter(({ name }) => wanted.some((part) => name.startsWith(part)));
if (rows.length === 0) {
  console.error(`No row is called ${values.only}; there are ${ROWS.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}
if (!values['no-build']) {
  console.error('Building the extension.');
  execFileSync('npx', ['wxt', 'build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}

const bench = createBench(values.quick);
const measured: Measured[] = [];
try {
  for (const row of rows) {
    console.error(`Measuring ${row.name}.`);
    measured.push(...(await row.measure(bench).catch((error: unknown) => notMeasured(row, error))));
  }
} finally {
  await bench.close();
}
console.log(table(measured));
const over = measured.filter(({ verdict }) => verdict === 'over').length;
const missing = measured.filter(({ verdict }) => verdict === 'not measured').length;
console.log(`\n${over} over budget, ${missing} not measured${values.quick ? ' (quick: the figures say little)' : ''}.`);
process.exit(over + missing > 0 ? 1 : 0);

/** A row that could not be measured says why, and does not stop the others. */
function notMeasured(row: (typeof ROWS)[number], error: unknown): Measured[] {
  const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return [{ what: row.name, budget: row.budget, measured: `cannot be measured: ${why}`, verdict: 'not measured' }];
}

function table(lines: readonly Measured[]): string {
  const cells = [
    ['What', 'Budget', 'Measured', ''],
    ...lines.map((line) => [line.what, line.budget, line.measured, said(line)]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => width(row[column] ?? ''))));
  const drawn = cells.map((row) =>
    row
      .map((text, column) => text + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(text))))
      .join('  ')
      .trimEnd(),
  );
  return [drawn[0], '-'.repeat(widths.reduce((sum, each) => sum + each + 2, 4)), ...drawn.slice(1)].join('\n');
}

function said({ verdict }: Measured): string {
  if (verdict === 'information') return '';
  return verdict === 'over' ? 'OVER' : verdict;
}

/** Columns on a terminal: characters of Japanese take two. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u3000-\u9fff\uff00-\uff60]/.test(character) ? 2 : 1), 0);
}
