import { reason, toOrderNo } from '#lib/domain';
import type { Handlers, PressReply } from '#lib/messaging';
import { openBrowserPanel, openTab } from '#lib/platform';
import { notePanelFocus, readSettings } from '#lib/storage';
import type { Brain } from '../brain.ts';
import { createAgain, createShippingOrder } from './send/create.ts';
import { chooseLineSku } from './send/line-sku.ts';
import { DONE, refused } from './send/parts.ts';
import { pressCart, type Word } from './send/press-cart.ts';
import { answerLateDate, cancelBulk, retryJob, stopCart, takeBack } from './send/take-back.ts';

type SendName =
  | 'send.press'
  | 'send.undo'
  | 'send.selected'
  | 'send.cancel'
  | 'send.retry'
  | 'send.stop'
  | 'send.create-shipping-order'
  | 'send.create-again'
  | 'send.delay'
  | 'line.sku'
  | 'panel.focus'
  | 'panel.open';

/** A seller's own acts. Each is on disk before it is acknowledged (design §3 law 3). */
export function sendHandlers(brain: Brain): Pick<Handlers, SendName> {
  const press = async (orderNo: string | undefined, word: Word): Promise<PressReply> => {
    const wanted = toOrderNo(orderNo);
    return wanted === null ? refused(reason('not-read-yet'), await readSettings()) : pressCart(brain, wanted, word);
  };

  return {
    // A control inside the page shows no preview: a mixed cart is asked in the panel.
    'send.press': ({ orderNo, named }) => press(orderNo, { named, leaving: null }),

    async 'send.selected'({ carts }) {
      const results: { packNo: string; result: PressReply }[] = [];
      for (const { packNo, named, leaving = [] } of carts) {
        results.push({ packNo, result: await press(named[0], { named, leaving }) });
      }
      return { results };
    },

    'send.undo': ({ jobId }) => takeBack(brain, jobId),
    'send.cancel': (bulk) => cancelBulk(brain, bulk),
    'send.retry': ({ jobId }) => retryJob(brain, jobId),
    'send.stop': (cart) => stopCart(brain, cart),
    'send.create-shipping-order': (cart) => createShippingOrder(brain, cart),
    'send.create-again': (cart) => createAgain(brain, cart),
    'send.delay': (answer) => answerLateDate(brain, answer),
    'line.sku': (choice) => chooseLineSku(brain, choice),

    'panel.focus': async ({ orderNo }) => {
      await notePanelFocus({ orderNo, preview: false }, brain.now());
      return DONE;
    },

    'panel.open': async ({ orderNo, itemCode, preview = false }, source) => {
      // The press on the page counts here too, as long as nothing is awaited before.
      const opened = openBrowserPanel(source.windowId ?? null);
      const wanted = orderNo ?? (itemCode === undefined ? null : await newestOrderOf(brain, itemCode));
      await notePanelFocus({ orderNo: wanted, preview }, brain.now());
      if (!(await opened)) await openTab('/sidepanel.html');
      return DONE;
    },
  };
}

/** The newest paid order of a listing, for a press on the goods list. */
async function newestOrderOf(brain: Brain, itemCode: string): Promise<string | null> {
  const newestFirst = brain.data.orders.orderBy('paidAt').reverse();
  return (await newestFirst.filter((order) => order.itemCode === itemCode).first())?.orderNo ?? null;
}
