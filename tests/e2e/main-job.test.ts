import { describe, expect, it } from 'vitest';
import { type ChromiumSession, storedRows } from '#tests/browser';
import { isCancelled } from '#tests/sandbox';
import {
  dockButton,
  openEditForm,
  openOrders,
  pressSend,
  stateOf,
  syncNow,
  takeFirstSuggestion,
  waitForState,
} from '#tests/seller';
import { opened } from './opened.ts';

const here = opened();

/** How often an effect happened to the parcel of an order. */
const effectsOn = (kind: 'instruct' | 'confirm-order', orderNo: string): number => {
  const { world } = here;
  const parcel = [...world.smartship.shipments.values()].find((shipment) =>
    shipment.lines.some((line) => line.orderNo === orderNo),
  );
  return parcel ? world.effects.count(kind, parcel.shippingNo) : 0;
};

describe('the main job', () => {
  it('says in the popup that both sides are connected', async () => {
    const popup = await here.session.openExtensionPage('popup.html');
    for (const party of ['Qoo10', 'Smartship']) {
      const status = popup.getByRole('status', { name: party, exact: true });
      await status.filter({ hasText: /^Connected/ }).waitFor();
    }
    await popup.close();
  });

  it('marks every order line once with where it stands', async () => {
    const { stories, orders } = here.world;
    const page = await openOrders(here.session);
    await waitForState(page, stories.readySingle.orderNo, 'ready');
    await waitForState(page, stories.awaitingPayment.orderNo, 'awaiting-payment');
    await waitForState(page, stories.unmapped.orderNo, 'needs-code');
    await waitForState(page, stories.near.orderNo, 'needs-code');
    await waitForState(page, stories.outOfStock.orderNo, 'out-of-stock');
    await waitForState(page, stories.instructed.orderNo, 'instructed');
    await waitForState(page, stories.registeredInSmartship.orderNo, 'in-smartship');
    await waitForState(page, stories.cancelRequested.orderNo, 'cancelled');
    await waitForState(page, stories.cancelRequestedAfterSending.orderNo, 'conflict');
    const marked = await page
      .locator('[data-smartship-order]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-smartship-order')));
    expect(new Set(marked).size).toBe(marked.length);
    expect(marked.length).toBe(orders.filter((order) => order.state <= 3 && !isCancelled(order)).length);
    await page.close();
  });

  it('sends an order with one click, through Smartship’s own link, and it arrives once', async () => {
    const { world } = here;
    const { orderNo } = world.stories.readySingle;
    const page = await openOrders(here.session);
    await waitForState(page, orderNo, 'ready');
    await pressSend(page, orderNo);
    await waitForState(page, orderNo, 'queued');
    expect(world.effects.count('confirm', orderNo)).toBe(0);
    await waitForState(page, orderNo, 'waiting');
    world.runLinkCycle();
    await syncNow(here.session);
    await waitForState(page, orderNo, 'instructed');
    expect(world.effects.count('confirm', orderNo)).toBe(1);
    expect(effectsOn('confirm-order', orderNo)).toBe(1);
    expect(effectsOn('instruct', orderNo)).toBe(1);
    await page.close();
  });

  it('makes one effect of a second click and of a second tab’s click at the same moment', async () => {
    const { world } = here;
    const { orderNo } = world.stories.readySecond;
    world.runLinkCycle();
    const [first, second] = [await openOrders(here.session), await openOrders(here.session)];
    for (const page of [first, second]) {
      await waitForState(page, orderNo, 'ready', 'in-smartship');
    }
    await syncNow(here.session);
    const { orderNo: fresh } = world.placeOrder({ itemCode: world.stories.listingWithoutOptions.itemCode });
    await syncNow(here.session);
    await Promise.all([first.reload(), second.reload()]);
    await Promise.all([waitForState(first, fresh, 'ready'), waitForState(second, fresh, 'ready')]);
    for (const page of [first, second]) {
      await page.bringToFront();
      await page.locator(`[data-smartship-order="${fresh}"]`).scrollIntoViewIfNeeded();
      await dockButton(page, fresh).waitFor();
    }
    await Promise.all([
      dockButton(first, fresh)
        .dblclick({ noWaitAfter: true })
        .catch(() => undefined),
      dockButton(second, fresh)
        .click({ noWaitAfter: true })
        .catch(() => undefined),
    ]);
    await Promise.all([
      waitForState(first, fresh, 'queued', 'sending', 'waiting'),
      waitForState(second, fresh, 'queued', 'sending', 'waiting'),
    ]);
    await waitForState(first, fresh, 'waiting');
    world.runLinkCycle();
    await syncNow(here.session);
    await waitForState(second, fresh, 'instructed');
    expect(world.effects.count('confirm', fresh)).toBe(1);
    expect(effectsOn('instruct', fresh)).toBe(1);
    await Promise.all([first.close(), second.close()]);
  });

  it('sends nothing when the page’s own script clicks', async () => {
    const { world } = here;
    const { orderNo } = world.placeOrder({ itemCode: world.stories.listingWithoutOptions.itemCode });
    await syncNow(here.session);
    const page = await openOrders(here.session);
    await waitForState(page, orderNo, 'ready');
    await page.locator(`[data-smartship-order="${orderNo}"]`).scrollIntoViewIfNeeded();
    await dockButton(page, orderNo).waitFor();
    const clicked = await page.evaluate((wanted) => {
      const dock = document.querySelector('smartship-dock');
      const buttons = [...(dock?.shadowRoot?.querySelectorAll('button') ?? [])];
      const button = buttons.find((entry) => entry.getAttribute('aria-label')?.includes(wanted));
      button?.click();
      button?.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, composed: true }));
      button?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
      return Boolean(button);
    }, orderNo);
    expect(clicked).toBe(true);
    // A press by hand afterwards is the first one that counts: had the page's click been taken, it would be answered "already".
    await pressSend(page, orderNo);
    await waitForState(page, orderNo, 'queued');
    expect(await jobEvents(here.session, orderNo)).toEqual(['press']);
    await page.close();
  });

  it('catches a wrong code while it is typed, and puts the right one in', async () => {
    const { wrongCodeListing, listingWithoutOptions } = here.world.stories;
    const edit = await openEditForm(here.session, wrongCodeListing.itemCode);
    expect(await edit.verdict()).toBe('unmapped');
    await takeFirstSuggestion(edit, wrongCodeListing.rightCode);
    expect(await edit.field.inputValue()).toBe(wrongCodeListing.rightCode);
    await edit.field.fill(`${listingWithoutOptions.sellerCode}-X`);
    await edit.page.locator('input[data-test-field][data-smartship-code="unmapped"]').waitFor();
    await edit.page.getByRole('status').filter({ hasText: /\S/ }).first().waitFor();
    await edit.page.close();
  });

  it('goes on after its worker was killed in the ten seconds', async () => {
    const { world } = here;
    const { orderNo } = world.placeOrder({ itemCode: world.stories.listingWithoutOptions.itemCode });
    world.runLinkCycle();
    const page = await openOrders(here.session);
    const { orderNo: second } = world.placeOrder({ itemCode: world.stories.listingWithoutOptions.itemCode });
    await syncNow(here.session);
    await page.reload();
    await waitForState(page, second, 'ready');
    await pressSend(page, second);
    await waitForState(page, second, 'queued');
    await here.session.killServiceWorker();
    world.runLinkCycle();
    await page.reload();
    await waitForState(page, second, 'instructed');
    expect(effectsOn('instruct', second)).toBe(1);
    expect(await stateOf(page, orderNo)).toBe('in-smartship');
    await page.close();
  });

  it('complains of nothing in its pages and its worker', () => {
    expect(here.session.problems).toEqual([]);
  });
});

/** The history of an order's sending, read from the outbox by an extension page. */
async function jobEvents(of: ChromiumSession, orderNo: string): Promise<string[]> {
  const page = await of.openExtensionPage('sidepanel.html');
  type Seen = { readonly orderNos: readonly string[]; readonly events: readonly { readonly step: string }[] };
  const jobs = await storedRows<Seen>(page, 'smartship-outbox', 'jobs');
  await page.close();
  return jobs.find(({ orderNos }) => orderNos.includes(orderNo))?.events.map(({ step }) => step) ?? [];
}
