import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { toCode, toOrderNo, toShopId, toSkuNo } from '#lib/domain';
import { changeSettings, changeShop, firstShop, putSkus } from '#lib/storage';
import { sku } from '../domain/make.ts';
import { anItem, NOON, type OpenShop, openShop } from './life.ts';

const ITEM = '1100000009';
const NOBODY = { extensionId: undefined, url: undefined, tabId: undefined, windowId: undefined };
const full = { lastStart: NOON, lastEnd: NOON, failure: null, resume: null };

let shop: OpenShop;
afterEach(() => shop.close());

async function openForm(): Promise<void> {
  shop = await openShop();
  await putSkus(shop.data, [sku({ skuNo: toSkuNo('1000'), sellerCode: toCode('MUG-WH'), kind: 'option' })], 'r');
  await shop.data.syncs.bulkPut([
    { ...full, name: 'skus', count: 1 },
    { ...full, name: 'links', count: 0 },
  ]);
}

/** One more key on the form: what the page is told of this option code. */
async function type(code: string) {
  const answer = await shop.life.handlers['page.codes'](
    { login: shop.shopId, itemCode: ITEM, hasOptions: true, codes: [{ key: 'option:0', role: 'option', code }] },
    NOBODY,
  );
  const [told] = answer.verdicts;
  return { ...answer, verdict: told?.verdict, warnings: told?.warnings };
}

const listing = (itemCode: string, change: object = {}) => ({
  shopId: shop.shopId as string,
  itemCode,
  sellerCode: '',
  title: 'マグカップ',
  status: 'S2',
  options: [{ optionCode: 'MUG-WH', values: 'ホワイト', name: 'カラー', value: 'ホワイト' }],
  additional: [],
  codes: ['MUG-WH'],
  readAt: NOON,
  listedAt: NOON,
  changed: false,
  ...change,
});

describe('typing a code into a form', () => {
  it('is told that a stored link decides, whatever the code says', async () => {
    await openForm();
    expect((await type('NONSENSE')).verdict).toBe('unmapped');
    const kept = { channel: 'Qoo10(JP)', orderMapping: true, stockSync: true, reading: 'r' };
    await shop.data.links.put({ key: 'l', skuNo: '1000', itemCode: ITEM, optionCode: '', optionName: '', ...kept });
    const told = await type('NONSENSE');
    expect(told.verdict).toBe('linked');
    expect(told.verdicts[0]?.skuName).toBe(sku({}).name);
  });

  it('is told what holds at this key, whatever changed since the one before', async () => {
    await openForm();
    await shop.life.brain.skus.recent();
    for (let key = 0; key < 3; key++) expect((await type('MUG-BK')).verdict).toBe('unmapped');
    await putSkus(shop.data, [sku({ skuNo: toSkuNo('1001'), sellerCode: toCode('MUG-BK'), kind: 'option' })], 'r');
    expect(await type('MUG-BK')).toMatchObject({ verdict: 'mapped', warnings: [] });
    await shop.data.listings.put(listing('1100000010', { codes: ['MUG-BK'] }));
    expect((await type('MUG-BK')).warnings).toEqual(['shared']);
    await changeShop(shop.shopId, (one) => ({ ...one, notSmartship: ['MUG-BK'] }));
    expect((await type('MUG-BK')).verdict).toBe('not-smartship');
    await changeShop(shop.shopId, (one) => ({ ...one, notSmartship: [] }));
    await shop.data.syncs.put({ ...full, name: 'skus', count: 2, lastEnd: null });
    expect((await type('MUG-XX')).verdict).toBe('unknown');
  });

  it('asks the disk for nothing once everything is at hand', async () => {
    await openForm();
    // Its own listing is known: of one that is not, Qoo10 would be asked meanwhile, and that is written down.
    await shop.data.listings.bulkPut([listing(ITEM), listing('1100000010')]);
    await shop.life.brain.skus.recent();
    await type('MUG-WH');
    await shop.life.brain.codeFacts.gathered();
    await type('MUG-WH');
    let asked = 0;
    shop.data.use({
      stack: 'dbcore',
      name: 'count',
      create: (core) => ({
        ...core,
        table: (name) => {
          const table = core.table(name);
          const count =
            <Asked, Answer>(ask: (of: Asked) => Answer) =>
            (of: Asked) => {
              asked += 1;
              return ask(of);
            };
          return { ...table, get: count(table.get), getMany: count(table.getMany), query: count(table.query) };
        },
      }),
    });
    shop.data.close();
    await shop.data.open();
    await type('MUG-W');
    expect(asked).toBeGreaterThan(0);
    await shop.life.brain.codeFacts.gathered();
    asked = 0;
    expect(await type('MUG-WH')).toMatchObject({ verdict: 'mapped', warnings: ['shared'] });
    expect((await type('MUG-W')).verdict).toBe('unmapped');
    expect(asked).toBe(0);
  });

  it('is told to blank the code of an additional option, which orders would carry too', async () => {
    await openForm();
    expect((await type('MUG-WH')).additional).toBeNull();
    const ribbon = { name: 'ラッピング', value: 'リボン', optionCode: 'RIBBON' };
    await shop.data.listings.put(listing(ITEM, { additional: [ribbon] }));
    const told = await type('MUG-WH');
    expect(told.verdict).toBe('mapped');
    expect(told.additional?.why).toContain('RIBBON');
    expect(told.additional?.next).not.toBe('');
  });
});

describe('codes of additional options on a form', () => {
  const ask = (...codes: { key: string; role: 'seller' | 'option' | 'additional'; code: string }[]) =>
    shop.life.handlers['page.codes'](
      { login: shop.shopId, itemCode: ITEM, hasOptions: codes.some(({ role }) => role === 'option'), codes },
      NOBODY,
    );

  it('are judged each by itself, beside the codes that decide', async () => {
    await openForm();
    const { verdicts, additional } = await ask(
      { key: 'option:0', role: 'option', code: 'MUG-WH' },
      { key: 'additional:0', role: 'additional', code: '' },
      { key: 'additional:1', role: 'additional', code: 'MUG-WH' },
      { key: 'additional:2', role: 'additional', code: 'RIBBON' },
    );
    expect(verdicts.map(({ key, verdict, warnings }) => [key, verdict, ...warnings])).toEqual([
      // The same code beside it is no second option of the listing.
      ['option:0', 'mapped'],
      ['additional:0', 'blank'],
      ['additional:1', 'mapped'],
      ['additional:2', 'unmapped'],
    ]);
    const [, blank, mug, ribbon] = verdicts;
    expect(blank?.said.why).toContain('as it should be');
    expect([mug?.said.why, ribbon?.said.why]).toEqual([
      expect.stringContaining('MUG-WH'),
      expect.stringContaining('RIBBON'),
    ]);
    expect(ribbon?.said.next).toContain('blank');
    expect(additional?.why).toContain('MUG-WH');
  });

  it('leave a listing without combination options to its seller code, and what stands on the form counts', async () => {
    await openForm();
    await shop.data.listings.put(
      listing(ITEM, { additional: [{ name: 'ラッピング', value: 'リボン', optionCode: 'RIBBON' }] }),
    );
    const { verdicts, additional } = await ask(
      { key: 'seller', role: 'seller', code: 'NOBODY' },
      { key: 'additional:0', role: 'additional', code: ' ' },
    );
    expect(verdicts.map(({ key, verdict }) => [key, verdict])).toEqual([
      ['seller', 'unmapped'],
      ['additional:0', 'blank'],
    ]);
    expect(additional).toBeNull();
  });
});

describe('an order on the page that nobody read yet', () => {
  it.each([
    ['the shop that the page names', (own: string) => own],
    ['each shop, where the page names none', () => null],
  ])('is asked of %s', async (_, login) => {
    shop = await openShop();
    const other = firstShop(toShopId('betsu_shop'), NOON);
    await changeSettings((settings) => ({ ...settings, shops: [other, ...settings.shops] }));
    const { orderNo } = shop.world.placeOrder({ itemCode: anItem(shop.world) });
    const wanted = toOrderNo(orderNo);
    if (!wanted) throw new Error('no order number');
    await shop.life.sync.readUnknown([wanted], login(shop.shopId));
    expect(await shop.order(orderNo)).toMatchObject({ shopId: shop.shopId, status: 2 });
  });
});
