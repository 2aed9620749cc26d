import { reason } from '#lib/domain';
import type { Job } from '#lib/storage';
import { look } from './find.ts';
import { isReason, readLines, standingProblem } from './read-lines.ts';
import { consentOf, failedStep, LINK_LOOK, type RunStep, type StepResult, type StepTools, stop, wait } from './step.ts';

/** Step 3: the cart is not in Smartship yet. By the seller's duty, wait for Smartship's link or create it. */
export const enter: RunStep = async (job, tools) => {
  const cart = await readLines(job, tools);
  if (!cart.ok) return failedStep('enter', cart.failure, tools.now());
  if (isReason(cart.value)) return stop(cart.value);
  const standing = standingProblem(cart.value.lines);
  if (standing) return stop(standing);

  const found = await look(job, tools);
  if (!found.ok) return failedStep('enter', found.failure, tools.now());
  // Found, doubled or gone: `find` says which.
  if (found.value.kind === 'present' || found.value.kind === 'two' || found.value.kind === 'gone') {
    return { kind: 'done', by: 'smartship', to: 'find' };
  }
  const shop = (await tools.settings()).shops.find(({ shopId }) => shopId === job.shopId);
  if (shop?.duties['bring-in'] !== 'extension' || !shop.smartshipLinkDeclaredOff) {
    if (shop?.duties['bring-in'] === 'seller') {
      return wait(tools.now() + LINK_LOOK, reason('waiting-for-duty', { step: 'enter', by: 'seller' }));
    }
    return wait(
      tools.now() + LINK_LOOK,
      reason('waiting-for-link', { since: job.pressedAt, lastCollection: await lastCollection(tools) }),
    );
  }
  if (found.value.kind === 'cannot-tell') {
    return { kind: 'retry', reason: reason('search-not-proven') };
  }
  return create(job, tools);
};

/** The newest registration that Smartship has shown us: the last sign of life of its link. */
async function lastCollection(tools: StepTools): Promise<number | null> {
  let newest: number | null = null;
  await tools.data.shipments.each(({ registeredAt }) => {
    if (registeredAt !== null && (newest === null || registeredAt > newest)) newest = registeredAt;
  });
  return newest;
}

/**
 * Creates a general shipping order with an id that the server checks, so that a repeat is the same order. Whatever the
 * reply says, `find` looks again: success is what the server shows.
 */
async function create(job: Job, tools: StepTools): Promise<StepResult> {
  const smartship = await tools.smartship();
  if (!smartship.ok) return failedStep('enter', smartship.failure, tools.now());
  const offer = smartship.value.offer('create-order');
  if (!offer.offered) return stop(reason('not-offered', { operation: 'create-order', detail: offer.detail }));
  const qoo10 = await tools.qoo10(job.shopId);
  if (!qoo10.ok) return failedStep('enter', qoo10.failure, tools.now());
  const cart = await readLines(job, tools);
  if (!cart.ok) return failedStep('enter', cart.failure, tools.now());
  if (isReason(cart.value)) return stop(cart.value);
  const details = await qoo10.value.forCreate(cart.value.lines);
  if (!details.ok) return failedStep('enter', details.failure, tools.now());
  const created = await smartship.value.createOrder(
    {
      clientRequestId: job.jobId,
      packNo: job.packNo,
      orderNos: job.orderNos,
      serviceType: 'SS',
      ...details.value,
    },
    consentOf(job, tools),
  );
  if (!created.ok && created.failure.kind !== 'unknown-outcome') {
    return failedStep('enter', created.failure, tools.now());
  }
  return { kind: 'done', by: 'extension', to: 'find' };
}
