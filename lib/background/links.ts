import type { SmartshipDesk } from '#lib/smartship';
import { LINKS_EVERY, syncLinks } from '#lib/watch';
import type { Brain } from './brain.ts';

/** Reads Smartship's stored links when they are a day old, or half read. Where the connection does not offer them, codes say so. */
export async function lookAtLinks(brain: Brain, gateway: SmartshipDesk): Promise<void> {
  if (!gateway.offer('sku-channel-links').offered) return;
  const before = await brain.data.syncs.get('links');
  const due = before?.resume != null || before?.lastEnd == null || Math.abs(brain.now() - before.lastEnd) > LINKS_EVERY;
  // One that failed is not asked again at every look.
  const failedLately = before?.failure != null && Math.abs(brain.now() - (before.lastStart ?? 0)) < LINKS_EVERY / 24;
  if (!due || failedLately || (await brain.data.skus.count()) === 0) return;
  const lastStart = brain.now();
  const read = await syncLinks(gateway, brain.data, brain.now);
  if (read.ok) return;
  await brain.data.syncs.put({
    name: 'links',
    lastStart,
    lastEnd: before?.lastEnd ?? null,
    count: before?.count ?? null,
    failure: read.failure,
    resume: (await brain.data.syncs.get('links'))?.resume ?? null,
  });
}
