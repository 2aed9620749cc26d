import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { toCode, toShippingNo } from '#lib/domain';
import { readMeta } from '#lib/outbox';
import { changeSettings, readSettings } from '#lib/storage';
import type { Brain } from '../../../lib/background/brain.ts';
import { sendHandlers } from '../../../lib/background/handlers/send.ts';
import { guardOutbox, isReconciled } from '../../../lib/background/outbox-guard.ts';
import { line, orderNo, shipment } from '../domain/make.ts';
import { CART, JOB, type Lab, lab } from './lab.ts';

const GOOD = '1290000101';
const BAD = '1290000102';
const SOURCE = { extensionId: 'x', url: 'x', tabId: 1, windowId: 1 };

/** The handlers on a lab: only what they touch of the background is there. */
function handlersOf(at: Lab) {
  const brain = {
    data: at.data,
    outbox: at.outbox,
    now: at.now,
    log: async () => undefined,
    schedule: async () => undefined,
    monotonic: () => performance.now(),
    notePress: () => undefined,
    changed: () => undefined,
    runOutbox: async () => undefined,
    parties: { gateway: async () => ({ ok: true, value: at.sides.gateway() }) },
  };
  // The rest of a whole background is not asked for anything here.
  const whole = brain as unknown as Brain;
  return { brain: whole, handlers: sendHandlers(whole) };
}

/** A good line beside one that the seller excluded. */
async function mixed() {
  const at = await lab();
  await at.place(line({ orderNo: orderNo(BAD as never), sellerCode: toCode('OWN-1'), optionCode: toCode('') }));
  await changeSettings((settings) => ({
    ...settings,
    shops: settings.shops.map((shop) => ({ ...shop, notSmartship: ['OWN-*'] })),
  }));
  return { at, ...handlersOf(at) };
}

const selected = (more: { named?: string[]; leaving?: string[] } = {}) => ({
  carts: [{ shopId: CART.shopId, packNo: CART.packNo, named: [GOOD], ...more }],
});

describe('a mixed cart', () => {
  it('is asked: a press on the page names what would stay and sends nothing', async () => {
    const { at, handlers } = await mixed();
    const reply = await handlers['send.press']({ orderNo: GOOD, named: [GOOD] }, SOURCE);
    expect(reply).toMatchObject({
      kind: 'refused',
      reason: { code: 'mixed-cart', params: { goes: GOOD, stays: BAD } },
    });
    expect(await at.outbox.jobs.count()).toBe(0);
  });

  it('goes after a preview that named what stays, and only while that is so', async () => {
    const { at, handlers } = await mixed();
    const stale = await handlers['send.selected'](selected({ leaving: [] }), SOURCE);
    expect(stale.results[0]?.result).toMatchObject({ kind: 'refused', reason: { code: 'cart-changed' } });
    const reply = await handlers['send.selected'](selected({ leaving: [BAD] }), SOURCE);
    expect(reply.results[0]?.result.kind).toBe('queued');
    expect((await at.job()).orderNos).toEqual([GOOD]);
  });

  it('with a blocked line goes without it only where the preview said so', async () => {
    const at = await lab();
    await at.place(line({ orderNo: orderNo(BAD as never), optionCode: toCode('NOBODY-HAS-IT') }));
    const { handlers } = handlersOf(at);
    const onPage = await handlers['send.press']({ orderNo: GOOD, named: [GOOD] }, SOURCE);
    expect(onPage).toMatchObject({ kind: 'refused', reason: { code: 'cart-has-blocked-lines' } });
    const agreed = await handlers['send.selected'](selected({ leaving: [BAD] }), SOURCE);
    expect(agreed.results[0]?.result.kind).toBe('queued');
  });
});

describe('a press', () => {
  it('is refused when the disk is full, and nothing of it is there', async () => {
    const at = await lab();
    const { handlers } = handlersOf(at);
    at.outbox.jobs.hook('creating', () => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const reply = await handlers['send.press']({ orderNo: GOOD, named: [GOOD] }, SOURCE);
    expect(reply).toMatchObject({ kind: 'refused', reason: { code: 'disk-full' } });
    expect(await at.outbox.jobs.count()).toBe(0);
    expect(await readMeta(at.outbox)).toBeNull();
  });

  it('is on disk before it is answered', async () => {
    const at = await lab();
    const { handlers } = handlersOf(at);
    const reply = await handlers['send.press']({ orderNo: GOOD, named: [GOOD] }, SOURCE);
    expect(reply).toMatchObject({ kind: 'queued', jobId: JOB });
    expect((await at.job()).phase).toBe('held');
  });

  it('that names other lines than may go now is shown first', async () => {
    const at = await lab();
    const { handlers } = handlersOf(at);
    const reply = await handlers['send.press']({ orderNo: GOOD, named: [GOOD, BAD] }, SOURCE);
    expect(reply).toMatchObject({ kind: 'refused', reason: { code: 'cart-changed' } });
  });
});

describe('the seller’s other acts', () => {
  it('cancels what has not begun of a bulk, and says what had', async () => {
    const at = await lab();
    const { handlers } = handlersOf(at);
    await handlers['send.press']({ orderNo: GOOD, named: [GOOD] }, SOURCE);
    at.sides.runLink();
    await at.runOn(1);
    expect(await handlers['send.cancel']({ jobIds: [JOB, 'nobody:1:1'] }, SOURCE)).toEqual({
      cancelled: [],
      begun: [JOB, 'nobody:1:1'],
    });
  });

  it('takes no delay answer for today', async () => {
    const at = await lab();
    const { handlers } = handlersOf(at);
    const answer = { jobId: JOB, delayType: 1 as const, memo: '', shipDate: '2026-11-24' };
    expect(await handlers['send.delay'](answer, SOURCE)).toMatchObject({
      ok: false,
      reason: { code: 'ship-date-impossible' },
    });
  });

  it('creates a shipping order for what is too late, held like every press', async () => {
    const at = await lab();
    await at.place(line({ status: 4 }));
    const { handlers } = handlersOf(at);
    const wanted = { shopId: CART.shopId, packNo: CART.packNo, named: [GOOD] };
    expect(await handlers['send.create-shipping-order'](wanted, SOURCE)).toMatchObject({ kind: 'queued', jobId: JOB });
    expect(await at.job()).toMatchObject({ kind: 'shipping-order', phase: 'held' });
    await at.runOn(1);
    expect(at.sides.effects).toEqual(['register 1290000101']);
  });

  it('creates again only what is shown to be gone', async () => {
    const at = await lab();
    const { handlers } = handlersOf(at);
    const wanted = { shopId: CART.shopId, packNo: CART.packNo, named: [GOOD] };
    expect(await handlers['send.create-again'](wanted, SOURCE)).toMatchObject({ kind: 'refused' });
    at.sides.shipments.push(shipment({ stage: 'cancelled' }));
    await at.keepShipments();
    expect(await handlers['send.create-again'](wanted, SOURCE)).toMatchObject({
      kind: 'queued',
      jobId: 'demo_shop:512340001:2',
    });
    expect((await at.job('demo_shop:512340001:2')).buried).toEqual([toShippingNo('QSP1')]);
  });
});

describe('an outbox that is missing', () => {
  it('makes every shop Read-only until both sides were read', async () => {
    const at = await lab();
    const { brain } = handlersOf(at);
    await changeSettings((settings) => ({ ...settings, outbox: { id: 'the one we had', sequence: 3 } }));
    expect(await guardOutbox(brain)).toBe('lost');
    expect((await readSettings()).shops.every(({ readOnly }) => readOnly)).toBe(true);
    expect(await isReconciled(brain)).toBe(false);
    const look = { lastStart: at.now(), lastEnd: at.now(), count: 0, failure: null, resume: null };
    await at.data.syncs.bulkPut([
      { name: 'shipments', ...look },
      { name: `orders:${CART.shopId}`, ...look },
    ]);
    expect(await isReconciled(brain)).toBe(true);
  });
});
