import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { DataDb, keepPageRead, pageReadsOf } from '#lib/storage';
import { NOON } from '../domain/make.ts';

const READ = {
  page: 'orders',
  look: 'dhtmlx',
  language: 'ja',
  readBy: { orderNo: 'heading', quantity: 'heading' },
  rows: 20,
  unreadable: {},
} as const;
let data: DataDb;

beforeEach(() => {
  data = new DataDb(`reads-${crypto.randomUUID()}`);
});

describe('how pages were read, for Diagnostics', () => {
  it('counts the same way of reading in one row, whatever order its fields come in', async () => {
    await keepPageRead(data, READ, NOON);
    const again = {
      ...READ,
      readBy: { quantity: 'heading', orderNo: 'heading' },
      rows: 7,
      unreadable: { quantity: 1 },
    };
    await keepPageRead(data, again, NOON + 5);
    expect(await pageReadsOf(data)).toEqual([{ ...again, times: 2, firstAt: NOON, lastAt: NOON + 5 }]);
  });

  it('keeps another way beside it, the latest first, so that a drift of the page shows', async () => {
    await keepPageRead(data, READ, NOON);
    await keepPageRead(data, { ...READ, readBy: { ...READ.readBy, quantity: 'id' } }, NOON + 5);
    expect((await pageReadsOf(data)).map(({ readBy }) => readBy.quantity)).toEqual(['id', 'heading']);
  });

  it('does not grow without end', async () => {
    for (let look = 0; look < 45; look += 1) await keepPageRead(data, { ...READ, look: `look-${look}` }, NOON + look);
    const reads = await pageReadsOf(data);
    expect(reads).toHaveLength(40);
    expect(reads[0]?.look).toBe('look-44');
  });
});
