import { backlogLines, type LogTopic, type OrderNo, toOrderNo, toShopId } from '#lib/domain';
import type { Handlers } from '#lib/messaging';
import { wakeChanged } from '#lib/outbox';
import { approve, cartViewsOf, changeSettings, changeShop, readSettings } from '#lib/storage';
import { automate } from '../automation.ts';
import type { Brain } from '../brain.ts';
import { armPolls } from '../polls.ts';

const DONE = { ok: true, reason: null } as const;

/** The seller's choices about what runs by itself. Each takes effect at once. */
export function dutyHandlers(
  brain: Brain,
): Pick<Handlers, 'duty.approve-backlog' | 'settings.fill-tracking-gap' | 'settings.poll-minutes' | 'settings.notify'> {
  const noted = async (what: LogTopic, says = ''): Promise<typeof DONE> => {
    await brain.log({ who: 'seller', what, orderNo: null, result: 'ok', says });
    brain.changed();
    return DONE;
  };

  return {
    async 'duty.approve-backlog'({ shopId, duty, orderNos }) {
      const settings = await readSettings();
      const shop = settings.shops.find((each) => each.shopId === shopId);
      const wanted = new Set<OrderNo>(orderNos.flatMap((text) => toOrderNo(text) ?? []));
      const { data, outbox } = brain;
      const views = await cartViewsOf([...wanted], { data, outbox, settings, now: brain.now() });
      // What changed since the preview is left out; a cart goes only when each line of it was named.
      const approved = views.flatMap((view) => {
        if (!shop || view.shopId !== shop.shopId) return [];
        const lines = backlogLines(view, shop, duty);
        return lines.every((orderNo) => wanted.has(orderNo)) ? lines : [];
      });
      await approve(outbox, toShopId(shopId), approved, duty, brain.now());
      await noted(`backlog-${duty}`, String(approved.length));
      await automate(brain);
      // Carts that another duty had begun wait for this word.
      await wakeChanged(outbox, { orderNos: new Set(approved), reachableAgain: false }, brain.now());
      void brain.runOutbox();
      return DONE;
    },

    async 'settings.fill-tracking-gap'({ shopId, fill }) {
      await changeShop(shopId, (shop) => ({
        ...shop,
        fillTrackingGap: fill,
        // Only orders paid from now on, as with every duty.
        dutySince: fill ? { ...shop.dutySince, tracking: brain.now() } : shop.dutySince,
      }));
      return noted(fill ? 'tracking-gap-on' : 'tracking-gap-off');
    },

    async 'settings.poll-minutes'({ shopId, minutes }) {
      await changeShop(shopId, (shop) => ({ ...shop, pollMinutes: minutes }));
      // A look that is further away than the new choice comes forward.
      await brain.data.polls
        .where('shopId')
        .equals(shopId)
        .modify((poll, row) => {
          const soonest = (poll.lookedAt ?? brain.now()) + minutes * 60_000;
          row.value = { ...poll, nextAt: Math.max(brain.now(), Math.min(poll.nextAt, soonest)) };
        });
      await armPolls(brain);
      return noted('poll-minutes', String(minutes));
    },

    async 'settings.notify'(notify) {
      await changeSettings((settings) => ({ ...settings, notify }));
      return noted(notify.on ? 'notify-on' : 'notify-off');
    },
  };
}
