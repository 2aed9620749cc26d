import { reason } from '#lib/domain';
import type { Job, OutboxDb } from '#lib/storage';
import { apply } from './apply.ts';
import { mendClock, type StillHeld } from './clock.ts';
import { Gathering } from './gather.ts';
import { gathered } from './gathered.ts';
import { claimDue, saveHeld } from './leases.ts';
import { notePause, pauseOf } from './pauses.ts';
import { RUN } from './steps/index.ts';
import type { StepResult } from './steps/step.ts';
import type { Tools } from './tools.ts';

/** While paused or Read-only a job looks again this often, so that a missed wake-up costs minutes, not the order. */
const PAUSED_LOOK = 300_000;
/** Carts worked side by side; they share their calls, of which Smartship's take a hundred parcels each. */
const LANES = 100;
/** Groups of lanes: while one group waits for Qoo10, another talks to Smartship. */
const GROUPS = 5;

export interface RunnerOptions {
  readonly db: OutboxDb;
  readonly tools: Tools;
  readonly locks: LockManager;
  /** Names this worker's life; a new life has a new name. */
  readonly owner: string;
  /** Told after every change, so that screens and pages can follow. */
  readonly changed: (job: Job) => Promise<void>;
  /** Told when a step threw: a bug of ours, never an outside reason. */
  readonly crashed?: (job: Job, error: unknown) => Promise<void>;
  /** What this life knows of presses that are held, besides their date. */
  readonly stillHeld?: StillHeld;
  /** Carts worked side by side in one group, and such groups; 1 and 1 work strictly one after the other. */
  readonly lanes?: number;
  readonly groups?: number;
}

/**
 * Runs every due job until none is left. Single by a Web Lock over all contexts of the extension, and by a lease on
 * disk for what outlives a context. False at once while another runs. Rejects only where the disk refuses.
 */
export function runDue(options: RunnerOptions): Promise<boolean> {
  return options.locks.request('smartship-outbox', { ifAvailable: true }, async (lock) => {
    if (lock === null) return false;
    await mendClock(options.db, options.tools.now(), options.stillHeld ?? (() => 0));
    // Never claimed twice by this life, however long a step takes.
    const inHand = new Set<string>();
    const groups = Array.from({ length: options.groups ?? GROUPS }, () => runGroup(options, inHand));
    const ended = await Promise.allSettled(groups);
    const broken = ended.find((end) => end.status === 'rejected');
    if (broken) throw broken.reason;
    return true;
  });
}

async function runGroup(options: RunnerOptions, inHand: Set<string>): Promise<void> {
  const { db, owner, tools, lanes = LANES } = options;
  for (;;) {
    const claimed = await claimDue(db, owner, tools.now(), { atMost: lanes, inHand });
    if (claimed.length === 0) return;
    for (const { jobId } of claimed) inHand.add(jobId);
    const gathering = new Gathering();
    const shared = { ...options, tools: gathered(tools, gathering) };
    const ended = await Promise.allSettled(claimed.map((job) => gathering.work(() => runJob(job, shared))));
    for (const { jobId } of claimed) inHand.delete(jobId);
    const broken = ended.find((end) => end.status === 'rejected');
    if (broken) throw broken.reason;
  }
}

/** Runs one claimed job step by step until it waits, stops or ends. Each step's outcome is on disk before the next. */
async function runJob(claimed: Job, options: RunnerOptions): Promise<void> {
  const { db, tools, owner } = options;
  let job = claimed;
  for (;;) {
    const result = (await heldBack(job, options)) ?? (await runStep(job, options));
    const saved = await saveHeld(db, apply(job, result, tools.now()), owner, tools.now());
    if (!saved) return;
    // One that is due again at once was told that the trouble is over.
    if (saved.dueAt === null || saved.dueAt > tools.now()) await notePause(db, saved, tools.now());
    await options.changed(saved);
    if (saved.phase !== 'running') return;
    job = saved;
  }
}

/** A step that throws is a bug: it is told, the job is let go and tried again with backoff, and the others go on. */
async function runStep(job: Job, options: RunnerOptions): Promise<StepResult> {
  try {
    const result = await RUN[job.step](job, { ...options.tools, outbox: options.db });
    // Also a move that the table does not have.
    apply(job, result, options.tools.now());
    return result;
  } catch (error) {
    await options.crashed?.(job, error);
    return { kind: 'retry', reason: reason('step-crashed', { step: job.step, at: options.tools.now() }) };
  }
}

/**
 * *Pause everything* and *Read-only* hold every step back; nothing is lost, nothing is sent. A person's *Request stop*
 * goes through a pause: it is what the pause was pressed for. So does nothing while the shop's key is refused, and no
 * duty's cart while automation asks after a long sleep.
 */
async function heldBack(job: Job, { db, tools }: RunnerOptions): Promise<StepResult | null> {
  const settings = await tools.settings();
  const shop = settings.shops.find(({ shopId }) => shopId === job.shopId);
  const at = tools.now() + PAUSED_LOOK;
  if (settings.paused && job.step !== 'stop') return { kind: 'wait', at, reason: reason('paused') };
  if (!shop || shop.readOnly)
    return { kind: 'wait', at, reason: reason(settings.outboxLost ? 'outbox-lost' : 'read-only') };
  if (settings.automationAsks && job.by === 'duty' && job.step !== 'stop')
    return { kind: 'wait', at, reason: reason('automation-asks') };
  const pause = await pauseOf(db, job, tools.now());
  return pause ? { kind: 'wait', at: pause.until, reason: pause.reason } : null;
}
