import { type CartView, type OrderNo, type PackNo, type Reason, reason, type ShopId, toOrderNo } from '#lib/domain';
import { reasonText } from '#lib/i18n';
import type { Handlers, PressReply } from '#lib/messaging';
import { press, retry, undo } from '#lib/outbox';
import { openBrowserPanel, openTab } from '#lib/platform';
import { cartViewsOf, changeSettings, readSettings, type Settings } from '#lib/storage';
import type { Brain } from '../brain.ts';
import { chooseLineSku } from './line-sku.ts';

/** A seller's own acts. Each is on disk before it is acknowledged (design §3 law 3). */
export function sendHandlers(
  brain: Brain,
): Pick<Handlers, 'send.press' | 'send.undo' | 'send.selected' | 'send.retry' | 'line.sku' | 'panel.open'> {
  return {
    'line.sku': (choice) => chooseLineSku(brain, choice),

    async 'send.press'({ orderNo, named }) {
      const wanted = toOrderNo(orderNo);
      return wanted === null ? refused(reason('not-read-yet'), await readSettings()) : pressCart(brain, wanted, named);
    },

    async 'send.selected'({ carts }) {
      const results: { packNo: string; result: PressReply }[] = [];
      for (const { packNo, named } of carts) {
        const first = toOrderNo(named[0]);
        const result =
          first === null ? refused(reason('not-read-yet'), await readSettings()) : await pressCart(brain, first, named);
        results.push({ packNo, result });
      }
      return { results };
    },

    async 'send.undo'({ jobId }) {
      const taken = await undo(brain.outbox, jobId, brain.now());
      if (taken) await brain.log({ who: 'seller', what: 'undo', orderNo: null, result: 'ok', says: jobId });
      brain.changed();
      if (taken) return { ok: true, reason: null };
      const why = reason('running', { step: 'preflight' });
      return { ok: false, reason: why, said: reasonText((await readSettings()).language, why) };
    },

    async 'send.retry'({ jobId }) {
      const started = await retry(brain.outbox, jobId, brain.now());
      brain.changed();
      void brain.runOutbox();
      return { ok: started, reason: null };
    },

    'panel.open': async (_input, source) => {
      // The press on the page counts here too, as long as nothing is awaited before.
      if (!(await openBrowserPanel(source.windowId ?? null))) await openTab('/sidepanel.html');
      return { ok: true, reason: null };
    },
  };
}

const refused = (why: Reason, { language }: Settings): PressReply => ({
  kind: 'refused',
  reason: why,
  said: reasonText(language, why),
});

/** Queues the cart of an order, if what the button named is what may go now. */
async function pressCart(brain: Brain, orderNo: OrderNo, named: readonly string[]): Promise<PressReply> {
  const settings = await readSettings();
  const [view] = await cartViewsOf([orderNo], { data: brain.data, outbox: brain.outbox, settings, now: brain.now() });
  if (!view) return refused(reason('not-read-yet'), settings);
  const hindrance = hindranceOf(view, orderNo, named, settings);
  if (hindrance) return hindrance;
  const cart: { shopId: ShopId; packNo: PackNo; orderNos: readonly OrderNo[] } = {
    shopId: view.shopId,
    packNo: view.packNo,
    orderNos: view.sendable,
  };
  const pressed = await press(brain.outbox, cart, brain.now());
  if (pressed.kind === 'already') return { kind: 'already', jobId: pressed.job.jobId };
  const { id, sequence } = pressed.meta;
  await changeSettings((now) => ({ ...now, outbox: { id, sequence }, sendExplained: true }));
  for (const line of cart.orderNos) {
    await brain.log({ who: 'seller', what: 'send', orderNo: line, result: 'ok', says: pressed.job.jobId });
  }
  await brain.schedule();
  brain.changed();
  return {
    kind: 'queued',
    jobId: pressed.job.jobId,
    notBefore: pressed.job.notBefore,
    firstTime: !settings.sendExplained,
  };
}

/** Why a press does nothing; null when it may go on. */
function hindranceOf(
  view: CartView,
  orderNo: OrderNo,
  named: readonly string[],
  settings: Settings,
): PressReply | null {
  const shop = settings.shops.find(({ shopId }) => shopId === view.shopId);
  if (!shop) return refused(reason('other-shop', { shopId: view.shopId }), settings);
  if (settings.paused) return refused(reason('paused'), settings);
  if (shop.readOnly) return refused(reason(settings.outboxLost ? 'outbox-lost' : 'read-only'), settings);
  const line = view.lines.find((entry) => entry.line.orderNo === orderNo);
  if (
    view.job &&
    ['held', 'running', 'waiting', 'done'].includes(view.job.phase) &&
    view.job.orderNos.includes(orderNo)
  ) {
    return { kind: 'already', jobId: view.job.jobId };
  }
  if (line?.state !== 'ready') return refused(line?.reason ?? reason('not-read-yet'), settings);
  // The seller consented to the lines that were named; if the cart changed since, he must see it first.
  const same = view.sendable.length === named.length && view.sendable.every((sendable) => named.includes(sendable));
  return same ? null : refused(reason('row-unreadable', { what: view.sendable.join(', ') }), settings);
}
