import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveEachItsOwn } from './lab/lives.ts';
import type { Profile } from './lab/profile.ts';
import { Shop } from './lab/shop.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Monday 2026-11-30 10:00 in Japan. */
const TEN = Date.parse('2026-11-30T10:00:00+09:00');

let undo: () => void;
beforeAll(() => {
  undo = giveEachItsOwn();
});
afterAll(() => undo());

/** Both browsers have all duties of sending, and look every few minutes. */
const ours: NonNullable<Parameters<Shop['addBrowser']>[0]> = (shop) => ({
  ...shop,
  pollMinutes: 5,
  duties: { ...shop.duties, confirm: 'extension', instruct: 'extension', tracking: 'extension' },
  dutySince: { confirm: TEN, instruct: TEN, tracking: TEN },
});

describe('two browsers of one shop, with the same duties in both', () => {
  it.each([0, 1, 47])(
    'do each thing once when one is %i seconds behind the other',
    async (secondsApart) => {
      const shop = new Shop(`two-${secondsApart}`, { seed: 11, now: TEN });
      const { world, timeline } = shop;
      Object.assign(world.smartship.link, {
        automaticOrderConfirmation: false,
        automaticFulfillmentInstruction: false,
        writeTracking: false,
      });
      const first = await shop.addBrowser(ours);
      await timeline.advance(secondsApart * 1000);
      const second = await shop.addBrowser(ours);
      const { itemCode } = world.stories.listingWithoutOptions;
      const orderNos = Array.from({ length: 4 }, () => world.placeOrder({ itemCode }).orderNo);
      world.runLinkCycle();
      await timeline.advance(HOUR);
      for (const orderNo of orderNos) world.shipNow(world.smartship.shipmentOf(orderNo)?.shippingNo ?? '');
      await timeline.advance(8 * HOUR);

      for (const orderNo of orderNos) {
        const done = (kind: 'confirm' | 'send-tracking') => world.effects.count(kind, orderNo);
        const { shippingNo = '' } = world.smartship.shipmentOf(orderNo) ?? {};
        expect([done('confirm'), world.effects.count('instruct', shippingNo), done('send-tracking')]).toEqual([
          1, 1, 1,
        ]);
        expect(world.order(orderNo)).toMatchObject({ state: 4 });
      }
      // Neither of them is left with a trouble that the other made.
      for (const profile of [first, second]) expect(await stopped(profile)).toEqual([]);
      expect([first.complaints, second.complaints]).toEqual([[], []]);
      await shop.close();
    },
    60_000,
  );
});

async function stopped(profile: Profile): Promise<string[]> {
  const jobs = await profile.jobs();
  return jobs.flatMap(({ phase, reason }) => (phase === 'needs-seller' ? [reason?.code ?? phase] : []));
}
