import type { Bench } from './bench.ts';

/** One line of the table. */
export interface Measured {
  readonly what: string;
  readonly budget: string;
  readonly measured: string;
  /** `information` has no budget of its own: it explains a line above it. */
  readonly verdict: 'ok' | 'over' | 'information' | 'not measured';
}

/** A budget of design §8 and how it is measured; `name` is what `--only=` takes. */
export interface Row {
  readonly name: string;
  readonly budget: string;
  measure(bench: Bench): Promise<readonly Measured[]>;
}

/** Compares a figure with its budget; lower is better unless `atLeast`. */
export function against(
  what: string,
  budget: { readonly text: string; readonly limit: number; readonly atLeast?: boolean },
  figure: number,
  measured: string,
): Measured {
  const within = budget.atLeast ? figure >= budget.limit : figure <= budget.limit;
  return { what, budget: budget.text, measured, verdict: within ? 'ok' : 'over' };
}

export const information = (what: string, measured: string): Measured => ({
  what,
  budget: '',
  measured,
  verdict: 'information',
});

/** The value that so many of a hundred figures do not exceed; NaN of none. */
export function percentile(figures: readonly number[], percent: number): number {
  const sorted = [...figures].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (figures: readonly number[]): number => percentile(figures, 50);

export const ms = (figure: number): string => `${figure < 10 ? figure.toFixed(1) : Math.round(figure)} ms`;

export const times = (figure: number): string => `${figure < 10 ? figure.toFixed(2) : Math.round(figure)} ×`;
