import { type CartView, type LogTopic, type PackNo, type Reason, reason } from '#lib/domain';
import { reasonText } from '#lib/i18n';
import type { Output, PressReply } from '#lib/messaging';
import { isDiskFull, type Pressed } from '#lib/outbox';
import { cartViews, changeSettings, readSettings, type Settings } from '#lib/storage';
import type { Brain } from '../../brain.ts';
import { guardOutbox } from '../../outbox-guard.ts';

export type Done = Output<'send.undo'>;
export const DONE: Done = { ok: true, reason: null };

export const refused = (why: Reason, { language }: Settings): PressReply => ({
  kind: 'refused',
  reason: why,
  said: reasonText(language, why),
});

/** A refusal of an act that is no press. */
export async function notDone(why: Reason): Promise<Done> {
  return { ok: false, reason: why, said: reasonText((await readSettings()).language, why) };
}

/** Why a shop takes no press now; null when it does. */
export function shopHindrance(shopId: string, settings: Settings): Reason | null {
  const shop = settings.shops.find((entry) => entry.shopId === shopId);
  if (!shop) return reason('other-shop', { shopId });
  if (settings.paused) return reason('paused');
  if (shop.readOnly) return reason(settings.outboxLost ? 'outbox-lost' : 'read-only');
  return null;
}

/** One cart as it is known now. */
export async function cartOf(brain: Brain, packNo: PackNo | null, shopId: string): Promise<CartView | null> {
  if (packNo === null) return null;
  const settings = await readSettings();
  const sources = { data: brain.data, outbox: brain.outbox, settings, now: brain.now() };
  const views = await cartViews(sources, { packNo });
  return views.find((view) => view.shopId === shopId) ?? null;
}

/**
 * Writes a press and answers it. On a full disk the press is refused, and nothing of it is there: the job and its
 * sequence are one transaction. The settings' copy of the sequence comes after it, and may be behind.
 */
export async function acknowledge(
  brain: Brain,
  what: LogTopic,
  settings: Settings,
  write: () => Promise<Pressed>,
): Promise<PressReply> {
  // A press would begin a new outbox in the place of a lost one, and nobody could tell any more that promises were lost.
  if ((await guardOutbox(brain)) === 'lost') return refused(reason('outbox-lost'), settings);
  const at = brain.monotonic();
  let pressed: Pressed;
  try {
    pressed = await write();
  } catch (error) {
    if (isDiskFull(error)) return refused(reason('disk-full'), settings);
    throw error;
  }
  if (pressed.kind === 'already') return { kind: 'already', jobId: pressed.job.jobId };
  const { job, meta } = pressed;
  brain.notePress(job.jobId, at);
  await noteSequence(meta);
  for (const orderNo of job.orderNos) {
    await brain.log({ who: 'seller', what, orderNo, result: 'ok', says: job.jobId }).catch(() => undefined);
  }
  await brain.schedule();
  brain.changed();
  return { kind: 'queued', jobId: job.jobId, notBefore: job.notBefore, firstTime: !settings.sendExplained };
}

/** The job is on disk and will go, whether its number can be copied or not. */
async function noteSequence({ id, sequence }: { readonly id: string; readonly sequence: number }): Promise<void> {
  await changeSettings((now) => ({ ...now, outbox: { id, sequence }, sendExplained: true })).catch(() => undefined);
}
