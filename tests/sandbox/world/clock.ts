/** The sandbox's own time, ms since the epoch. Every date that an outside party writes or judges comes from here. */
export type Clock = {
  now(): number;
  /** Moves time on; nothing else happens by itself (an hourly link run is asked for by `world.runLinkCycle()`). */
  advance(milliseconds: number): void;
  /** Stops time at this instant, or where it is. */
  freeze(at?: number): void;
  /** Lets time run on from where it stands. */
  run(): void;
};

/** A clock that shows `start` now and runs with real time, or stands still until moved. */
export function createClock(start: number, frozen: boolean): Clock {
  let shown = start;
  let since: number | undefined = frozen ? undefined : Date.now();
  const now = (): number => (since === undefined ? shown : shown + Date.now() - since);
  return {
    now,
    advance: (milliseconds) => {
      shown += milliseconds;
    },
    freeze: (at) => {
      shown = at ?? now();
      since = undefined;
    },
    run: () => {
      shown = now();
      since = Date.now();
    },
  };
}
