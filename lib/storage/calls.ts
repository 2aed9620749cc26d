import { addDays, type Instant, jstDate } from '#lib/domain';
import type { DataDb } from './data-db.ts';

/** Days of counts that are kept. */
const KEPT_DAYS = 14;

/** Counts one call that is about to start. Counting must never stop a call: a database that cannot write counts nothing. */
export async function countCall(data: DataDb, host: string, shopId: string, now: Instant): Promise<void> {
  const day = jstDate(now);
  await data
    .transaction('rw', data.calls, async () => {
      const calls = (await data.calls.get([day, host, shopId]))?.calls ?? 0;
      await data.calls.put({ day, host, shopId, calls: calls + 1 });
    })
    .catch(() => undefined);
}

/** Calls of the present day in Japan at a host, for one shop. */
export async function callsOf(data: DataDb, host: string, shopId: string, now: Instant): Promise<number> {
  return (await data.calls.get([jstDate(now), host, shopId]))?.calls ?? 0;
}

export async function forgetOldCalls(data: DataDb, now: Instant): Promise<void> {
  await data.calls
    .where('day')
    .below(addDays(jstDate(now), -KEPT_DAYS))
    .delete();
}
