import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { failed, type Outcome, ok, type Sku, toCode, toSkuNo } from '#lib/domain';
import type { Page, SmartshipGateway } from '#lib/smartship';
import { type AskedCode, DataDb, judgeCodes, skuStamp } from '#lib/storage';
import { syncSkus } from '#lib/watch';
import { SkuMemory } from '../../../lib/background/sku-memory.ts';
import { Suggestions } from '../../../lib/background/suggestions.ts';
import { NOON, sku } from '../domain/make.ts';

const HOUR = 3_600_000;
let data: DataDb;
let now: number;
let asked: string[];

beforeEach(() => {
  data = new DataDb(`skus-${crypto.randomUUID()}`);
  now = NOON;
  asked = [];
});

const skus = (count: number, change: Partial<Sku> = {}): Sku[] =>
  Array.from({ length: count }, (_, at) =>
    sku({ skuNo: toSkuNo(String(1000 + at)), sellerCode: toCode(`TEA-${String(at).padStart(3, '0')}`), ...change }),
  );

/** Smartship with these SKUs, ten a page; `failsAt` a page that cannot be read, `unreadableAt` one with a strange row. */
function smartship(all: readonly Sku[], how: { failsAt?: number; unreadableAt?: number } = {}): SmartshipGateway {
  const gateway: Pick<SmartshipGateway, 'searchSkus'> = {
    async searchSkus({ cursor }): Promise<Outcome<Page<Sku>>> {
      const page = Number(cursor ?? 0);
      asked.push(String(page));
      if (how.failsAt === page) return failed({ kind: 'unreachable', party: 'smartship', operation: 'search_skus' });
      const next = (page + 1) * 10 < all.length ? String(page + 1) : null;
      const unreadable = how.unreadableAt === page ? 1 : 0;
      return ok({ items: all.slice(page * 10, (page + 1) * 10), total: all.length, next, unreadable });
    },
  };
  // A reading of SKUs asks for nothing else.
  return gateway as SmartshipGateway;
}
const sync = (gateway: SmartshipGateway) => syncSkus(gateway, data, () => now);

const ask = (code: string): AskedCode => ({
  key: code,
  code,
  role: 'option',
  shopId: null,
  itemCode: null,
  sellerCode: '',
  values: '',
});
const verdictOf = async (code: string, memory?: SkuMemory) => {
  const rules = { shops: [], now, skus: memory ? await memory.current() : null };
  return (await judgeCodes(data, [ask(code)], rules)).get(code)?.verdict;
};

describe('reading every SKU', () => {
  it('goes on at the page where the worker died', async () => {
    expect((await sync(smartship(skus(45), { failsAt: 3 }))).ok).toBe(false);
    asked = [];
    expect(await sync(smartship(skus(45)))).toEqual(ok(45));
    expect(asked).toEqual(['3', '4']);
  });

  it('never calls unmapped what a first reading has not reached', async () => {
    await sync(smartship(skus(45), { failsAt: 3 }));
    expect(await verdictOf('TEA-001')).toBe('mapped');
    expect(await verdictOf('TEA-044')).toBe('unknown');
    await sync(smartship(skus(45)));
    expect(await verdictOf('TEA-044')).toBe('mapped');
    expect(await verdictOf('TEA-045')).toBe('unmapped');
  });

  it('forgets SKUs that are gone only when it came to its end with every row understood, whoever died on the way', async () => {
    await sync(smartship(skus(25)));
    await sync(smartship(skus(15), { unreadableAt: 0, failsAt: 1 }));
    expect((await sync(smartship(skus(15)))).ok).toBe(false);
    expect(await data.skus.count()).toBe(25);
    expect(await sync(smartship(skus(15)))).toEqual(ok(15));
    expect(await data.skus.count()).toBe(15);
  });

  it('begins anew when it stood still for long: its first pages would be told as of now', async () => {
    await sync(smartship(skus(25), { failsAt: 1 }));
    now += 12 * HOUR;
    asked = [];
    await sync(smartship(skus(25)));
    expect(asked).toEqual(['0', '1', '2']);
  });

  it('leaves those alone who hold the SKUs in memory when it brings nothing new', async () => {
    await sync(smartship(skus(25)));
    const stamp = await skuStamp(data);
    await sync(smartship(skus(25)));
    expect(await skuStamp(data)).toBe(stamp);
    await sync(smartship(skus(25, { stock: 0 })));
    expect(await skuStamp(data)).not.toBe(stamp);
  });
});

describe('the SKUs in memory', () => {
  it('judge as the disk does, and see a later reading', async () => {
    const memory = new SkuMemory(data, () => now);
    await sync(smartship(skus(25)));
    for (const code of ['TEA-001', 'tea-001', 'TEA-099', 'TEA-001,TEA-002', '', 'A||*B']) {
      expect(await verdictOf(code, memory)).toBe(await verdictOf(code));
    }
    expect(await verdictOf('TEA-030', memory)).toBe('unmapped');
    await sync(smartship(skus(35)));
    expect(await verdictOf('TEA-030', memory)).toBe('mapped');
  });

  it('are not at hand for the first question, which the disk answers, and are soon after', async () => {
    const memory = new SkuMemory(data, () => now);
    await sync(smartship(skus(5)));
    expect(await memory.atHand()).toBeNull();
    await memory.recent();
    expect(await memory.atHand()).not.toBeNull();
  });

  it('suggest what was read so far while a reading is under way', async () => {
    const suggestions = new Suggestions(new SkuMemory(data, () => now));
    await sync(smartship(skus(45), { failsAt: 3 }));
    const [first] = await suggestions.find({ code: 'TEA-0o1', wants: 'option', words: '' });
    expect(first?.code).toBe('TEA-001');
  });
});
