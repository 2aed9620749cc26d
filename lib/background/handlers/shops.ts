import { toShopId } from '#lib/domain';
import type { Handlers } from '#lib/messaging';
import { changeSettings, forgetShop } from '#lib/storage';
import type { Brain } from '../brain.ts';

/** *Remove this shop*: what waits is not sent, the key goes, and so does what was read. What already went out stays out. */
export function shopHandlers(brain: Brain): Pick<Handlers, 'shop.remove'> {
  const endJobs = (shopId: string): Promise<void> =>
    // A running step is waited for, and none starts while the lock is held.
    brain.locks.request('smartship-outbox', async () => {
      const now = brain.now();
      await brain.outbox.jobs
        .where('phase')
        .anyOf('held', 'running', 'waiting')
        .and((job) => job.shopId === shopId)
        .modify((job, row) => {
          row.value = {
            ...job,
            phase: 'undone',
            dueAt: null,
            nextTryAt: null,
            lease: null,
            events: [...job.events, { at: now, step: 'undo', result: 'done', by: 'seller', reason: null }],
          };
        });
    });

  return {
    async 'shop.remove'({ shopId }) {
      const id = toShopId(shopId);
      await endJobs(id);
      await brain.vault.remove(`qoo10:${id}`);
      await changeSettings((settings) => ({
        ...settings,
        shops: settings.shops.filter((shop) => shop.shopId !== id),
      }));
      await brain.outbox.approvals.where('shopId').equals(id).delete();
      await forgetShop(brain.data, id);
      await brain.log({ who: 'seller', what: 'shop-removed', orderNo: null, result: 'ok', says: id });
      brain.changed();
      return { ok: true, reason: null };
    },
  };
}
