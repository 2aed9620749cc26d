import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { PREVIEW_CALLS_A_DAY } from '#lib/domain';
import { nextPreview, startPreview, stopPreview } from '#lib/stock';
import { type StockPreview, stockPreviewKey, stockPreviewOf } from '#lib/storage';
import { newShop } from './in-step.ts';
import { Killed, MINUTE, type StockShop } from './shop.ts';

const DAY = 24 * 60 * MINUTE;
const QAPI = 'api.qoo10.jp';

let shop: StockShop;

/** Some hundred listings, each with SKUs of its own, as the watching would have read them by now. */
async function open(): Promise<void> {
  shop = newShop({ listings: 120, skus: 150 });
  await shop.setUp(shop.world.listings.map(({ itemCode }) => itemCode));
  shop.world.effects.forgetAll();
}
beforeEach(open);

async function preview(): Promise<StockPreview> {
  const found = await stockPreviewOf(shop.data, shop.shopId);
  if (!found) throw new Error('no preview');
  return found;
}
const change = async (some: Partial<StockPreview>) =>
  shop.data.small.put({ key: stockPreviewKey(shop.shopId), value: { ...(await preview()), ...some } });
const unreadPlaces = async () =>
  (await shop.outbox.stockTargets.toArray()).filter(({ notes }) => notes[0]?.code === 'not-read');
const unread = async () => (await unreadPlaces()).length;
const places = async () =>
  (await shop.outbox.stockTargets.orderBy('key').toArray()).map(({ key, from, to, standing }) => ({
    key,
    from,
    to,
    standing,
  }));

describe('one press of Preview', () => {
  it('reads every listing by itself, one call each, and writes nothing', async () => {
    await shop.preview();
    const { total, read, endedAt, calls, skipped } = await preview();
    expect(endedAt).not.toBeNull();
    expect(total).toBeGreaterThan(100);
    expect([read, calls, shop.calls, skipped]).toEqual([total, total, total, []]);
    expect((await places()).filter(({ standing, from }) => standing === 'ask' && from === null)).toEqual([]);
    expect(await unread()).toBe(0);
    expect(shop.world.effects.log).toEqual([]);
    expect(await nextPreview(shop.tools())).toBeNull();
  });

  it('counts the listings whose codes are not known yet: it can tell nothing of them', async () => {
    const [first, second] = await shop.data.listings.toArray();
    for (const row of [first, second]) if (row) await shop.data.listings.put({ ...row, readAt: null });
    await shop.preview();
    expect((await preview()).unindexed).toBe(2);
  });

  it('pressed twice while it reads, goes on with the one that is under way', async () => {
    await startPreview(shop.shopId, shop.tools());
    const { askedAt } = await preview();
    shop.world.clock.advance(MINUTE);
    await startPreview(shop.shopId, shop.tools());
    expect((await preview()).askedAt).toBe(askedAt);
  });

  it('ends with every listing read, wherever the worker dies, and reads no more than a part of them twice for each death', async () => {
    await shop.preview();
    const [alone, undisturbed] = [await places(), shop.calls];
    for (const every of [31, 47, 90]) {
      await open();
      let deaths = 0;
      shop.die = (number, when) => when === (deaths % 2 === 0 ? 'before' : 'after') && number % every === 0;
      await startPreview(shop.shopId, shop.tools());
      while ((await preview()).endedAt === null) {
        expect(await nextPreview(shop.tools())).toBeLessThanOrEqual(shop.world.clock.now() + MINUTE);
        await shop.readPreviews().catch((error: unknown) => {
          if (!(error instanceof Killed)) throw error;
          deaths += 1;
        });
      }
      expect(await places(), `a death at every ${every}th call`).toEqual(alone);
      expect(deaths).toBeGreaterThan(0);
      expect(shop.calls).toBeLessThanOrEqual(undisturbed + 20 * deaths);
      expect((await preview()).read).toBe((await preview()).total);
    }
  }, 60_000);

  it('says how far it is while it reads, and shows what it read so far', async () => {
    let seen: unknown = null;
    shop.die = (number, when) => {
      if (number === 61 && when === 'before') throw new Killed();
      return false;
    };
    await startPreview(shop.shopId, shop.tools());
    await shop.readPreviews().catch((error: unknown) => {
      seen = error;
    });
    expect(seen).toBeInstanceOf(Killed);
    const { read, total } = await preview();
    expect(read).toBe(60);
    expect(total).toBeGreaterThan(100);
    expect((await places()).filter(({ from }) => from !== null).length).toBeGreaterThanOrEqual(60);
  });
});

describe('a preview that the seller stops', () => {
  it('reads at most the part that is under way, and what was not read comes first with the next press', async () => {
    let stopping: Promise<void> = Promise.resolve();
    shop.die = (number, when) => {
      if (number === 25 && when === 'before') stopping = stopPreview(shop.shopId, shop.tools());
      return false;
    };
    await shop.preview();
    await stopping;
    expect(shop.calls).toBe(40);
    expect(await preview()).toMatchObject({ stopped: true, goesOnAt: null });
    expect(await unread()).toBeGreaterThan(60);
    const first = new Set((await unreadPlaces()).map(({ itemCode }) => itemCode));
    shop.world.clock.advance(MINUTE);
    const stoppedAt = shop.world.clock.now();
    shop.die = (number, when) => number === 40 + first.size && when === 'after';
    await shop.preview().catch(() => undefined);
    // So many calls that just the unread ones fit in.
    const again = (await shop.outbox.stockTargets.toArray()).filter(({ lookedAt }) => (lookedAt ?? 0) > stoppedAt);
    expect(again.length).toBeGreaterThanOrEqual(60);
    expect(again.filter(({ itemCode }) => !first.has(itemCode))).toEqual([]);
    shop.die = () => false;
    await shop.readPreviews();
    expect(await preview()).toMatchObject({ stopped: false, read: (await preview()).total });
  });
});

describe('a preview that may not go on', () => {
  it('waits for midnight in Japan once the day’s calls are used, and then goes on without a press', async () => {
    await startPreview(shop.shopId, shop.tools());
    await change({ calls: PREVIEW_CALLS_A_DAY - 50 });
    await shop.readPreviews();
    expect(shop.calls).toBe(50);
    const { goesOnAt, read } = await preview();
    expect(read).toBe(50);
    expect(goesOnAt).toBe(Date.parse('2026-11-25T00:00:00+09:00'));
    expect(await nextPreview(shop.tools())).toBe(goesOnAt);
    shop.world.clock.advance((goesOnAt ?? 0) - shop.world.clock.now());
    await shop.readSkus();
    await shop.readOrders();
    await shop.readPreviews();
    const after = await preview();
    expect([after.read, after.endedAt !== null]).toEqual([after.total, true]);
    expect(after.calls).toBe((after.total ?? 0) - 50);
  });

  it('is not begun anew by another press of the same day: what was used stays used', async () => {
    await shop.preview();
    const { calls } = await preview();
    shop.world.clock.advance(MINUTE);
    await shop.preview();
    expect((await preview()).calls).toBe(2 * calls);
  });

  it('waits longer and longer while Qoo10 cannot be reached, and goes on by itself when it can', async () => {
    shop.world.faults.add({ host: QAPI, match: 'ItemsLookup', kind: 'cut-before' });
    await startPreview(shop.shopId, shop.tools());
    const waits: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      await shop.readPreviews();
      const { goesOnAt, failure, read } = await preview();
      expect([failure?.kind, read]).toEqual(['unreachable', 0]);
      waits.push(Math.round(((goesOnAt ?? 0) - shop.world.clock.now()) / MINUTE));
      shop.world.clock.advance((goesOnAt ?? 0) - shop.world.clock.now());
    }
    expect(waits).toEqual([2, 4, 8]);
    shop.world.faults.clear();
    await shop.readPreviews();
    expect(await preview()).toMatchObject({ failure: null, failures: 0, skipped: [] });
    expect((await preview()).read).toBe((await preview()).total);
  });

  it('ends at a key that Qoo10 rejects: nothing is asked again before a press', async () => {
    shop.world.seller.keys.clear();
    await startPreview(shop.shopId, shop.tools());
    await shop.readPreviews();
    expect((await preview()).failure?.kind).toBe('key-rejected');
    expect((await preview()).endedAt).not.toBeNull();
    expect(await nextPreview(shop.tools())).toBeNull();
  });

  it('goes past a listing that Qoo10 will not tell, says so, and does not ask for it for ever', async () => {
    shop.world.faults.add({ host: QAPI, match: 'GetItemDetailInfo', kind: 'error-code', code: -10101, times: 1 });
    await shop.preview();
    const { skipped, read, total, endedAt } = await preview();
    expect(skipped.length).toBe(1);
    expect([read, endedAt !== null]).toEqual([total, true]);
    expect(await unread()).toBe(1);
  });

  it('reads on after the clock was set back a day', async () => {
    await startPreview(shop.shopId, shop.tools());
    await change({ askedAt: shop.world.clock.now() + DAY, goesOnAt: shop.world.clock.now() + 2 * DAY });
    await shop.readPreviews();
    expect((await preview()).read).toBe((await preview()).total);
  });

  it('reads no listing while Smartship does not say what it syncs by itself', async () => {
    const fault = {
      host: 'smartship2.tracxlogis.com',
      match: 'get_sync_settings',
      kind: 'error-code',
      code: -1,
    } as const;
    shop.world.faults.add(fault);
    await shop.preview();
    expect(shop.calls).toBe(0);
    expect((await preview()).goesOnAt).not.toBeNull();
    const standings = new Set((await shop.outbox.stockTargets.toArray()).flatMap(({ notes }) => notes[0]?.code ?? []));
    expect(standings).toContain('smartship-sync-untold');
  });
});
