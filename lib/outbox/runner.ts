import { backoff, isLegalMove, reason } from '#lib/domain';
import type { Job, OutboxDb } from '#lib/storage';
import { RUN } from './steps/index.ts';
import type { StepResult } from './steps/step.ts';
import { claimDue, event, saveHeld } from './store.ts';
import type { Tools } from './tools.ts';

/** Events kept with a job; older ones of the same kind say nothing new. */
const EVENTS_KEPT = 60;
/** While paused or Read-only a job looks again this often, so that a missed wake-up costs minutes, not the order. */
const PAUSED_LOOK = 300_000;

export interface RunnerOptions {
  readonly db: OutboxDb;
  readonly tools: Tools;
  readonly locks: LockManager;
  /** Names this worker's life; a new life has a new name. */
  readonly owner: string;
  /** Told after every change, so that screens and pages can follow. */
  readonly changed: (job: Job) => Promise<void>;
}

/**
 * Runs every due job until none is left. Single by a Web Lock over all contexts of the extension, and by a lease on
 * disk for what outlives a context. A call while another runs returns at once.
 */
export function runDue(options: RunnerOptions): Promise<void> {
  return options.locks.request('smartship-outbox', { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    for (let job = await claim(options); job; job = await claim(options)) await runJob(job, options);
  });
}

const claim = ({ db, owner, tools }: RunnerOptions): Promise<Job | null> => claimDue(db, owner, tools.now());

/** Runs one claimed job step by step until it waits, stops or ends. Each step's outcome is on disk before the next. */
async function runJob(claimed: Job, options: RunnerOptions): Promise<void> {
  let job = claimed;
  for (;;) {
    const result =
      (await heldBack(job, options)) ?? (await RUN[job.step](job, { ...options.tools, outbox: options.db }));
    const next = apply(job, result, options.tools.now());
    if (!(await saveHeld(options.db, next, options.owner))) return;
    await options.changed(next);
    if (next.phase !== 'running') return;
    job = next;
  }
}

/** *Pause everything* and *Read-only* hold every step back; nothing is lost, nothing is sent. */
async function heldBack(job: Job, { tools }: RunnerOptions): Promise<StepResult | null> {
  const settings = await tools.settings();
  const shop = settings.shops.find(({ shopId }) => shopId === job.shopId);
  const at = tools.now() + PAUSED_LOOK;
  if (settings.paused) return { kind: 'wait', at, reason: reason('paused') };
  if (!shop || shop.readOnly)
    return { kind: 'wait', at, reason: reason(settings.outboxLost ? 'outbox-lost' : 'read-only') };
  return null;
}

/** The job after a step's outcome. Pure; an illegal move is a bug and throws. */
export function apply(job: Job, result: StepResult, now: number): Job {
  const shippingNo = result.shippingNo ?? job.shippingNo;
  const base = { ...job, shippingNo, lease: null, dueAt: null, nextTryAt: null };
  switch (result.kind) {
    case 'done': {
      const to = result.to;
      if (to === undefined || !isLegalMove(job.step, to)) throw new Error(`illegal move ${job.step} → ${to}`);
      const by = result.by === 'extension' ? 'done' : 'done-by-other';
      const events = [...job.events, event(job.step, by, result.by, now)].slice(-EVENTS_KEPT);
      return { ...job, shippingNo, step: to, failures: 0, reason: null, events };
    }
    case 'wait':
      return {
        ...base,
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
      const why =
        result.reason.code === 'retry-later' ? reason('retry-later', { ...result.reason.params, at }) : result.reason;
      return {
        ...base,
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
        ...base,
        phase: 'needs-seller',
        reason: result.reason,
        events: quietly(job, 'stopped', result.reason, now),
      };
    case 'taken-back':
      return {
        ...base,
        phase: 'undone',
        reason: result.reason,
        events: [...job.events, event(job.step, 'done', 'extension', now, result.reason)].slice(-EVENTS_KEPT),
      };
    case 'finish':
      return {
        ...base,
        phase: 'done',
        reason: result.reason,
        events: [...job.events, event(job.step, 'done', 'extension', now, result.reason)].slice(-EVENTS_KEPT),
      };
  }
}

/** Adds an event unless it only repeats the last one: an hour of waiting is one line in the history. */
function quietly(job: Job, result: 'waiting' | 'retry' | 'stopped', why: Job['reason'], now: number): Job['events'] {
  const last = job.events.at(-1);
  if (last?.step === job.step && last.result === result && last.reason?.code === why?.code) return job.events;
  return [...job.events, event(job.step, result, 'extension', now, why)].slice(-EVENTS_KEPT);
}
