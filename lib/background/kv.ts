import type { DataDb } from '#lib/storage';

/** Small plain-JSON memories (pacer, tool schemas) in the data database. */
export function smallStore(data: DataDb) {
  return {
    get: async (key: string): Promise<unknown> => (await data.small.get(key))?.value,
    set: async (key: string, value: unknown): Promise<void> => {
      await data.small.put({ key, value });
    },
  };
}

/** Runs a task once at a time; a call while one runs gets that one's result. */
export function singleFlight<Arguments extends unknown[], Value>(
  task: (...given: Arguments) => Promise<Value>,
): ((...given: Arguments) => Promise<Value>) & { running(): Promise<Value> | null } {
  let running: Promise<Value> | null = null;
  const run = (...given: Arguments): Promise<Value> => {
    running ??= task(...given).finally(() => {
      running = null;
    });
    return running;
  };
  return Object.assign(run, { running: () => running });
}
