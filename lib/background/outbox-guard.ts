import { readMeta, reconcile } from '#lib/outbox';
import { changeSettings, readSettings } from '#lib/storage';
import type { Brain } from './brain.ts';
import { smallStore } from './kv.ts';

const LOST_AT = 'outbox:lost-at';

/**
 * The outbox must be the one the settings remember, and not older. A missing or older one means that promises were lost:
 * every shop goes Read-only until the seller has seen it and turned it off (design §4).
 */
export async function guardOutbox(brain: Brain): Promise<'as-remembered' | 'lost'> {
  const { outbox } = await readSettings();
  if (outbox === null) return 'as-remembered';
  const meta = await readMeta(brain.outbox);
  if (meta?.id === outbox.id && meta.sequence >= outbox.sequence) return 'as-remembered';
  await changeSettings((settings) => ({
    ...settings,
    outbox: meta === null ? null : { id: meta.id, sequence: meta.sequence },
    outboxLost: true,
    shops: settings.shops.map((shop) => ({ ...shop, readOnly: true })),
  }));
  if (meta !== null) await reconcile(brain.outbox, brain.now());
  await smallStore(brain.data).set(LOST_AT, brain.now());
  await brain.log({ who: 'extension', what: 'outbox-lost', orderNo: null, result: 'failed', says: '' });
  return 'lost';
}

/**
 * Whether both sides were read whole since the outbox was lost, so that what it promised shows where it stands. Before
 * that nobody may turn Read-only off (design §4).
 */
export async function isReconciled(brain: Brain): Promise<boolean> {
  const lostAt = await smallStore(brain.data).get(LOST_AT);
  if (typeof lostAt !== 'number') return true;
  const { shops } = await readSettings();
  const looks = await brain.data.syncs.bulkGet([
    'shipments',
    ...shops.map(({ shopId }) => `orders:${shopId}` as const),
  ]);
  return looks.every((look) => look !== undefined && look.failure === null && (look.lastEnd ?? 0) >= lostAt);
}
