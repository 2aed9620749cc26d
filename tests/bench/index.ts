/** The budgets of design §8, measured; `npm run bench` prints them in one table. */
import { calls } from './calls.ts';
import { carts } from './carts.ts';
import { contentScript } from './content-script.ts';
import { firstSync, lookUps, suggestions } from './database.ts';
import { mapping } from './mapping.ts';
import { pageCost } from './page-cost.ts';
import { pipeline } from './pipeline.ts';
import type { Row } from './row.ts';
import { stock } from './stock.ts';
import { coldStart, keystroke } from './typing.ts';

export { type Bench, createBench } from './bench.ts';
export type { Measured, Row } from './row.ts';

export const ROWS: readonly Row[] = [
  contentScript,
  pageCost,
  lookUps,
  suggestions,
  firstSync,
  keystroke,
  coldStart,
  mapping,
  pipeline,
  carts,
  stock,
  calls,
];
