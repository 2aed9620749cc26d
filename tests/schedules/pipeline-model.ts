import type { Step } from '#lib/domain';

/**
 * The life of one cart's job as design §5 has it, written anew without looking at the code: what a seller, two workers and time may do to
 * it, and what must come of that. Instants are ms; the lease lasts 15 seconds and is renewed with every step that is written.
 */
export interface JobModel {
  now: number;
  phase: 'none' | 'held' | 'running' | 'waiting' | 'needs-seller' | 'undone' | 'done';
  step: Step;
  dueAt: number | null;
  lease: { owner: string; until: number } | null;
  failures: number;
  /** Nothing of the press may go before; a seller's *Retry* is a word of its own. */
  heldUntil: number;
  /** The seller asked to stop while a worker had it in hand. */
  stopWished: boolean;
  /** A parcel of this cart is known. */
  entered: boolean;
  presses: number;
  /** What each worker believes to hold. */
  readonly inHand: Set<string>;
}

const HOLD = 10_000;
const LEASE = 15_000;
const BACKOFF = [15, 30, 60, 120, 300, 600, 900].map((seconds) => seconds * 1_000);

/** Which step may follow which by what a step saw. */
export const MAY_FOLLOW: Readonly<Record<Step, readonly Step[]>> = {
  preflight: ['find'],
  find: ['enter', 'confirm'],
  enter: ['find'],
  confirm: ['instruct', 'preflight'],
  instruct: ['track', 'preflight'],
  track: [],
  stop: [],
};

export const newModel = (now: number): JobModel => ({
  now,
  phase: 'none',
  step: 'preflight',
  dueAt: null,
  lease: null,
  failures: 0,
  heldUntil: 0,
  stopWished: false,
  entered: false,
  presses: 0,
  inHand: new Set(),
});

/** True where the press makes a sending; false where one is there already. */
export function pressed(model: JobModel): boolean {
  if (!['none', 'undone', 'needs-seller'].includes(model.phase)) return false;
  const due = model.now + HOLD;
  Object.assign(model, { phase: 'held', step: 'preflight', dueAt: due, lease: null, failures: 0, stopWished: false });
  model.presses += 1;
  model.heldUntil = due;
  return true;
}

/** True where nothing has begun outside, so that it can be taken back whole. */
export function undone(model: JobModel): boolean {
  const early = ['preflight', 'find', 'enter'].includes(model.step) && !model.entered;
  const untouched = model.phase === 'held' || (model.phase === 'waiting' && early);
  if (!untouched || model.lease) return false;
  Object.assign(model, { phase: 'undone', dueAt: null });
  return true;
}

export function retried(model: JobModel): boolean {
  if (model.phase !== 'needs-seller' && model.phase !== 'waiting') return false;
  Object.assign(model, { phase: 'waiting', step: 'preflight', dueAt: model.now, failures: 0, stopWished: false });
  model.heldUntil = 0;
  return true;
}

/** *Request stop*: a held one is taken back, one in a worker's hand is stopped when its step is written, others at once. */
export function stopRequested(model: JobModel): void {
  if (model.phase === 'held') Object.assign(model, { phase: 'undone', dueAt: null });
  else if (model.phase === 'running' && model.lease) model.stopWished = true;
  else goToStop(model);
}

function goToStop(model: JobModel): void {
  Object.assign(model, {
    phase: 'waiting',
    step: 'stop',
    dueAt: model.now,
    lease: null,
    failures: 0,
    stopWished: true,
  });
}

/** True where the worker gets it. */
export function claimed(model: JobModel, worker: string): boolean {
  const isDue = model.dueAt !== null && model.dueAt <= model.now;
  if (!isDue || (model.lease && model.lease.until > model.now)) return false;
  // Whoever had it before died with the wish in hand.
  if (model.stopWished && model.step !== 'stop') goToStop(model);
  Object.assign(model, { phase: 'running', lease: { owner: worker, until: model.now + LEASE } });
  model.inHand.add(worker);
  return true;
}

export type Outcome =
  | { readonly kind: 'done'; readonly to: Step; readonly parcel: boolean }
  | { readonly kind: 'wait'; readonly after: number }
  | { readonly kind: 'retry' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'finish' };

/** True where the worker still held it, so that its outcome counts. */
export function ran(model: JobModel, worker: string, outcome: Outcome): boolean {
  if (model.lease?.owner !== worker) {
    model.inHand.delete(worker);
    return false;
  }
  const wished = model.stopWished && model.step !== 'stop';
  if (outcome.kind === 'done' && outcome.parcel) model.entered = true;
  if (wished) goToStop(model);
  else settle(model, outcome);
  if (model.phase !== 'running') model.inHand.delete(worker);
  return true;
}

function settle(model: JobModel, outcome: Outcome): void {
  switch (outcome.kind) {
    case 'done':
      model.step = outcome.to;
      model.failures = 0;
      if (model.lease) model.lease.until = model.now + LEASE;
      return;
    case 'wait':
      Object.assign(model, { phase: 'waiting', dueAt: model.now + outcome.after, lease: null, failures: 0 });
      return;
    case 'retry': {
      model.failures += 1;
      const after = BACKOFF[Math.min(model.failures, BACKOFF.length) - 1] ?? 0;
      Object.assign(model, { phase: 'waiting', dueAt: model.now + after, lease: null });
      return;
    }
    case 'stop':
      Object.assign(model, { phase: 'needs-seller', dueAt: null, lease: null });
      return;
    case 'finish':
      Object.assign(model, { phase: 'done', dueAt: null, lease: null });
  }
}
