import type { Instant } from '#lib/domain';

/** Where the pacer keeps its memory over worker restarts; the caller decides where that is. Values are plain JSON. */
export interface PacerStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
}

export interface PacerOptions {
  readonly store: PacerStore;
  readonly now: () => Instant;
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Milliseconds from one start to the next at one host; 300 unless told [qapi 1.4]. */
  readonly spacingMs?: number;
  /** Requests under way at one host at a time; 2 unless told. */
  readonly concurrency?: number;
}

/** Keeps us polite: spacing and concurrency per host, kept across worker restarts, and a count of the day's calls. */
export interface Pacer {
  /** Runs a task when it is its turn, first come first served. What the task gives or throws is passed on. */
  run<Value>(host: string, task: () => Promise<Value>): Promise<Value>;
  /** Starts nothing at a host before an instant; used when the host said that we are too fast. At most an hour ahead. */
  holdUntil(host: string, until: Instant): Promise<void>;
  /** Milliseconds until the next start at a host, as far as is known now; over the spacing only while it is held. */
  heldFor(host: string): Promise<number>;
  /** Calls started at a host during the present day in Japan. */
  callsToday(host: string): Promise<number>;
}

interface HostState {
  nextAt: Instant;
  /** When `nextAt` was set: a clock that now shows less was moved back since. */
  setAt: Instant;
  day: number;
  calls: number;
}

interface Lane {
  state: HostState;
  /** The last reservation; the next one waits for it, so that turns are kept in order. */
  tail: Promise<void>;
  free: number;
  readonly waiting: (() => void)[];
}

const HOUR = 3_600_000;
/** Days in Japan are numbered from the epoch; Japan has no summer time. */
const jstDay = (now: Instant): number => Math.floor((now + 9 * HOUR) / (24 * HOUR));

const keyOf = (host: string): string => `pacer:${host}`;

function readState(value: unknown, now: Instant): HostState {
  // Only its own fields are looked at, each checked below.
  const told = typeof value === 'object' && value !== null ? (value as Partial<Record<keyof HostState, unknown>>) : {};
  const number = (wanted: unknown, otherwise: number) => (Number.isFinite(wanted) ? Number(wanted) : otherwise);
  const nextAt = number(told.nextAt, now);
  return afterClock(
    { nextAt, setAt: number(told.setAt, now), day: number(told.day, jstDay(now)), calls: number(told.calls, 0) },
    now,
  );
}

/** A clock that was moved back must not hold the host: what is left to wait is at most what was asked for when it was set, and never over an hour. */
function afterClock(state: HostState, now: Instant): HostState {
  const asked = Math.min(state.nextAt - state.setAt, HOUR);
  if (now < state.setAt) return { ...state, nextAt: now + asked, setAt: now };
  return { ...state, nextAt: Math.min(state.nextAt, now + HOUR) };
}

/** Makes a pacer. One per process: two pacers over one store do not see each other. */
export function createPacer({ store, now, wait, spacingMs = 300, concurrency = 2 }: PacerOptions): Pacer {
  const lanes = new Map<string, Promise<Lane>>();

  const laneOf = (host: string): Promise<Lane> => {
    const known = lanes.get(host);
    if (known) return known;
    const made = store
      .get(keyOf(host))
      .catch(() => undefined)
      .then((value) => ({ state: readState(value, now()), tail: Promise.resolve(), free: concurrency, waiting: [] }));
    lanes.set(host, made);
    return made;
  };

  // A store that fails costs us the memory over a restart, not the call.
  const keep = (host: string, state: HostState) => store.set(keyOf(host), { ...state }).catch(() => undefined);

  const takePlace = (lane: Lane): Promise<void> => {
    if (lane.free > 0) {
      lane.free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => lane.waiting.push(resolve));
  };

  const leavePlace = (lane: Lane) => {
    const next = lane.waiting.shift();
    if (next) next();
    else lane.free += 1;
  };

  /** Milliseconds until the next start, by the clock as it stands now. */
  const leftAt = (lane: Lane): number => {
    const at = now();
    lane.state = afterClock(lane.state, at);
    return Math.max(0, lane.state.nextAt - at);
  };

  const takeTurn = (host: string, lane: Lane): Promise<void> => {
    const turn = lane.tail.then(async () => {
      // Again after waiting: somebody may have asked to hold meanwhile, or set the clock.
      for (let left = leftAt(lane); left > 0; left = leftAt(lane)) await wait(left);
      const at = now();
      const today = jstDay(at);
      lane.state = {
        nextAt: at + spacingMs,
        setAt: at,
        day: today,
        calls: lane.state.day === today ? lane.state.calls + 1 : 1,
      };
      await keep(host, lane.state);
    });
    lane.tail = turn.catch(() => undefined);
    return turn;
  };

  return {
    async run(host, task) {
      const lane = await laneOf(host);
      await takePlace(lane);
      try {
        await takeTurn(host, lane);
        return await task();
      } finally {
        leavePlace(lane);
      }
    },
    async holdUntil(host, until) {
      const lane = await laneOf(host);
      const at = now();
      const known = afterClock(lane.state, at);
      lane.state = { ...known, nextAt: Math.max(known.nextAt, Math.min(until, at + HOUR)), setAt: at };
      await keep(host, lane.state);
    },
    async heldFor(host) {
      return leftAt(await laneOf(host));
    },
    async callsToday(host) {
      const { state } = await laneOf(host);
      return state.day === jstDay(now()) ? state.calls : 0;
    },
  };
}
