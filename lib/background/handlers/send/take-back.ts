import { type JstDate, jstDate, lostOf, type OrderNo, reason, toPackNo } from '#lib/domain';
import type { Input, Output } from '#lib/messaging';
import { answerDelay, requestStop, retry, undo } from '#lib/outbox';
import { readSettings } from '#lib/storage';
import type { Brain } from '../../brain.ts';
import { cartOf, DONE, type Done, notDone, shopHindrance } from './parts.ts';

/** *Undo*: only while nothing of the sending has begun. */
export async function takeBack(brain: Brain, jobId: string): Promise<Done> {
  const taken = await undo(brain.outbox, jobId, brain.now());
  if (taken) await brain.log({ who: 'seller', what: 'undo', orderNo: null, result: 'ok', says: jobId });
  brain.changed();
  if (taken) return DONE;
  const job = await brain.outbox.jobs.get(jobId);
  return notDone(reason('already-running', { step: job?.step ?? 'preflight' }));
}

/** *Cancel* of a bulk: each cart by itself; what has begun is told, not touched. */
export async function cancelBulk(brain: Brain, { jobIds }: Input<'send.cancel'>): Promise<Output<'send.cancel'>> {
  const cancelled: string[] = [];
  const begun: string[] = [];
  for (const jobId of jobIds) {
    const taken = await undo(brain.outbox, jobId, brain.now());
    (taken ? cancelled : begun).push(jobId);
  }
  const says = `${cancelled.length} of ${jobIds.length}`;
  await brain.log({ who: 'seller', what: 'cancel-bulk', orderNo: null, result: 'ok', says });
  brain.changed();
  return { cancelled, begun };
}

/** *Request stop* for a cart, also for one that Smartship's own link brought in. */
export async function stopCart(brain: Brain, { shopId, packNo }: Input<'send.stop'>): Promise<Done> {
  const settings = await readSettings();
  const hindrance = shopHindrance(shopId, { ...settings, paused: false });
  if (hindrance) return notDone(hindrance);
  const view = await cartOf(brain, toPackNo(packNo), shopId);
  if (!view) return notDone(reason('not-read-yet'));
  const orderNos = view.job?.orderNos ?? view.lines.map(({ line }) => line.orderNo);
  const job = await requestStop(brain.outbox, { shopId: view.shopId, packNo: view.packNo, orderNos }, brain.now());
  for (const orderNo of orderNos) {
    await brain.log({ who: 'seller', what: 'request-stop', orderNo, result: 'ok', says: job.jobId });
  }
  brain.changed();
  void brain.runOutbox();
  return DONE;
}

/** What of a stopped sending stays behind, as last read. */
async function lostSince(brain: Brain, jobId: string): Promise<readonly OrderNo[]> {
  const job = await brain.outbox.jobs.get(jobId);
  const view = job && (await cartOf(brain, job.packNo, job.shopId));
  if (!view) return [];
  return lostOf(
    job,
    view.lines.map(({ line }) => line),
  );
}

export async function retryJob(brain: Brain, jobId: string): Promise<Done> {
  const at = brain.monotonic();
  // He may just have changed the parcel in Smartship: goods that were read a moment ago do not count.
  brain.parties.forgetGateway();
  const started = await retry(brain.outbox, jobId, brain.now(), await lostSince(brain, jobId));
  const job = await brain.outbox.jobs.get(jobId);
  if (job?.phase === 'held') brain.notePress(jobId, at);
  if (started)
    await brain.log({ who: 'seller', what: 'retry', orderNo: job?.orderNos[0] ?? null, result: 'ok', says: jobId });
  brain.changed();
  if (!started) return notDone(reason('already-running', { step: job?.step ?? 'preflight' }));
  void brain.runOutbox();
  return DONE;
}

/** The seller's own date and reason, where the rule's date comes out too late. Qoo10 takes only days after today. */
export async function answerLateDate(brain: Brain, answer: Input<'send.delay'>): Promise<Done> {
  // The border checked its shape.
  const shipDate = answer.shipDate as JstDate;
  if (shipDate <= jstDate(brain.now())) return notDone(reason('ship-date-impossible', { wanted: shipDate }));
  const delay = { type: answer.delayType, memo: answer.memo, shipDate };
  const taken = await answerDelay(brain.outbox, answer.jobId, delay, brain.now());
  const job = await brain.outbox.jobs.get(answer.jobId);
  if (!taken) return notDone(reason('already-running', { step: job?.step ?? 'confirm' }));
  const orderNo = job?.orderNos[0] ?? null;
  await brain.log({ who: 'seller', what: 'delay', orderNo, result: 'ok', says: `${answer.delayType} ${shipDate}` });
  brain.changed();
  void brain.runOutbox();
  return DONE;
}
