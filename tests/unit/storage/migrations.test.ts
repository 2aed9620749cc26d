import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DataDb, OutboxDb, readSettings } from '#lib/storage';
import outboxV1 from './earlier/outbox-1.json' with { type: 'json' };
import settingsV1 from './earlier/settings-1.json' with { type: 'json' };

describe('what an earlier version left behind', () => {
  it('keeps a shop and its choices from settings of version 1, with everything new switched off', async () => {
    await fakeBrowser.storage.local.set({ settings: settingsV1 });
    const settings = await readSettings();
    expect(settings.version).toBe(2);
    expect(settings.shops).toEqual([expect.objectContaining({ shopId: 'demo_shop', readOnly: false, pollMinutes: 7 })]);
    expect(settings.shops[0]?.duties.confirm).toBe('extension');
    expect(settings.outbox).toEqual(settingsV1.outbox);
  });

  it('opens databases that version 1 made, with every row in them', async () => {
    const data = new Dexie('migrate-data');
    data.version(1).stores({
      orders: '[shopId+orderNo], orderNo, packNo, status, paidAt',
      skus: 'skuNo, sellerCode, foldedCode, reading',
      shipments: 'shippingNo, *orderNos, *packNos, stage',
      listings: '[shopId+itemCode], itemCode',
      syncs: 'name',
      connections: 'id, party',
      log: '++id, at, orderNo',
      small: 'key',
    });
    await data.table('small').put({ key: 'kept', value: 1 });
    data.close();
    const outbox = new Dexie('migrate-outbox');
    outbox.version(1).stores({ jobs: 'jobId, packNo, *orderNos, phase, dueAt', meta: 'key' });
    await outbox.table('jobs').bulkPut(outboxV1.jobs);
    await outbox.table('meta').put(outboxV1.meta);
    outbox.close();

    expect(await new DataDb('migrate-data').small.get('kept')).toEqual({ key: 'kept', value: 1 });
    const now = new OutboxDb('migrate-outbox');
    expect(await now.meta.get('meta')).toEqual(outboxV1.meta);
    expect(await now.jobs.where('phase').equals('waiting').toArray()).toEqual([
      {
        ...outboxV1.jobs[0],
        kind: 'send',
        createSentAt: null,
        shippedSeenAt: null,
        buried: [],
        delay: null,
        stopAt: null,
      },
    ]);
  });
});
