import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { failed, foldCode, type OrderLine, ok, type Sku, toCode, toItemCode, toSkuNo } from '#lib/domain';
import type { ChannelLink, SmartshipDesk } from '#lib/smartship';
import { DataDb, judgeLines, OutboxDb } from '#lib/storage';
import { LINK_CALLS_A_DAY, syncLinks } from '#lib/watch';
import { line, NOON, sku } from '../domain/make.ts';

const ITEM = '1100000009';
let data: DataDb;
let outbox: OutboxDb;
let asked: (readonly string[] | 'all')[];

beforeEach(async () => {
  data = new DataDb(`links-${crypto.randomUUID()}`);
  outbox = new OutboxDb(`links-${crypto.randomUUID()}`);
  asked = [];
  await keepSkus(3);
  await data.syncs.put({ name: 'skus', lastStart: NOON, lastEnd: NOON, count: 3, failure: null, resume: null });
});

const keepSkus = (count: number) =>
  data.skus.bulkPut(
    Array.from(
      { length: count },
      (_, at): Sku => sku({ skuNo: toSkuNo(String(1000 + at)), sellerCode: toCode(`S${at}`) }),
    ).map((one) => ({ ...one, foldedCode: foldCode(one.sellerCode), reading: 'r' })),
  );

const link = (skuNo: string, change: Partial<ChannelLink> = {}): ChannelLink => ({
  skuNo: toSkuNo(skuNo),
  channel: 'Qoo10(JP)',
  itemCode: toItemCode(ITEM),
  optionCode: null,
  optionName: null,
  orderMapping: true,
  stockSync: true,
  ...change,
});

/** A Smartship that holds these links, and takes so many SKU numbers a call; zero: it tells all without numbers. */
function smartship(links: readonly ChannelLink[], atATime: number, complete = true): SmartshipDesk {
  const desk: Pick<SmartshipDesk, 'channelLinks' | 'linksAtATime'> = {
    linksAtATime: () => Math.max(1, atATime),
    channelLinks: async (skuNos) => {
      asked.push(skuNos);
      if (skuNos !== 'all') return ok({ items: links.filter(({ skuNo }) => skuNos.includes(skuNo)), complete });
      return atATime > 0
        ? failed({ kind: 'refused-here', party: 'smartship', operation: 'list_sku_sales_channels' })
        : ok({ items: links, complete });
    },
  };
  // A reading of links asks for nothing else.
  return desk as SmartshipDesk;
}

const now = () => NOON;
const verdictOf = async (change: Partial<OrderLine>) => {
  const one = line({ itemCode: toItemCode(ITEM), optionCode: toCode('NOBODY'), ...change });
  const verdicts = await judgeLines({ data, outbox }, [one], { shops: [], now: NOON });
  return verdicts.get(one.orderNo);
};

describe('Smartship’s stored links', () => {
  it('are read at once where the server tells them all, and then decide before the code', async () => {
    expect(await verdictOf({})).toMatchObject({ verdict: 'unmapped', warnings: ['link-not-checked'] });
    expect(await syncLinks(smartship([link('1001')], 0), data, now)).toEqual(ok('whole'));
    expect(asked).toEqual(['all']);
    expect(await verdictOf({})).toMatchObject({ verdict: 'linked', warnings: [], sku: { skuNo: '1001' } });
    expect(await verdictOf({ itemCode: toItemCode('1100000001') })).toMatchObject({
      verdict: 'unmapped',
      warnings: [],
    });
  });

  it('of one option hold that option only, by the words of the order', async () => {
    await syncLinks(smartship([link('1001', { optionName: 'ネイビー' }), link('1002')], 0), data, now);
    expect(await verdictOf({ optionText: 'カラー:ネイビー' })).toMatchObject({ sku: { skuNo: '1001' } });
    expect(await verdictOf({ optionText: 'カラー:レッド' })).toMatchObject({ sku: { skuNo: '1002' } });
  });

  it('are read in parts where numbers are wanted, go on after the worker died, and on the next day when calls are spent', async () => {
    await keepSkus(LINK_CALLS_A_DAY + 5);
    const desk = smartship([link('1104')], 1);
    expect(await syncLinks(desk, data, now)).toEqual(ok('goes-on'));
    expect(asked).toHaveLength(1 + LINK_CALLS_A_DAY);
    // Half a reading proves nothing: the code says that its link was not checked.
    expect(await verdictOf({})).toMatchObject({ verdict: 'unmapped', warnings: ['link-not-checked'] });
    asked = [];
    expect(await syncLinks(desk, data, () => NOON + 86_400_000)).toEqual(ok('whole'));
    expect(asked).toEqual([['1100'], ['1101'], ['1102'], ['1103'], ['1104']]);
    expect(await verdictOf({})).toMatchObject({ verdict: 'linked' });
  });

  it('that are gone are forgotten at the end of the next reading, not before', async () => {
    await syncLinks(smartship([link('1001')], 0), data, now);
    expect((await syncLinks(smartship([link('1001')], 0, false), data, now)).ok).toBe(false);
    expect(await data.links.count()).toBe(1);
    await syncLinks(smartship([], 0), data, now);
    expect(await data.links.count()).toBe(0);
  });

  it('are not believed to be none because a tool says nothing without numbers', async () => {
    const silent = smartship([link('1001')], 3);
    const desk = {
      ...silent,
      channelLinks: async (skuNos: Parameters<SmartshipDesk['channelLinks']>[0]) =>
        skuNos === 'all' ? ok({ items: [], complete: true }) : silent.channelLinks(skuNos),
    };
    expect(await syncLinks(desk, data, now)).toEqual(ok('whole'));
    expect(await verdictOf({})).toMatchObject({ verdict: 'linked' });
  });
});
