import { serve } from '#lib/messaging';
import { acceptPorts, askForPersistence, lockStorageAreas, onAlarm, onNotificationClick, onStart } from '#lib/platform';
import { dataDb, outboxDb, Vault } from '#lib/storage';
import { assemble } from './assemble.ts';
import { openFromMessage } from './watchman.ts';

export { assemble } from './assemble.ts';

/** How long after a start what an earlier life left behind is gone through. */
const WAKE_AFTER = 200;

/** Starts one life of the background. Every listener is registered before this returns: a wake's event would be lost otherwise. */
export function startBackground(): void {
  const data = dataDb();
  // Nearly every question needs it: the browser opens it while the rest is put together. A failure is met by who reads.
  data.open().catch(() => undefined);
  const { brain, schedule, handlers } = assemble({
    data,
    outbox: outboxDb(),
    vault: new Vault(),
    fetch: (input, init) => fetch(input, init),
    now: Date.now,
    locks: navigator.locks,
  });
  const failedQuietly = (what: string) => (error: unknown) => {
    const says = error instanceof Error ? error.name : 'unknown';
    void brain.log({ who: 'extension', what: 'fault', orderNo: null, result: 'failed', says: `${what}: ${says}` });
  };
  serve(
    handlers,
    (name, error) => failedQuietly(name)(error),
    // Whoever asks uses it: looks go on at their own pace.
    () => void schedule.used().catch(failedQuietly('used')),
  );
  onAlarm((name) => void schedule.ring(name).catch(failedQuietly(`alarm-${name}`)));
  onNotificationClick((id) => void openFromMessage(brain, id).catch(failedQuietly('notification-click')));
  acceptPorts();
  onStart(() => {
    void askForPersistence();
    void schedule.started().catch(failedQuietly('start'));
  });
  // Whoever woke us is answered first: a seller may be typing (design §8).
  void lockStorageAreas()
    .then(() => new Promise((done) => setTimeout(done, WAKE_AFTER)))
    .then(() => schedule.wake())
    .catch(failedQuietly('wake'));
}
