import { readMeta } from '#lib/outbox';
import { changeSettings, readSettings } from '#lib/storage';
import type { Brain } from './brain.ts';

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
  await brain.log({ who: 'extension', what: 'outbox-lost', orderNo: null, result: 'failed', says: '' });
  return 'lost';
}
