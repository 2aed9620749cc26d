import { type Instant, isAutomatic, LONG_SLEEP } from '#lib/domain';
import { changeSettings, type DataDb, readSettings, type Settings } from '#lib/storage';
import { smallStore } from './kv.ts';

interface Background {
  readonly data: DataDb;
  readonly now: () => Instant;
}

const LAST_LOOK = 'automation:last-look';
/** The look after whose long silence it was asked already. */
const ASKED_AFTER = 'automation:asked-after';

/**
 * When a duty is ours and the last look at the shop's orders that came through is long ago, automation asks first: the
 * computer slept, the keys were locked or rejected, or Qoo10 was out of reach. Told before anything goes on, and once.
 */
export async function askAfterLongSleep({ data, now }: Background): Promise<Settings> {
  let settings = await readSettings();
  const small = smallStore(data);
  for (const shop of settings.shops) {
    const looked = (await data.syncs.get(`orders:${shop.shopId}`))?.lastEnd ?? null;
    if (looked === null) continue;
    const before = await small.get(`${LAST_LOOK}:${shop.shopId}`);
    const asked = await small.get(`${ASKED_AFTER}:${shop.shopId}`);
    const silent = now() - looked > LONG_SLEEP && asked !== looked;
    const slept = typeof before === 'number' && looked - before > LONG_SLEEP && asked !== before;
    // Asked first and noted after: a worker that dies between asks once more.
    if ((silent || slept) && isAutomatic(shop) && !shop.readOnly) {
      settings = await changeSettings((known) => ({ ...known, automationAsks: true }));
    }
    if (silent) await small.set(`${ASKED_AFTER}:${shop.shopId}`, looked);
    if (before !== looked) await small.set(`${LAST_LOOK}:${shop.shopId}`, looked);
  }
  return settings;
}
