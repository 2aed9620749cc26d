import 'fake-indexeddb/auto';
import { afterEach, expect, it } from 'vitest';
import { toShopId } from '#lib/domain';
import { changeSettings, dataDb, firstShop, readLooks } from '#lib/storage';

const SHOP = toShopId('demo_shop');
const lookedAt = (lastEnd: number) =>
  dataDb().syncs.put({ name: `orders:${SHOP}`, lastStart: lastEnd, lastEnd, count: 0, failure: null, resume: null });

afterEach(() => dataDb().syncs.clear());

it('tells a last look of the future, which a clock that was set back leaves, from one that was', async () => {
  await changeSettings((settings) => ({ ...settings, shops: [firstShop(SHOP, Date.now())] }));
  expect(await readLooks()).toMatchObject({ last: null, ahead: false });
  await lookedAt(Date.now());
  expect((await readLooks()).ahead).toBe(false);
  await lookedAt(Date.now() + 86_400_000);
  expect((await readLooks()).ahead).toBe(true);
});
