import { reason, stockProblem } from '#lib/domain';
import { judgeLines } from '#lib/storage';
import { isReason, readLines, standingProblem } from './read-lines.ts';
import { failedStep, type RunStep, stop } from './step.ts';

/** Step 1: everything is read anew; the cart goes on only when each line may go. */
export const preflight: RunStep = async (job, tools) => {
  const cart = await readLines(job, tools);
  if (!cart.ok) return failedStep('preflight', cart.failure, tools.now());
  if (isReason(cart.value)) return stop(cart.value);
  const standing = standingProblem(cart.value.lines);
  if (standing) return stop(standing);
  const settings = await tools.settings();
  const verdicts = await judgeLines(tools, cart.value.lines, {
    notSmartship: settings.shops.flatMap((shop) => shop.notSmartship),
    now: tools.now(),
  });
  for (const line of cart.value.lines) {
    const verdict = verdicts.get(line.orderNo);
    if (!verdict) return stop(reason('index-not-read'));
    if (verdict.verdict !== 'mapped' && verdict.verdict !== 'linked') return stop(verdict.reason);
    const stock = stockProblem(line, verdict);
    if (stock) return stop(stock);
  }
  return { kind: 'done', by: 'extension', to: 'find' };
};
