import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { failed, ok, toItemCode, toShopId } from '#lib/domain';
import { changeSettings, DataDb, firstShop, type ListingRow } from '#lib/storage';
import type { Brain } from '../../../lib/background/brain.ts';
import { ListingCheck } from '../../../lib/background/listing-check.ts';
import { NOON } from '../domain/make.ts';

const ITEM = '1100000009';
type Answer = 'there' | 'not-found' | 'down';

let now: number;
let answer: Answer;
let asked: number;
let told: () => Promise<void>;
let data: DataDb;
let check: ListingCheck;

beforeEach(async () => {
  fakeBrowser.reset();
  await changeSettings((settings) => ({ ...settings, shops: [firstShop(toShopId('demo_shop'), NOON)] }));
  now = NOON;
  answer = 'there';
  asked = 0;
  data = new DataDb(`check-${crypto.randomUUID()}`);
  let tell: () => void = () => undefined;
  let telling = Promise.resolve();
  const again = () => {
    telling = new Promise((done) => {
      tell = done;
    });
  };
  again();
  told = () => telling.then(again);
  const listing = async () => {
    asked += 1;
    if (answer === 'down') return failed({ kind: 'unreachable', party: 'qoo10', operation: 'listing' });
    return ok(answer === 'not-found' ? answer : { itemCode: toItemCode(ITEM) });
  };
  // Only what the check uses of the background.
  check = new ListingCheck({
    data,
    now: () => now,
    changed: () => tell(),
    parties: { qapi: () => ({ listing }) },
  } as unknown as Brain);
});

describe('a listing number that a page shows', () => {
  it('is known without a call once the listing was read', async () => {
    await data.listings.put({ shopId: 'demo_shop', itemCode: ITEM } as ListingRow);
    expect(await check.of(ITEM)).toBe('known');
    expect(asked).toBe(0);
  });

  it.each([
    ['there', 'known'],
    ['not-found', 'foreign'],
  ] as const)(
    'that the API answers with %s is %s: not checked at first, and the pages are told',
    async (says, known) => {
      answer = says;
      // Two pages at once: the answer may come before the second is told.
      const [first] = await Promise.all([check.of(ITEM), check.of(ITEM)]);
      expect(first).toBe('not-checked');
      await told();
      expect(await check.of(ITEM)).toBe(known);
      expect(asked).toBe(1);
    },
  );

  it('is asked for again after ten minutes', async () => {
    answer = 'not-found';
    await check.of(ITEM);
    await told();
    now += 10 * 60_000;
    answer = 'there';
    expect(await check.of(ITEM)).toBe('not-checked');
    await told();
    expect(await check.of(ITEM)).toBe('known');
  });

  it('is never called foreign because Qoo10 did not answer, nor where no shop is set up', async () => {
    answer = 'down';
    await check.of(ITEM);
    await expect.poll(() => asked).toBe(1);
    expect(await check.of(ITEM)).toBe('not-checked');
    await changeSettings((settings) => ({ ...settings, shops: [] }));
    const other = '1100000010';
    await check.of(other);
    expect(await check.of(other)).toBe('not-checked');
  });

  it('that is none is not asked for', async () => {
    expect(await check.of('not a number')).toBe('not-checked');
    expect(await check.of(null)).toBe('not-checked');
    expect(asked).toBe(0);
  });
});
