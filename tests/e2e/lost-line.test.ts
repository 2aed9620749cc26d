import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChromiumSession, launchChromium } from '#tests/browser';
import { type Sandbox, startSandbox } from '#tests/sandbox';
import { chooseLanguage, connectBoth, openPanel, syncNow } from '#tests/seller';

let sandbox: Sandbox;
let session: ChromiumSession;
let panel: Page;

beforeAll(async () => {
  sandbox = await startSandbox();
  session = await launchChromium({ sandbox, language: 'en' });
  const options = await connectBoth(session, sandbox.world);
  await chooseLanguage(options, 'en');
  await options.close();
  await syncNow(session);
  panel = await openPanel(session);
});

afterAll(async () => {
  await session?.close();
  await sandbox?.close();
});

const act = (name: string): string => `[data-smartship-action="${name}"]`;

describe('a cart of two lines of which the buyer cancels one after the link brought it in', () => {
  it('stops and says so; taken out of the parcel, the rest goes by Retry, once', { timeout: 120_000 }, async () => {
    const { world } = sandbox;
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
    await syncNow(session);
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
    await syncNow(session);
    expect(world.effects.count('instruct', parcel().shippingNo)).toBe(1);
    expect([kept, lost].map((orderNo) => world.effects.count('confirm', orderNo))).toEqual([1, 0]);
    expect(session.problems).toEqual([]);
  });
});
