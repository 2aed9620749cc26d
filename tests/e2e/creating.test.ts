import { describe, expect, it } from 'vitest';
import { createWorld } from '#tests/sandbox';
import { chooseDuty, dockButton, openOrders, pressSend, turnOnReadOnly, waitForState } from '#tests/seller';
import { opened } from './opened.ts';

const here = opened({
  world: () => {
    const world = createWorld();
    world.smartship.link.automaticOrderIntegration = false;
    return world;
  },
  choose: (options) => chooseDuty(options, 'automatic-order-integration', 'extension'),
});

describe('when the seller gave the extension the duty to bring orders in', () => {
  it('creates a cart of two lines as one order in Smartship, once, and confirms it on both sides', async () => {
    const { world } = here;
    const { orderNos, orderNo } = world.stories.twoLineCart;
    const page = await openOrders(here.session);
    await waitForState(page, orderNo, 'ready');
    const button = dockButton(page, orderNo);
    await page.locator(`[data-smartship-order="${orderNo}"]`).scrollIntoViewIfNeeded();
    expect(await button.getAttribute('aria-label')).toBe(`Send to Smartship: orders ${orderNos.join(', ')}`);
    await pressSend(page, orderNo);
    await waitForState(page, orderNo, 'in-smartship');
    const parcel = world.smartship.shipmentOf(orderNo);
    expect(parcel).toMatchObject({ serviceType: 'SS' });
    expect(parcel?.lines.map((line) => line.orderNo).sort()).toEqual([...orderNos].sort());
    await waitForConfirm(orderNos);
    for (const line of orderNos) expect(world.effects.count('confirm', line)).toBe(1);
    expect(world.effects.count('create-order', parcel?.shippingNo)).toBe(1);
    expect(world.effects.count('confirm-order', parcel?.shippingNo)).toBe(1);
    // A seller-shipped order has no fulfilment instruction.
    expect(world.effects.count('instruct', parcel?.shippingNo)).toBe(0);
    await page.close();
  });

  it('creates nothing twice when the reply of the creation is lost', async () => {
    const { world } = here;
    const { orderNo } = world.stories.readySingle;
    world.faults.add({ host: 'smartship2.tracxlogis.com', match: 'create_order', kind: 'cut-after', times: 1 });
    const page = await openOrders(here.session);
    await waitForState(page, orderNo, 'ready');
    await pressSend(page, orderNo);
    await waitForState(page, orderNo, 'in-smartship');
    const parcels = [...world.smartship.shipments.values()].filter((each) =>
      each.lines.some((line) => line.orderNo === orderNo),
    );
    expect(parcels).toHaveLength(1);
    await page.close();
  });
});

describe('while a shop is Read-only', () => {
  it('shows where every line stands and offers no button', async () => {
    const options = await here.session.openExtensionPage('options.html');
    await turnOnReadOnly(options);
    const { readySecond } = here.world.stories;
    const page = await openOrders(here.session);
    await waitForState(page, readySecond.orderNo, 'ready');
    await page.locator('smartship-dock [role="region"]').filter({ hasText: 'Read-only' }).waitFor();
    expect(await page.locator('smartship-dock [data-smartship-action="send"]').count()).toBe(0);
    await page.close();
    await options.close();
  });
});

describe('the options', () => {
  it('have the Read-only switch come where it stays, so that a press of it goes nowhere else', async () => {
    const options = await here.session.openExtensionPage('popup.html');
    await options.addInitScript(noteWhereSwitchStands);
    await options.goto(options.url().replace('popup.html', 'options.html'));
    // What is read last, and what takes room above.
    await options.locator('[data-smartship-stock-shop]').waitFor();
    for (const party of ['qoo10', 'smartship'])
      await options.locator(`section[data-smartship-party="${party}"]`).filter({ hasText: 'Connected' }).waitFor();
    const tops = await options.evaluate(() => (globalThis as unknown as { tops: number[] }).tops);
    expect(tops.length).toBeGreaterThan(0);
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(5);
    await options.close();
  });
});

/** Runs in the page: keeps in `tops` how far from the document's start the switch stands, frame by frame. */
function noteWhereSwitchStands(): void {
  const tops: number[] = [];
  Object.assign(globalThis, { tops });
  const look = () => {
    const box = document.querySelector('[data-smartship-action="read-only"]')?.getBoundingClientRect();
    if (box) tops.push(box.top + scrollY);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Waits until Qoo10 has every line confirmed. */
async function waitForConfirm(orderNos: readonly string[]): Promise<void> {
  await expect
    .poll(() => orderNos.every((orderNo) => here.world.effects.count('confirm', orderNo) > 0), { timeout: 30_000 })
    .toBe(true);
}
