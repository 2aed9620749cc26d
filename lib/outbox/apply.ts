import { backoff, type Instant, isLegalMove, type JobEvent, type Reason, reason } from '#lib/domain';
import type { Job } from '#lib/storage';
import type { StepResult } from './steps/step.ts';

/** Events kept with a job; older ones of the same kind say nothing new. */
const EVENTS_KEPT = 60;

/** The job after a step's outcome. Pure; an illegal move is a bug and throws. */
export function apply(job: Job, result: StepResult, now: Instant): Job {
  const learned = {
    ...job,
    shippingNo: result.shippingNo ?? job.shippingNo,
    createSentAt: result.createSentAt ?? job.createSentAt,
    shippedSeenAt: result.shippedSeenAt ?? job.shippedSeenAt,
  };
  const atRest = { ...learned, lease: null, dueAt: null, nextTryAt: null };
  switch (result.kind) {
    case 'done': {
      const { to } = result;
      if (to === undefined || !isLegalMove(job.step, to)) throw new Error(`illegal move ${job.step} → ${to}`);
      const by = result.by === 'extension' ? 'done' : 'done-by-other';
      return {
        ...learned,
        step: to,
        failures: 0,
        reason: null,
        events: withEvent(job, event(job.step, by, result.by, now)),
      };
    }
    case 'wait':
      return {
        ...atRest,
        phase: 'waiting',
        dueAt: result.at,
        nextTryAt: result.at,
        failures: 0,
        reason: result.reason,
        events: quietly(job, 'waiting', result.reason, now),
      };
    case 'retry': {
      const failures = job.failures + 1;
      const at = Math.max(now + backoff(failures), result.notBefore ?? 0);
      const why = dated(result.reason, at);
      return {
        ...atRest,
        phase: 'waiting',
        dueAt: at,
        nextTryAt: at,
        failures,
        reason: why,
        events: quietly(job, 'retry', why, now),
      };
    }
    case 'stop':
      return {
        ...atRest,
        phase: 'needs-seller',
        reason: result.reason,
        events: quietly(job, 'stopped', result.reason, now),
      };
    case 'taken-back':
    case 'finish':
      return {
        ...atRest,
        phase: result.kind === 'finish' ? 'done' : 'undone',
        reason: result.reason,
        events: withEvent(job, event(job.step, 'done', 'extension', now, result.reason)),
      };
  }
}

/** Reasons that name the next try get its time. */
function dated(why: Reason, at: Instant): Reason {
  if (why.code === 'retry-later') return reason('retry-later', { ...why.params, at });
  if (why.code === 'step-crashed') return reason('step-crashed', { ...why.params, at });
  return why;
}

/** Adds an event unless it only repeats the last one: an hour of waiting is one line in the history. */
function quietly(job: Job, result: 'waiting' | 'retry' | 'stopped', why: Reason, now: Instant): Job['events'] {
  const last = job.events.at(-1);
  if (last?.step === job.step && last.result === result && last.reason?.code === why.code) return job.events;
  return withEvent(job, event(job.step, result, 'extension', now, why));
}

const withEvent = (job: Job, happened: JobEvent): Job['events'] => [...job.events, happened].slice(-EVENTS_KEPT);

export function event(
  step: JobEvent['step'],
  result: JobEvent['result'],
  by: JobEvent['by'],
  at: Instant,
  why: JobEvent['reason'] = null,
): JobEvent {
  return { at, step, result, by, reason: why };
}
