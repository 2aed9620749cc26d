import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import type { ChromiumSession } from '#tests/browser';
import type { Sandbox } from '#tests/sandbox';
import {
  chooseLanguage,
  connectBoth,
  openEditForm,
  openOrders,
  openPanel,
  pressSend,
  stateOf,
  syncNow,
  takeFirstSuggestion,
  waitForState,
} from '#tests/seller';

const FOLDER = '.output/demo';

/** The main job from connecting to the popup; each step says what it saw, read back from the page or the sandbox. */
export async function tour(session: ChromiumSession, { world }: Sandbox, language: 'ja' | 'en'): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  let number = 0;
  const step = async (page: Page, name: string, says: string): Promise<void> => {
    number += 1;
    const file = `${FOLDER}/${language}-${number}-${name}.png`;
    await page.bringToFront();
    await page.screenshot({ path: file });
    console.log(`${language} ${number}. ${says}  [${file}]`);
  };
  const { stories } = world;

  const options = await connectBoth(session, world);
  await chooseLanguage(options, language);
  await step(options, 'connect', 'Connected: Qoo10 by key, Smartship by sign-in; Read-only is off.');

  const orders = await openOrders(session);
  const order = language === 'ja' ? stories.readySingle : stories.readySecond;
  await waitForState(orders, order.orderNo, 'ready');
  await step(orders, 'orders', `Order page: every line is marked; ${order.orderNo} is ready.`);

  const wrong = language === 'ja' ? stories.wrongCodeListing : stories.nearCodeListing;
  const edit = await openEditForm(session, wrong.itemCode);
  const before = await edit.verdict();
  await step(edit.page, 'wrong-code', `Edit form: ${wrong.wrongCode} is ${before}.`);
  await takeFirstSuggestion(edit, wrong.rightCode);
  await step(edit.page, 'right-code', `Chose ${wrong.rightCode}: now ${await edit.verdict()}.`);
  await edit.page.close();

  await orders.bringToFront();
  await pressSend(orders, order.orderNo);
  await waitForState(orders, order.orderNo, 'queued');
  await step(orders, 'pressed', `Pressed Send on ${order.orderNo}: held 10 seconds, can be undone.`);

  await waitForState(orders, order.orderNo, 'waiting');
  await step(orders, 'waiting', 'Nothing was there yet: waiting for Smartship’s hourly link.');

  const run = world.runLinkCycle();
  console.log(`   Smartship’s link ran: ${run.registered.length} registered.`);
  await syncNow(session);
  await waitForState(orders, order.orderNo, 'instructed');
  const parcel = [...world.smartship.shipments.values()].find(({ lines }) =>
    lines.some(({ orderNo }) => orderNo === order.orderNo),
  );
  const instructed = world.effects.count('instruct', parcel?.shippingNo ?? '');
  await step(
    orders,
    'instructed',
    `Instructed: ${await stateOf(orders, order.orderNo)}; the sandbox counted ${instructed} instruction of ${parcel?.shippingNo}.`,
  );

  const panel = await openPanel(session);
  await panel.locator('[data-smartship-cart]').first().waitFor();
  await step(panel, 'panel', 'Side panel: carts, steps and history.');
  const mapping = await session.openExtensionPage('options.html#mapping');
  await mapping.locator('[data-smartship-action="read-listings"]').click();
  await mapping.locator('[data-smartship-listing]').first().waitFor();
  await step(mapping, 'mapping', 'SKU mapping: every code that stops a sending, by listing, with what fits it.');

  const popup = await session.openExtensionPage('popup.html');
  await popup.setViewportSize({ width: 380, height: 560 });
  const states = await popup.locator('[role="status"]').allInnerTexts();
  await step(popup, 'popup', `Popup: ${states.join(' / ').replaceAll('\n', ' ')}`);
  for (const page of [options, orders, panel, mapping, popup]) await page.close();
}
