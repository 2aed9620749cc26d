import { isAct, type JobView, STEPS, type Step } from '#lib/domain';

export type StepMark = 'done' | 'by-other' | 'now' | 'waiting' | 'stopped' | 'todo';

const MARK = {
  done: 'done',
  'done-by-other': 'by-other',
  waiting: 'waiting',
  retry: 'waiting',
  stopped: 'stopped',
} as const;

/**
 * How far each step of a job is, from its events: a step's last event counts, and since the seller began again none that
 * only waited or stopped before. A step that was passed over was done already, by somebody else.
 */
export function stepMarks(job: JobView): readonly { readonly step: Step; readonly mark: StepMark }[] {
  const marks = new Map<Step, StepMark>();
  for (const { step, result } of job.events) {
    if (!isAct(step)) marks.set(step, MARK[result]);
    else for (const [each, mark] of marks) if (mark === 'waiting' || mark === 'stopped') marks.delete(each);
  }
  if (job.phase === 'running' && marks.get(job.step) !== 'done') marks.set(job.step, 'now');
  const furthest = STEPS.findLastIndex((step) => marks.has(step));
  return STEPS.map((step, at) => ({ step, mark: marks.get(step) ?? (at < furthest ? 'by-other' : 'todo') }));
}
