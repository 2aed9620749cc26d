import { codeStop, type OrderLine, reason, stockProblem } from '#lib/domain';
import { type DataDb, judgeLines, type Settings, together } from '#lib/storage';
import { ageProblem, isReason, problemOf, readLines } from './read-lines.ts';
import { failedStep, type RunStep, type StepTools, stop } from './step.ts';

interface Judged {
  readonly lines: readonly OrderLine[];
  readonly settings: Settings;
  readonly tools: StepTools;
}

/** Lines of many carts at once, by the settings that were read last. */
const judge = together(async (_: DataDb, asked: readonly Judged[]) => {
  const last = asked.at(-1);
  if (!last) return [];
  const lines = asked.flatMap((one) => one.lines);
  const verdicts = await judgeLines(last.tools, lines, { shops: last.settings.shops, now: last.tools.now() });
  return asked.map(() => verdicts);
});

/** Step 1: everything is read anew; the cart goes on only when each line may go. */
export const preflight: RunStep = async (job, tools) => {
  const cart = await readLines(job, tools);
  if (!cart.ok) return failedStep('preflight', cart.failure, tools.now());
  if (isReason(cart.value)) return stop(cart.value);
  const { lines } = cart.value;
  const problem = problemOf(job, lines, tools.now()) ?? ageProblem(lines, tools.now());
  if (problem) return stop(problem);
  // The seller ships these himself: they need no SKU and no stock at the centre.
  if (job.kind !== 'send') return { kind: 'done', by: 'extension', to: 'find' };
  const settings = await tools.settings();
  const verdicts = await judge(tools.data, { lines, settings, tools });
  for (const line of lines) {
    const verdict = verdicts.get(line.orderNo);
    if (!verdict) return stop(reason('index-not-read'));
    const code = codeStop(verdict);
    if (code) return stop(code);
    const stock = stockProblem(line, verdict);
    if (stock) return stop(stock);
  }
  return { kind: 'done', by: 'extension', to: 'find' };
};
