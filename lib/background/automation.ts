import { AUTOMATIC_CARTS_AN_HOUR, automaticLines, isAutomatic, LONG_SLEEP } from '#lib/domain';
import { press } from '#lib/outbox';
import { cartViews, changeSettings, readSettings } from '#lib/storage';
import type { Brain } from './brain.ts';
import { smallStore } from './kv.ts';
import { guardOutbox } from './outbox-guard.ts';

const LAST_LOOK = 'automation:last-look';
const HOUR = 3_600_000;

/**
 * After each look: starts the carts that a duty of the extension's takes. Careful by default (design §3 law 7): only
 * orders paid after the duty was switched on, so many an hour, and after a long sleep only when the seller said so.
 */
export async function automate(brain: Brain): Promise<void> {
  const settings = await askAfterLongSleep(brain);
  if (settings.paused || settings.automationAsks) return;
  const shops = settings.shops.filter((shop) => isAutomatic(shop) && !shop.readOnly);
  if (shops.length === 0 || (await guardOutbox(brain)) === 'lost') return;
  const views = await cartViews({ data: brain.data, outbox: brain.outbox, settings, now: brain.now() });
  for (const shop of shops) {
    let left = AUTOMATIC_CARTS_AN_HOUR - (await startedLately(brain, shop.shopId));
    for (const view of views) {
      if (left <= 0) break;
      if (view.shopId !== shop.shopId) continue;
      const orderNos = automaticLines(view, shop);
      if (orderNos.length === 0) continue;
      const pressed = await press(
        brain.outbox,
        { shopId: view.shopId, packNo: view.packNo, orderNos },
        brain.now(),
        'duty',
      );
      if (pressed.kind === 'already') continue;
      left -= 1;
      const { id, sequence } = pressed.meta;
      await changeSettings((now) => ({ ...now, outbox: { id, sequence } }));
      for (const orderNo of orderNos) {
        await brain.log({ who: 'extension', what: 'send', orderNo, result: 'ok', says: pressed.job.jobId });
      }
    }
  }
}

/** Notes that a look was made; when the last one is long ago and a duty is ours, automation asks first. */
async function askAfterLongSleep(brain: Brain) {
  const small = smallStore(brain.data);
  const last = await small.get(LAST_LOOK);
  await small.set(LAST_LOOK, brain.now());
  const settings = await readSettings();
  const slept = typeof last === 'number' && brain.now() - last > LONG_SLEEP;
  if (!slept || !settings.shops.some(isAutomatic)) return settings;
  return changeSettings((now) => ({ ...now, automationAsks: true }));
}

/** Carts of a shop that automation started within the last hour. */
async function startedLately(brain: Brain, shopId: string): Promise<number> {
  return brain.outbox.jobs
    .filter((job) => job.by === 'duty' && job.shopId === shopId && job.pressedAt > brain.now() - HOUR)
    .count();
}
