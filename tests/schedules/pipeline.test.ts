import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reason, STEPS, type Step, toOrderNo, toPackNo, toShippingNo, toShopId } from '#lib/domain';
import { apply, press, requestStop, retry, undo } from '#lib/outbox';
import { type Job, OutboxDb } from '#lib/storage';
import { claimDue, saveHeld } from '../../lib/outbox/leases.ts';
import * as model from './pipeline-model.ts';

const START = Date.UTC(2026, 10, 24, 1);
const RUNS = process.env.SMARTSHIP_LONG === '1' ? 2_000 : 80;
const WHY = reason('index-not-read');
const PARCEL = toShippingNo('QSP1');
const cart = () => {
  const [orderNo, packNo] = [toOrderNo('1290000101'), toPackNo('512340001')];
  if (orderNo === null || packNo === null) throw new Error('no cart');
  return { shopId: toShopId('demo_shop'), packNo, orderNos: [orderNo] };
};
const JOB = 'demo_shop:512340001:1';

/** The real store, and the copy of the job that each worker works on. */
interface Real {
  readonly db: OutboxDb;
  readonly copies: Map<string, Job>;
}
type Command = fc.AsyncCommand<model.JobModel, Real>;

/** A command that may always be tried; `same` says that model and store agree on what came of it. */
const command = (name: string, run: (told: model.JobModel, real: Real) => Promise<void>): Command => ({
  check: () => true,
  async run(told, real) {
    await run(told, real);
    await agree(told, real);
  },
  toString: () => name,
});

async function agree(told: model.JobModel, { db }: Real): Promise<void> {
  const [job, ...more] = await db.jobs.toArray();
  expect(more).toEqual([]);
  if (told.phase === 'none') return expect(job).toBeUndefined();
  const { phase, step, dueAt, failures } = told;
  expect(job).toMatchObject({ phase, step, dueAt: phase === 'running' ? expect.anything() : dueAt, failures });
  expect(job?.lease ?? null).toEqual(told.lease);
  expect((await db.meta.get('meta'))?.sequence ?? 0).toBe(told.presses);
  // Nothing of a press goes before its ten seconds are over.
  if (phase === 'running' && step !== 'stop') expect(told.now).toBeGreaterThanOrEqual(told.heldUntil);
  expect(job?.events.length).toBeLessThanOrEqual(60);
}

const presses = fc.constant(
  command('press', async (told, { db }) => {
    const result = await press(db, cart(), told.now);
    expect(result.kind).toBe(model.pressed(told) ? 'queued' : 'already');
  }),
);
const undoes = fc.constant(
  command('undo', async (told, { db }) => expect(await undo(db, JOB, told.now)).toBe(model.undone(told))),
);
const retries = fc.constant(
  command('retry', async (told, { db }) => expect(await retry(db, JOB, told.now)).toBe(model.retried(told))),
);
const stops = fc.constant(
  command('request stop', async (told, { db }) => {
    if (told.phase === 'none') return;
    await requestStop(db, cart(), told.now);
    model.stopRequested(told);
  }),
);
const time = fc.constantFrom(1_000, 9_999, 10_000, 14_999, 15_000, 60_000, 900_000).map((after) =>
  command(`${after} ms pass`, async (told) => {
    told.now += after;
  }),
);

const workers = fc.constantFrom('worker A', 'worker B');
const claims = workers.map((worker) =>
  command(`${worker} claims`, async (told, { db, copies }) => {
    const [job] = await claimDue(db, worker, told.now, { atMost: 50, inHand: new Set() });
    expect(job !== undefined).toBe(model.claimed(told, worker));
    if (job) copies.set(worker, job);
  }),
);

const outcomes: fc.Arbitrary<model.Outcome> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('done'), to: fc.constantFrom(...STEPS), parcel: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('wait'), after: fc.constantFrom(60_000, 300_000, 1_800_000) }),
  },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'retry' }, { kind: 'stop' }, { kind: 'finish' }) },
) as fc.Arbitrary<model.Outcome>;

const resultOf = (outcome: model.Outcome, now: number) => {
  if (outcome.kind === 'done')
    return {
      kind: 'done',
      by: 'extension',
      to: outcome.to,
      ...(outcome.parcel ? { shippingNo: PARCEL } : {}),
    } as const;
  if (outcome.kind === 'wait') return { kind: 'wait', at: now + outcome.after, reason: WHY } as const;
  return { kind: outcome.kind, reason: WHY } as const;
};

const steps = fc.tuple(workers, outcomes).map(([worker, outcome]) =>
  command(`${worker} ends its step: ${JSON.stringify(outcome)}`, async (told, { db, copies }) => {
    const copy = copies.get(worker);
    if (!copy) return;
    const result = resultOf(outcome, told.now);
    if (outcome.kind === 'done' && !model.MAY_FOLLOW[copy.step].includes(outcome.to)) {
      // An illegal move is refused before anything is written.
      expect(() => apply(copy, result, told.now)).toThrow('illegal move');
      return;
    }
    const saved = await saveHeld(db, apply(copy, result, told.now), worker, told.now);
    expect(saved !== null).toBe(model.ran(told, worker, outcome));
    if (saved?.phase === 'running') copies.set(worker, saved);
    else copies.delete(worker);
  }),
);

let made = 0;

describe('a job’s life', () => {
  it('is always what the rules say, whatever the seller, two workers and time do to it', {
    timeout: 600_000,
  }, async () => {
    const commands = fc.commands([presses, undoes, retries, stops, time, time, claims, claims, steps, steps, steps], {
      maxCommands: 40,
      size: 'max',
    });
    await fc.assert(
      fc.asyncProperty(commands, async (all) => {
        made += 1;
        const real = { db: new OutboxDb(`pipeline-${made}`), copies: new Map<string, Job>() };
        try {
          await fc.asyncModelRun(() => ({ model: model.newModel(START), real }), all);
        } finally {
          await real.db.delete();
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('has no move in its table that the rules do not have, and none is missing', async () => {
    const all: Step[] = [...STEPS, 'stop'];
    const job = { step: 'preflight', events: [], failures: 0 } as unknown as Job;
    const moves = all.map((from) => [
      from,
      all.filter((to) => {
        try {
          apply({ ...job, step: from }, { kind: 'done', by: 'extension', to }, START);
          return true;
        } catch {
          return false;
        }
      }),
    ]);
    expect(Object.fromEntries(moves)).toEqual(
      Object.fromEntries(all.map((from) => [from, all.filter((to) => model.MAY_FOLLOW[from].includes(to))])),
    );
  });
});
