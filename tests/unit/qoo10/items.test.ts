import { describe, expect, it } from 'vitest';
import { toCode, toItemCode } from '#lib/domain';
import { ITEM_WRITES, METHODS, type Qapi } from '#lib/qoo10';
import { HEALTHY, ITEM, NAVY } from './each-method.ts';
import { qapiBefore, type Sent, success } from './fake-qapi.ts';
import { detail, options } from './samples.ts';

/** A Qoo10 with one listing, healthy but for the answers given. */
const withItem = (answers: Record<string, unknown> = {}) =>
  qapiBefore(({ method }) => ({ ...HEALTHY, ...answers })[method as keyof typeof HEALTHY] as object); // Only method names of the table are ever called.
const writesIn = (sent: readonly Sent[]) => sent.filter(({ method }) => method in ITEM_WRITES);
const params = (sent: readonly Sent[]) => Object.fromEntries(writesIn(sent)[0]?.params ?? []);
const rename = { option: NAVY, seen: toCode('TOTE-01-NV'), code: toCode('TOTE-01-NAVY') };

describe('reading listings', () => {
  it('goes through all pages of all live statuses', async () => {
    const { qapi, sent } = qapiBefore(({ params: asked }) => {
      const [status, page] = [asked.get('ItemStatus'), Number(asked.get('Page'))];
      const pages = status === 'S2' ? 3 : 1;
      const Items = [{ ItemCode: `11000000${status === 'S2' ? 1 : 2}${page}`, SellerCode: 'a', ItemStatus: status }];
      return success({ TotalItems: pages, TotalPages: String(pages), PresentPage: page, Items });
    });
    const found = [];
    for await (const page of qapi.allListings()) found.push(...(page.ok ? page.value.listings : []));
    expect(found.map(({ itemCode, status }) => `${status} ${itemCode}`)).toEqual([
      'S2 1100000011',
      'S2 1100000012',
      'S2 1100000013',
      'S1 1100000021',
    ]);
    expect(sent).toHaveLength(4);
  });

  it('does not take an empty page for the end of a list that says it has more', async () => {
    const { qapi } = withItem({
      'ItemsLookup.GetAllGoodsInfo': success({ TotalItems: 700, TotalPages: 2, PresentPage: 1, Items: null }),
    });
    const pages = [];
    for await (const page of qapi.allListings(['S2'])) pages.push(page);
    expect(pages).toMatchObject([{ ok: false, failure: { kind: 'not-understood' } }]);
  });

  it('reads options with their codes, and a listing without options as one without', async () => {
    const { qapi } = withItem();
    const read = await qapi.options(ITEM);
    expect(read.ok && read.value !== 'not-found' && read.value.options.map((option) => option.optionCode)).toEqual([
      'TOTE-01-IV',
      'TOTE-01-NV',
      '',
    ]);
    const none = await withItem({ 'ItemsLookup.GetGoodsInventoryInfo': success(null) }).qapi.options(ITEM);
    expect(none).toEqual({ ok: true, value: { options: [], unreadable: 0 } });
    const gone = await withItem({ 'ItemsLookup.GetGoodsInventoryInfo': { ResultCode: -10001 } }).qapi.options(ITEM);
    expect(gone).toEqual({ ok: true, value: 'not-found' });
  });
});

describe('writing to listings', () => {
  it('changes an option code over a fresh read and sends its price and stock back as they stand', async () => {
    const { qapi, sent } = withItem();
    const written = await qapi.write.optionCode(rename);
    expect(sent.map(({ method }) => method)).toEqual([
      'ItemsLookup.GetGoodsInventoryInfo',
      'ItemsOptions.UpdateInventoryDataUnit',
    ]);
    expect(params(sent)).toEqual({
      ItemCode: '1100000001',
      SellerCode: '',
      OptionName: 'カラー',
      OptionValue: 'ネイビー',
      OptionCode: 'TOTE-01-NAVY',
      Price: '200',
      Qty: '8',
      returnType: 'application/json',
    });
    expect(written).toMatchObject({
      ok: true,
      value: { already: false, expect: { optionCode: 'TOTE-01-NAVY', surchargeYen: 200 } },
    });
  });

  it.each([
    ['another has changed the code since', { ...rename, seen: toCode('OLD') }, 'changed-since'],
    [
      'the option is gone',
      { ...rename, option: { itemCode: ITEM, axes: [{ name: 'カラー', value: '黒' }] } },
      'option-not-found',
    ],
    ['the code is blank', { ...rename, code: toCode(' ') }, 'code-blank'],
    ['the code is longer than 50', { ...rename, code: toCode('x'.repeat(51)) }, 'code-too-long'],
    ['the code would break the option table', { ...rename, code: toCode('a||*b') }, 'code-characters'],
  ])('writes nothing when %s', async (_what, change, says) => {
    const { qapi, sent } = withItem();
    expect(await qapi.write.optionCode(change)).toMatchObject({ ok: false, failure: { kind: 'refused-here', says } });
    expect(writesIn(sent)).toHaveLength(0);
  });

  it('writes nothing when two options go by the same names, or one cannot be sent back whole', async () => {
    const twice = withItem({ 'ItemsLookup.GetGoodsInventoryInfo': success([...options, options[1]]) });
    expect(await twice.qapi.write.optionCode(rename)).toMatchObject({ failure: { says: 'option-ambiguous' } });
    const noStock = withItem({ 'ItemsLookup.GetGoodsInventoryInfo': success([{ ...options[1], Qty: '?' }]) });
    expect(await noStock.qapi.write.optionCode(rename)).toMatchObject({ failure: { says: 'option-unreadable' } });
    expect([...writesIn(twice.sent), ...writesIn(noStock.sent)]).toHaveLength(0);
  });

  it('sends nothing when it stands so already', async () => {
    const { qapi, sent } = withItem();
    expect(await qapi.write.optionCode({ ...rename, code: rename.seen })).toMatchObject({ value: { already: true } });
    expect(await qapi.write.optionQuantity({ option: NAVY, quantity: 8 })).toMatchObject({ value: { already: true } });
    expect(writesIn(sent)).toHaveLength(0);
  });

  it('writes nothing over a read that has grown too old on the way', async () => {
    const { qapi, sent, clock } = qapiBefore(({ method }) => {
      if (method === 'ItemsLookup.GetGoodsInventoryInfo') clock.at += 40_000;
      return HEALTHY[method as keyof typeof HEALTHY] as object; // As above.
    });
    expect(await qapi.write.optionCode(rename)).toMatchObject({ failure: { says: 'read-too-old' } });
    expect(writesIn(sent)).toHaveLength(0);
  });

  it('sets stock of one option alone, and keeps its code', async () => {
    const { qapi, sent } = withItem();
    await qapi.write.optionQuantity({ option: NAVY, quantity: 0 });
    expect(params(sent)).toMatchObject({ OptionCode: 'TOTE-01-NV', Qty: '0' });
    expect(params(sent)).not.toHaveProperty('Price');
  });

  it('never lets a price change move the end of sale', async () => {
    const { qapi, sent } = withItem();
    await qapi.write.priceQuantity({ itemCode: ITEM, priceYen: 2100 });
    expect(params(sent)).toMatchObject({ Price: '2100', Qty: '24', ExpireDate: '2030-12-31', TaxRate: 'S' });
    const never = withItem({ 'ItemsLookup.GetItemDetailInfo': success([{ ...detail, ExpireDate: null }]) });
    expect(await never.qapi.write.priceQuantity({ itemCode: ITEM, priceYen: 2100 })).toMatchObject({
      failure: { kind: 'refused-here', says: 'expire-date-unreadable' },
    });
    expect(writesIn(never.sent)).toHaveLength(0);
  });

  it('refuses the stock of a whole listing that has options', async () => {
    const { qapi, sent } = withItem();
    expect(await qapi.write.priceQuantity({ itemCode: ITEM, quantity: 3 })).toMatchObject({
      failure: { says: 'has-options' },
    });
    expect(writesIn(sent)).toHaveLength(0);
  });

  it('changes a seller code and sends every other basic back, but not what no read tells', async () => {
    const { qapi, sent } = withItem();
    await qapi.write.sellerCode({ itemCode: ITEM, seen: toCode('TOTE-01'), code: toCode('TOTE-01B') });
    expect(params(sent)).toMatchObject({
      SellerCode: 'TOTE-01B',
      SecondSubCat: '300000001',
      Material: '綿100%',
      Keyword: 'トート,見本',
      AvailableDateValue: '3',
    });
    expect(params(sent)).not.toHaveProperty('Weight');
    expect(params(sent)).not.toHaveProperty('ManufactureDate');
    expect(writesIn(sent)[0]?.headers.get('QAPIVersion')).toBe('1.1');
  });

  it('refuses a seller code where the listing did not tell all that must be sent back', async () => {
    const { qapi, sent } = withItem({ 'ItemsLookup.GetItemDetailInfo': success([{ ...detail, SecondSubCatCd: '' }]) });
    const change = { itemCode: ITEM, seen: toCode('TOTE-01'), code: toCode('TOTE-01B') };
    expect(await qapi.write.sellerCode(change)).toMatchObject({ failure: { says: 'listing-incomplete' } });
    expect(writesIn(sent)).toHaveLength(0);
  });

  it('never calls the method that replaces all options', () => {
    expect(Object.keys(METHODS).filter((method) => /EditGoodsInventory|SetCancelProcess/.test(method))).toEqual([]);
  });
});

describe('looking again after a write', () => {
  const afterwards = async (rows: unknown): Promise<unknown> => {
    const { qapi } = withItem();
    const written = await qapi.write.optionCode(rename);
    const later: Qapi = withItem({ 'ItemsLookup.GetGoodsInventoryInfo': success(rows) }).qapi;
    return written.ok && later.write.verify(written.value);
  };

  it('sees the new code, though an order took one unit meanwhile', async () => {
    expect(await afterwards([{ ...options[1], ItemTypeCode: 'TOTE-01-NAVY', Qty: 7 }])).toEqual({
      ok: true,
      value: { kind: 'seen' },
    });
  });
  it('says what does not show yet', async () => {
    expect(await afterwards(options)).toEqual({ ok: true, value: { kind: 'not-yet', differs: ['optionCode'] } });
  });
  it('says when the option is gone', async () => {
    expect(await afterwards([])).toEqual({ ok: true, value: { kind: 'gone' } });
  });
});

describe('writing many at once', () => {
  it('reads each listing once, sends one call, and tells rows of one listing apart', async () => {
    const { qapi, sent } = withItem({
      'ItemsOptions.UpdateInventoryDataBulk': {
        ResultCode: -1,
        ResultObject: [
          { ItemCode: 1100000001, ResultCode: 0 },
          { ItemCode: 1100000001, ResultCode: -10001, ResultMsg: 'x' },
        ],
      },
    });
    const ivory = { itemCode: ITEM, axes: [{ name: 'カラー', value: 'アイボリー' }] };
    const result = await qapi.write.optionCodes([
      { option: ivory, seen: toCode('TOTE-01-IV'), code: toCode('IV') },
      rename,
      { option: ivory, seen: toCode('WRONG'), code: toCode('IV2') },
    ]);
    expect(sent.map(({ method }) => method)).toEqual([
      'ItemsLookup.GetGoodsInventoryInfo',
      'ItemsOptions.UpdateInventoryDataBulk',
    ]);
    expect(result.rows.map(({ state, says }) => [state, says])).toEqual([
      ['done', ''],
      ['refused', 'x'],
      ['not-sent', 'changed-since'],
    ]);
  });

  it('sends no price over a read older than 15 minutes', async () => {
    const { qapi, sent, clock } = withItem();
    const read = await qapi.listing(ITEM);
    if (!read.ok || read.value === 'not-found') throw new Error('no listing');
    clock.at += 15 * 60_000 + 1;
    const result = await qapi.write.priceQuantities([{ read: read.value, change: { priceYen: 2100 } }]);
    expect(result.rows).toMatchObject([
      { itemCode: toItemCode('1100000001'), state: 'not-sent', says: 'read-too-old' },
    ]);
    expect(writesIn(sent)).toHaveLength(0);
  });
});
