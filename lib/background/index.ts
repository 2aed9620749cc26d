import { type Handlers, serve } from '#lib/messaging';
import { acceptPorts, askForPersistence, lockStorageAreas, onAlarm, onStart } from '#lib/platform';
import { dataDb, outboxDb, Vault } from '#lib/storage';
import { Brain } from './brain.ts';
import { connectionHandlers } from './handlers/connections.ts';
import { pageHandlers } from './handlers/page.ts';
import { sendHandlers } from './handlers/send.ts';
import { settingsHandlers } from './handlers/settings.ts';
import { Schedule } from './schedule.ts';
import { Suggestions } from './suggestions.ts';
import { createSync } from './sync.ts';

/** Starts one life of the background. Every listener is registered before this returns: a wake's event would be lost otherwise. */
export function startBackground(): void {
  const brain = new Brain({
    data: dataDb(),
    outbox: outboxDb(),
    vault: new Vault(),
    fetch: (input, init) => fetch(input, init),
    now: Date.now,
    locks: navigator.locks,
  });
  const sync = createSync(brain);
  const schedule = new Schedule(brain, sync);
  const handlers: Handlers = {
    ...pageHandlers(brain, sync, new Suggestions(brain.data)),
    ...sendHandlers(brain),
    ...settingsHandlers(brain, schedule),
    ...connectionHandlers(brain, sync),
  };
  const failedQuietly = (what: string) => (error: unknown) => {
    const says = error instanceof Error ? error.name : 'unknown';
    void brain.log({ who: 'extension', what, orderNo: null, result: 'failed', says });
  };
  serve(handlers, (name, error) => failedQuietly(name)(error));
  onAlarm((name) => void schedule.ring(name).catch(failedQuietly(`alarm-${name}`)));
  acceptPorts();
  onStart(() => void askForPersistence());
  void lockStorageAreas()
    .then(() => schedule.wake())
    .catch(failedQuietly('wake'));
}
