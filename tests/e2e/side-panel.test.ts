import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPanel, syncNow } from '#tests/seller';
import { opened } from './opened.ts';

const here = opened({ until: 'synced' });
let panel: Page;

beforeAll(async () => {
  panel = await openPanel(here.session);
  await cart(here.world.stories.readySingle.packNo, 'ready').waitFor();
});

const act = (name: string): string => `[data-smartship-action="${name}"]`;
const cart = (packNo: string, ...states: string[]) =>
  panel.locator(
    (states.length === 0 ? [''] : states.map((state) => `[data-smartship-state="${state}"]`))
      .map((state) => `[data-smartship-cart="${packNo}"]${state}`)
      .join(', '),
  );
const dialog = () => panel.locator('[role="dialog"]');
const parcelOf = (orderNo: string) => here.world.smartship.shipmentOf(orderNo)?.shippingNo ?? '';

/** Carts that are neither instructed nor shown as the seller's turn, each with what it shows. */
const hanging = (packNos: readonly string[]) =>
  panel.evaluate((wanted) => {
    const ended = ['instructed', 'failed', 'conflict', 'out-of-stock', 'removed-in-smartship', 'cancelled'];
    return wanted.flatMap((packNo) => {
      const shown = document.querySelector<HTMLElement>(`[data-smartship-cart="${packNo}"]`);
      // The panel draws forty carts at a time; what is further down is drawn when somebody scrolls there.
      if (!shown) return [];
      const state = shown.dataset.smartshipState ?? 'without a state';
      return ended.includes(state) && shown.textContent ? [] : [`${packNo} ${state}: ${shown.textContent}`];
    });
  }, packNos);

describe('sending many from the side panel', () => {
  it('shows first what goes, what is asked and what stays and why; closing it sends nothing', async () => {
    const { readySingle, mixedCart, unmapped } = here.world.stories;
    await panel.getByRole('button', { name: 'Send all ready', exact: true }).click();
    await dialog().locator(`[data-smartship-goes="${readySingle.packNo}"]`).waitFor();
    const asked = dialog().locator(`[data-smartship-asks="${mixedCart.packNo}"]`);
    expect(await asked.textContent()).toContain(mixedCart.orderNos[2]);
    const stays = dialog().locator(`[data-smartship-stays="${unmapped.packNo}"]`);
    expect(await stays.textContent()).toContain('No Smartship SKU has the code');
    await dialog().locator(act('cancel')).click();
    await dialog().waitFor({ state: 'hidden' });
    await cart(readySingle.packNo, 'ready').waitFor();
    expect(here.world.effects.count('confirm')).toBe(0);
  });

  it('takes a bulk back while it is held, and then nothing goes', async () => {
    const { readySingle, twoLineCart } = here.world.stories;
    await panel.locator(act('send-all-ready')).click();
    await dialog().getByRole('button', { name: 'Approve', exact: true }).click();
    await cart(readySingle.packNo, 'queued').waitFor();
    await panel.locator(act('cancel-sending')).click();
    await panel.locator('.pn-bulk').filter({ hasText: 'taken back' }).waitFor();
    for (const { packNo } of [readySingle, twoLineCart]) await cart(packNo, 'ready').waitFor();
    expect(here.world.effects.count('confirm')).toBe(0);
  });

  it('sends only what was selected, and Undo takes it back', async () => {
    const { readySecond, readySingle } = here.world.stories;
    await cart(readySecond.packNo).locator('input[type="checkbox"]').check();
    await panel.getByRole('button', { name: 'Send selected', exact: true }).click();
    await dialog().locator('[data-smartship-goes]').first().waitFor();
    expect(await dialog().locator('[data-smartship-goes]').count()).toBe(1);
    await dialog().locator(act('approve')).click();
    await cart(readySecond.packNo, 'queued').getByRole('button', { name: 'Undo', exact: true }).click();
    await cart(readySecond.packNo, 'ready').waitFor();
    await cart(readySingle.packNo, 'ready').waitFor();
  });

  it('sends all after Approve, each cart once, and shows each order’s result', { timeout: 150_000 }, async () => {
    const { world } = here;
    await panel.locator(act('send-all-ready')).click();
    await dialog().locator(act('approve')).click();
    await panel.locator('.pn-results summary').click();
    const results = panel.locator('[data-smartship-result]');
    await results.nth(3).waitFor();
    await panel.locator('.pn-bulk').filter({ hasText: 'accepted' }).waitFor();
    const packNos = await results.evaluateAll((rows) =>
      rows.map((row) => row.getAttribute('data-smartship-result') ?? ''),
    );
    // The hold is over once one of them waits for Smartship's link.
    const [first = ''] = packNos;
    await cart(first, 'waiting').waitFor();
    world.runLinkCycle();
    await syncNow(here.session);
    const stories = [world.stories.readySingle, world.stories.readySecond, world.stories.readyOption];
    for (const { packNo } of stories) await cart(packNo, 'instructed').waitFor();
    // None hangs: each of all of them is instructed, or shown as needing the seller with its reason.
    await expect.poll(() => hanging(packNos), { timeout: 60_000 }).toEqual([]);
    const own = panel.locator(`[data-smartship-result="${world.stories.readySingle.packNo}"]`);
    expect(await own.textContent()).toContain(world.stories.readySingle.orderNo);
    const sent = world.orders.filter((order) => packNos.includes(order.packNo));
    expect(sent.length).toBeGreaterThanOrEqual(packNos.length);
    for (const { orderNo } of sent) {
      expect(world.effects.count('confirm', orderNo)).toBeLessThanOrEqual(1);
      expect(world.effects.count('instruct', parcelOf(orderNo))).toBeLessThanOrEqual(1);
    }
    for (const { orderNo } of stories) expect(world.effects.count('instruct', parcelOf(orderNo))).toBe(1);
  });
});

describe('one cart', () => {
  it('is stopped at the seller’s word: the instruction is taken back and the parcel held', async () => {
    const { orderNo, packNo } = here.world.stories.readySingle;
    await cart(packNo).getByRole('button', { name: 'Request stop', exact: true }).click();
    expect(await dialog().textContent()).toContain(parcelOf(orderNo));
    await dialog().locator(act('confirm-stop')).click();
    await cart(packNo).filter({ hasText: 'Put on hold in Smartship' }).waitFor();
    expect(here.world.effects.count('cancel-instruction', parcelOf(orderNo))).toBe(1);
    expect(here.world.effects.count('hold', parcelOf(orderNo))).toBe(1);
    expect(await cart(packNo).locator('.pn-history').textContent()).toContain('(seller)');
  });

  it('that is too late to be collected gets a shipping order, warned, and once', async () => {
    const { world } = here;
    const order = world.placeOrder({ itemCode: world.stories.listingWithoutOptions.itemCode });
    const { orderNo, packNo } = order;
    await syncNow(here.session);
    await cart(packNo, 'ready').waitFor();
    // Marked shipped at Qoo10 by hand, without a number.
    order.state = 4;
    await syncNow(here.session);
    await cart(packNo, 'too-late').getByRole('button', { name: 'Create shipping order', exact: true }).click();
    expect(await dialog().textContent()).toContain('does not leave the fulfilment warehouse');
    await dialog().locator(act('confirm-create')).click();
    await cart(packNo, 'queued').waitFor();
    await cart(packNo, 'in-smartship').waitFor();
    expect(world.effects.count('create-order', parcelOf(orderNo))).toBe(1);
    expect(world.smartship.shipmentOf(orderNo)?.serviceType).toBe('SS');
  });

  it('is in sight when the page opens the panel for it', async () => {
    const { orderNo, packNo } = here.world.stories.blank;
    await panel.evaluate((wanted) => {
      // What the script on J-QSM pages asks; the browser's API has no type here.
      const { chrome } = globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): void } } };
      chrome.runtime.sendMessage({ name: 'panel.open', input: { orderNo: wanted } });
    }, orderNo);
    await panel.locator(`[data-focused][data-smartship-cart="${packNo}"]`).waitFor();
  });

  it('leaves nothing to complain of in pages and worker', () => {
    expect(here.session.problems).toEqual([]);
  });
});
