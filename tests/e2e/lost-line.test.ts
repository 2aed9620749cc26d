import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPanel, syncNow } from '#tests/seller';
import { opened } from './opened.ts';

const here = opened({ until: 'synced' });
let panel: Page;

beforeAll(async () => {
  panel = await openPanel(here.session);
});

const act = (name: string): string => `[data-smartship-action="${name}"]`;

describe('a cart of two lines of which the buyer cancels one after the link brought it in', () => {
  it('stops and says so; taken out of the parcel, the rest goes by Retry, once', { timeout: 120_000 }, async () => {
    const { world } = here;
    const { packNo, orderNos } = world.stories.twoLineCart;
    const [kept = '', lost = ''] = orderNos;
    const cart = panel.locator(`[data-smartship-cart="${packNo}"]`);
    const line = (orderNo: string, state: string) =>
      cart.locator(`[data-smartship-order="${orderNo}"][data-smartship-state="${state}"]`);
    const shows = (words: string) => cart.filter({ hasText: words }).waitFor();
    const retry = () => cart.getByRole('button', { name: 'Retry', exact: true }).click();
    const parcel = () => {
      const found = world.smartship.shipmentOf(kept);
      if (!found) throw new Error(`${kept} is in no parcel`);
      return found;
    };

    await cart.locator('input[type="checkbox"]').check();
    await panel.getByRole('button', { name: 'Send selected', exact: true }).click();
    await panel.locator('[role="dialog"]').locator(act('approve')).click();
    await cart.and(panel.locator('[data-smartship-state="waiting"]')).waitFor();
    Object.assign(world.smartship.link, { automaticOrderConfirmation: false, automaticFulfillmentInstruction: false });
    world.runLinkCycle();
    world.cancelOrder(lost);
    await syncNow(here.session);
    await shows(`Order ${lost} of the same cart was cancelled`);
    await line(lost, 'conflict').waitFor();
    await line(kept, 'failed').waitFor();
    expect(await cart.textContent()).not.toContain('Nothing to do');
    expect(world.effects.count('confirm')).toBe(0);

    // Too early: the parcel still holds what was cancelled, and would leave with it.
    await retry();
    await shows(`The same parcel (${parcel().shippingNo}) still holds what was cancelled: ${lost}.`);
    expect(world.effects.count('instruct', parcel().shippingNo)).toBe(0);

    parcel().lines = parcel().lines.filter(({ orderNo }) => orderNo !== lost);
    await retry();
    await line(kept, 'instructed').waitFor();
    await line(lost, 'cancelled').waitFor();
    await syncNow(here.session);
    expect(world.effects.count('instruct', parcel().shippingNo)).toBe(1);
    expect([kept, lost].map((orderNo) => world.effects.count('confirm', orderNo))).toEqual([1, 0]);
    expect(here.session.problems).toEqual([]);
  });
});
