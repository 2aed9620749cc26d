import 'fake-indexeddb/auto';
import type { Dexie } from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changeShop } from '#lib/storage';
import { anItem, HOUR, MINUTE, NOON, type OpenShop, openShop } from './life.ts';
import { signIn } from './signed-in.ts';

vi.setConfig({ testTimeout: 30_000 });

let shop: OpenShop;
afterEach(() => shop.close());

/** The disk has no room for these tables until the returned function is called. */
function fillDisk(db: Dexie, isFull: (table: string) => boolean): () => void {
  let full = true;
  db.use({
    stack: 'dbcore',
    name: 'full-disk',
    create: (core) => ({
      ...core,
      table: (name) => {
        const table = core.table(name);
        return {
          ...table,
          mutate: (request) =>
            full && request.type !== 'delete' && request.type !== 'deleteRange' && isFull(name)
              ? Promise.reject(new DOMException('The disk is full.', 'QuotaExceededError'))
              : table.mutate(request),
        };
      },
    }),
  });
  db.close({ disableAutoOpen: false });
  return () => {
    full = false;
  };
}

const badges: string[] = [];

async function open(): Promise<string> {
  shop = await openShop();
  await signIn(shop);
  badges.length = 0;
  Object.assign(fakeBrowser.action, {
    setBadgeText: async ({ text }: { text: string }) => void badges.push(text),
    setBadgeBackgroundColor: async () => undefined,
    setTitle: async () => undefined,
  });
  Object.assign(shop.world.smartship.link, { automaticOrderConfirmation: false, writeTracking: false });
  await changeShop(shop.shopId, (each) => ({
    ...each,
    duties: { ...each.duties, confirm: 'extension' },
    dutySince: { confirm: NOON - HOUR },
  }));
  await ring();
  const { orderNo } = shop.world.placeOrder({ itemCode: anItem(shop.world) });
  shop.world.runLinkCycle();
  return orderNo;
}

/** The alarms of a while, each as the background takes it: what fails ends only that. */
async function ring(after = 0): Promise<void> {
  shop.world.clock.advance(after);
  for (const name of ['poll', 'outbox']) await shop.life.schedule.ring(name).catch(() => undefined);
}
const confirmed = (orderNo: string): number => shop.world.effects.count('confirm', orderNo);

describe('a full disk', () => {
  it.each(['orders', 'shipments', 'syncs', 'polls', 'connections', 'small', 'calls', 'log'])(
    'for what is known in %s is told by the badge or harmless, and all goes on once there is room',
    async (full) => {
      const orderNo = await open();
      const makeRoom = fillDisk(shop.data, (table) => table === full);
      for (let turn = 0; turn < 4; turn++) await ring(31 * MINUTE);
      const went = confirmed(orderNo) === 1;
      expect(went || badges.at(-1) !== '').toBe(true);
      makeRoom();
      shop.die();
      for (let turn = 0; turn < 3; turn++) await ring(31 * MINUTE);
      expect(confirmed(orderNo)).toBe(1);
      expect((await shop.data.syncs.get(`orders:${shop.shopId}`))?.failure).toBeNull();
    },
  );

  it.each(['jobs', 'meta', 'pauses'])(
    'for %s of the outbox does nothing twice, and all goes on once there is room',
    async (full) => {
      const orderNo = await open();
      const makeRoom = fillDisk(shop.outbox, (table) => table === full);
      for (let turn = 0; turn < 4; turn++) await ring(31 * MINUTE);
      const went = confirmed(orderNo) === 1;
      expect(went || badges.at(-1) !== '').toBe(true);
      makeRoom();
      shop.die();
      for (let turn = 0; turn < 3; turn++) await ring(31 * MINUTE);
      expect(confirmed(orderNo)).toBe(1);
    },
  );
});
