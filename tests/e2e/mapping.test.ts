import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChromiumSession, describeProblems, launchChromium, shot } from '#tests/browser';
import { createWorld, type Sandbox, startSandbox } from '#tests/sandbox';
import {
  approveWrite,
  chooseAllSure,
  chooseLanguage,
  connectBoth,
  openMapping,
  openPanel,
  readAllListings,
  syncNow,
  view,
} from '#tests/seller';

/** 2,000 codes take minutes, since Qoo10 is asked politely; the same with fewer is part of every run. */
const LONG = process.env.SMARTSHIP_LONG === '1';
const CODES = LONG ? 2000 : 154;
const STUCK = LONG ? 20 : 3;

let sandbox: Sandbox;
let session: ChromiumSession;

beforeAll(async () => {
  const world = createWorld({ orders: 0, wrongCodes: CODES });
  // Only the catalogue that is to be mapped: every listing is read by calls of its own.
  world.listings.splice(0, world.listings.length, ...world.listings.filter(({ title }) => title.includes('カタログ')));
  sandbox = await startSandbox({ world });
  session = await launchChromium({ sandbox, language: 'en' });
  const options = await connectBoth(session, world);
  await chooseLanguage(options, 'en');
  await options.close();
}, 60_000);

afterAll(async () => {
  await session?.close();
  await sandbox?.close();
});

const rightCode = (title: string, value: string | null): string => {
  const number = String(Number(title.split(' ').at(-1)) - 1).padStart(4, '0');
  return `CATALOG-${number}${value === null ? '' : `-${value.slice(-2)}`}`;
};

describe('mapping a whole catalogue', () => {
  it(
    `maps ${CODES} codes, has the stuck orders go by the right SKUs, and sends them`,
    async () => {
      const { world } = sandbox;
      const withOptions = world.listings.filter(({ options }) => options.length > 0);
      const stuck = Array.from({ length: STUCK }, (_, at) => {
        const listing = withOptions[at % withOptions.length];
        return world.placeOrder({ itemCode: listing?.itemCode ?? '', option: at });
      });
      const before = structuredClone(world.listings);
      await syncNow(session);
      const mapping = await openMapping(session);
      await readAllListings(mapping, CODES);
      await mapping
        .locator(`[data-smartship-view="stuck"] b`)
        .filter({ hasText: String(STUCK) })
        .waitFor();
      await mapping.locator('[data-smartship-action="use-code"]').first().waitFor();
      if (process.env.SMARTSHIP_SHOTS) await shot(mapping, 'mapping-list-en');
      await chooseAllSure(mapping, CODES);
      await approveWrite(mapping, CODES);
      // The worker dies in the middle of the writing; what is on disk goes on.
      await mapping.locator('[data-smartship-count="sent"], [data-smartship-count="sending"]').first().waitFor();
      await session.killServiceWorker();
      await syncNow(session);
      await mapping.locator(`[data-smartship-over="${CODES}"]`).waitFor({ timeout: LONG ? 900_000 : 60_000 });
      expect(await mapping.locator('[data-smartship-count]').allTextContents()).toEqual([`Shown by Qoo10 ${CODES}`]);
      for (const [at, listing] of world.listings.entries()) {
        const old = before[at];
        for (const [index, option] of listing.options.entries()) {
          const place = option.axes[0]?.value ?? '';
          expect(option).toEqual({ ...old?.options[index], optionCode: rightCode(listing.title, place) });
        }
        const sellerCode = listing.options.length > 0 ? old?.sellerCode : rightCode(listing.title, null);
        expect({ ...listing, options: [] }).toEqual({ ...old, options: [], sellerCode });
      }

      await view(mapping, 'stuck');
      await mapping.locator('[data-smartship-action="use-skus"]').click();
      await mapping.locator(`[data-smartship-overridden="${STUCK}"]`).waitFor();
      const panel = await openPanel(session);
      await panel.locator('[data-smartship-action="send-all-ready"]:not([disabled])').click();
      await panel.locator('[role="dialog"] [data-smartship-action="approve"]').click();
      await panel
        .locator('[data-smartship-cart][data-smartship-state="waiting"]')
        .nth(STUCK - 1)
        .waitFor({ timeout: 60_000 });
      world.runLinkCycle();
      await syncNow(session);
      await panel
        .locator('[data-smartship-cart][data-smartship-state="instructed"]')
        .nth(STUCK - 1)
        .waitFor({ timeout: 60_000 });
      for (const order of stuck) {
        const parcels = [...world.smartship.shipments.values()].filter(({ lines }) =>
          lines.some((line) => line.orderNo === order.orderNo),
        );
        expect(parcels).toHaveLength(1);
        const line = parcels[0]?.lines.find((one) => one.orderNo === order.orderNo);
        const wanted = rightCode(order.title, order.optionText.split(':').at(-1)?.slice(0, 5) ?? '');
        expect(world.smartship.skuByNo(line?.skuNo ?? '')?.sellerCode).toBe(wanted);
        expect(world.effects.count('instruct', parcels[0]?.shippingNo ?? '')).toBe(1);
      }
      expect(describeProblems(session.problems)).toBe('');
    },
    LONG ? 1_800_000 : 150_000,
  );
});
