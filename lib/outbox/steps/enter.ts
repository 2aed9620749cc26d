import { type Cart, type OrderLine, reason } from '#lib/domain';
import { type Job, linkSeen } from '#lib/storage';
import { type Found, foundResult, look } from './find.ts';
import { isReason, problemOf, readLines } from './read-lines.ts';
import {
  consentOf,
  failedStep,
  mayAct,
  nextLinkLook,
  othersTurn,
  type RunStep,
  type StepResult,
  type StepTools,
  shopOf,
  stop,
  wait,
} from './step.ts';

/** Step 3: the cart is not in Smartship yet. By the seller's duty, wait for Smartship's link or create it. */
export const enter: RunStep = async (job, tools) => {
  const cart = await readLines(job, tools);
  if (!cart.ok) return failedStep('enter', cart.failure, tools.now());
  if (isReason(cart.value)) return stop(cart.value);
  const problem = problemOf(job, cart.value.lines, tools.now());
  if (problem) return stop(problem);

  const found = await look(job, tools);
  if (!found.ok) return failedStep('enter', found.failure, tools.now());
  const there = whatIsThere(job, found.value, tools);
  if (there) return there;
  const others = await othersBringIt(job, tools);
  if (others) return others;
  // Nothing is created on *cannot tell*: it might be there.
  if (found.value.kind === 'cannot-tell') return { kind: 'retry', reason: reason('search-not-proven') };
  return create(job, cart.value, tools);
};

/** Found, doubled or gone: `find` says which. A part that is there waits for the rest here. */
function whatIsThere(job: Job, found: Found, tools: StepTools): StepResult | null {
  const result = foundResult(job, found, tools);
  if (result === null || result.kind === 'wait') return result;
  return { kind: 'done', by: 'smartship', to: 'find' };
}

/** Who brings the cart in when it is not us; null when it is: by duty, or by the seller's own word for this cart. */
async function othersBringIt(job: Job, tools: StepTools): Promise<StepResult | null> {
  if (job.kind !== 'send') return null;
  const shop = await shopOf(job, tools);
  const at = nextLinkLook(tools.now());
  if (shop?.duties['bring-in'] === 'seller') {
    return wait(at, reason('waiting-for-duty', { step: 'enter', by: 'seller' }));
  }
  const byLink = reason('waiting-for-link', { since: job.pressedAt, lastCollection: await lastCollection(tools) });
  if (shop?.duties['bring-in'] !== 'extension' || !shop.smartshipLinkDeclaredOff) return wait(at, byLink);
  if (!(await mayAct(job, 'bring-in', tools))) return othersTurn(job, 'bring-in', 'enter', tools);
  const sign = await linkSeen(tools.data, shop);
  return sign === null ? null : wait(at, reason('link-seems-on', { shippingNo: sign }));
}

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
 * reply says, it is looked for again: success is what the server shows.
 */
async function create(job: Job, cart: Cart, tools: StepTools): Promise<StepResult> {
  const smartship = await tools.smartship();
  if (!smartship.ok) return failedStep('enter', smartship.failure, tools.now());
  const offer = smartship.value.offer('create-order');
  if (!offer.offered) return stop(reason('not-offered', { operation: 'create-order', detail: offer.detail }));
  const details = await detailsOf(job, cart.lines, tools);
  if ('kind' in details) return details;
  const created = await smartship.value.createOrder(
    { clientRequestId: job.jobId, packNo: job.packNo, orderNos: job.orderNos, serviceType: 'SS', ...details },
    consentOf(job, tools),
  );
  const sentAt = tools.now();
  if (!created.ok && created.failure.kind !== 'unknown-outcome') {
    return failedStep('enter', created.failure, tools.now());
  }
  const told = created.ok && created.value.shippingNo !== null ? { shippingNo: created.value.shippingNo } : {};
  const sent: Job = { ...job, ...told, createSentAt: sentAt };
  const found = await look(sent, tools);
  if (found.ok && foundResult(sent, found.value, tools) !== null) {
    return { kind: 'done', by: 'extension', to: 'find', createSentAt: sentAt, ...told };
  }
  const why = reason('server-does-not-show-it', { step: 'enter' });
  return { kind: 'retry', reason: why, createSentAt: sentAt, ...told };
}

/** Address and prices, fetched just before they go; an order without an address goes nowhere. */
async function detailsOf(job: Job, lines: readonly OrderLine[], tools: StepTools) {
  const qoo10 = await tools.qoo10(job.shopId);
  if (!qoo10.ok) return failedStep('enter', qoo10.failure, tools.now());
  const details = await qoo10.value.forCreate(lines);
  if (!details.ok) return failedStep('enter', details.failure, tools.now());
  if ('missing' in details.value) return stop(reason('address-missing', { orderNo: details.value.missing }));
  return details.value;
}
