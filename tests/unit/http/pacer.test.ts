import { describe, expect, it } from 'vitest';
import { createPacer, type PacerStore } from '#lib/http';

/** A clock that moves only when somebody waits. */
function world() {
  const kept = new Map<string, unknown>();
  const clock = { at: Date.UTC(2026, 10, 20, 3) };
  const store: PacerStore = {
    get: async (key) => structuredClone(kept.get(key)),
    set: async (key, value) => void kept.set(key, structuredClone(value)),
  };
  const make = (concurrency = 2) =>
    createPacer({
      store,
      now: () => clock.at,
      wait: async (milliseconds) => {
        clock.at += milliseconds;
      },
      concurrency,
    });
  return { clock, store, make };
}

describe('a polite client', () => {
  it('starts calls to one host at least 300 ms apart, in the order they were asked for', async () => {
    const { clock, make } = world();
    const pacer = make();
    const began = clock.at;
    const starts: [number, number][] = [];
    await Promise.all(
      [0, 1, 2, 3].map((turn) => pacer.run('api.qoo10.jp', async () => void starts.push([turn, clock.at - began]))),
    );
    expect(starts).toEqual([
      [0, 0],
      [1, 300],
      [2, 600],
      [3, 900],
    ]);
  });

  it('does not let one host wait for another', async () => {
    const { clock, make } = world();
    const pacer = make();
    const began = clock.at;
    await pacer.run('api.qoo10.jp', async () => undefined);
    await pacer.run('api.tracxlogis.com', async () => undefined);
    expect(clock.at).toBe(began);
  });

  it('keeps the spacing over a restart of the worker', async () => {
    const { clock, make } = world();
    await make().run('api.qoo10.jp', async () => undefined);
    const began = clock.at;
    await make().run('api.qoo10.jp', async () => undefined);
    expect(clock.at - began).toBe(300);
  });

  it('has no more than the allowed number under way at once', async () => {
    const { make } = world();
    const pacer = make(1);
    let open = 0;
    let most = 0;
    const task = async () => {
      open += 1;
      most = Math.max(most, open);
      await Promise.resolve();
      await Promise.resolve();
      open -= 1;
    };
    await Promise.all([1, 2, 3, 4].map(() => pacer.run('api.qoo10.jp', task)));
    expect(most).toBe(1);
  });

  it('holds a host that said we are too fast, and gives the place back when a task throws', async () => {
    const { clock, make } = world();
    const pacer = make(1);
    await expect(pacer.run('api.qoo10.jp', () => Promise.reject(new Error('x')))).rejects.toThrow('x');
    const until = clock.at + 60_000;
    await pacer.holdUntil('api.qoo10.jp', until);
    await pacer.run('api.qoo10.jp', async () => undefined);
    expect(clock.at).toBe(until);
  });

  it('counts the calls of a day in Japan', async () => {
    const { clock, make } = world();
    const pacer = make();
    await pacer.run('api.qoo10.jp', async () => undefined);
    await pacer.run('api.qoo10.jp', async () => undefined);
    expect(await make().callsToday('api.qoo10.jp')).toBe(2);
    clock.at = Date.UTC(2026, 10, 20, 15, 0, 1);
    expect(await pacer.callsToday('api.qoo10.jp')).toBe(0);
  });

  it.each([
    ['in one life of the worker', false],
    ['over a restart', true],
  ])('does not make a seller wait whose clock was set back by a day, %s', async (_name, restarted) => {
    const { clock, make } = world();
    const pacer = make();
    await pacer.run('api.qoo10.jp', async () => undefined);
    clock.at -= 24 * 3_600_000;
    const began = clock.at;
    const after = restarted ? make() : pacer;
    expect(await after.heldFor('api.qoo10.jp')).toBe(300);
    await after.run('api.qoo10.jp', async () => undefined);
    await after.run('api.qoo10.jp', async () => undefined);
    expect(clock.at - began).toBe(600);
  });

  it('keeps what is left of a hold when the clock is set back, and no more', async () => {
    const { clock, make } = world();
    const pacer = make();
    await pacer.holdUntil('api.qoo10.jp', clock.at + 60_000);
    clock.at -= 24 * 3_600_000;
    const began = clock.at;
    await pacer.run('api.qoo10.jp', async () => undefined);
    expect(clock.at - began).toBe(60_000);
  });

  it('is not held for ever by a clock that was moved back, nor stopped by a store that fails', async () => {
    const { clock, store, make } = world();
    await store.set('pacer:api.qoo10.jp', { nextAt: clock.at + 1e12, day: 'x', calls: null });
    const began = clock.at;
    await make().run('api.qoo10.jp', async () => undefined);
    expect(clock.at - began).toBeLessThanOrEqual(3_600_000);
    const broken = createPacer({
      store: { get: () => Promise.reject(new Error('full')), set: () => Promise.reject(new Error('full')) },
      now: () => clock.at,
      wait: async () => undefined,
    });
    expect(await broken.run('api.qoo10.jp', async () => 'went')).toBe('went');
  });
});
