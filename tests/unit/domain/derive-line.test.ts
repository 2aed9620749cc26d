import { describe, expect, it } from 'vitest';
import { deriveCart, deriveLine, type JobView, type LineFacts, reason, toShippingNo } from '#lib/domain';
import { HOUR, line, mapped, NOON, orderNo, packNo, shipment } from './make.ts';

const facts = (change: Partial<LineFacts> = {}): LineFacts => ({
  line: line(),
  verdict: mapped(),
  shipments: [],
  job: null,
  now: NOON,
  ...change,
});
const state = (change: Partial<LineFacts>) => deriveLine(facts(change)).state;

const job = (change: Partial<JobView>): JobView => ({
  jobId: 'demo_shop:512340001:1',
  by: 'press',
  kind: 'send',
  phase: 'held',
  step: 'preflight',
  orderNos: [orderNo(1290000101)],
  pressedAt: NOON,
  notBefore: NOON + 10_000,
  nextTryAt: null,
  reason: null,
  events: [],
  ...change,
});

describe('where a line stands', () => {
  it('is ready when it is paid, unclaimed, its code is known and there is stock', () => {
    expect(state({})).toBe('ready');
    expect(state({ line: line({ status: 3 }) })).toBe('ready');
  });

  it('waits for the buyer to pay', () => {
    expect(state({ line: line({ status: 1, paidAt: null }) })).toBe('awaiting-payment');
  });

  it('names the stock that is missing', () => {
    expect(deriveLine(facts({ line: line({ quantity: 9 }) })).reason).toEqual(
      reason('no-stock', { code: 'TOTE-01-NV', stock: 8, needed: 9 }),
    );
  });

  it('refuses a quantity of zero', () => {
    expect(state({ line: line({ quantity: 0 }) })).toBe('failed');
  });

  it('tells a shipment of somebody else from one that is too late to collect', () => {
    expect(state({ line: line({ status: 4, trackingNo: '123', carrier: 'ゆうパック' }) })).toBe('shipped-elsewhere');
    expect(state({ line: line({ status: 4 }) })).toBe('too-late');
    expect(state({ line: line({ status: 4, paidAt: NOON - 15 * 24 * HOUR }) })).toBe('shipped-elsewhere');
  });

  it('follows the shipment in Smartship', () => {
    expect(state({ shipments: [shipment()] })).toBe('in-smartship');
    expect(state({ shipments: [shipment({ stage: 'instructed' })] })).toBe('instructed');
    expect(state({ shipments: [shipment({ stage: 'shipped' })] })).toBe('shipped');
    expect(state({ shipments: [shipment({ stage: 'unknown' })] })).toBe('unknown');
  });

  it('never calls a line ready whose shipment was removed in Smartship', () => {
    expect(state({ shipments: [shipment({ stage: 'cancelled' })] })).toBe('removed-in-smartship');
  });

  it('is loud about two live shipments and about a cancel after sending', () => {
    const second = shipment({ shippingNo: toShippingNo('QSP2') });
    expect(state({ shipments: [shipment(), second] })).toBe('conflict');
    expect(state({ line: line({ claim: 'requested' }), shipments: [shipment()] })).toBe('conflict');
    expect(state({ line: line({ claim: 'done' }) })).toBe('cancelled');
  });

  it('shows a sending from press to end', () => {
    expect(state({ job: job({ phase: 'held' }) })).toBe('queued');
    expect(state({ job: job({ phase: 'running' }) })).toBe('sending');
    const waiting = reason('waiting-for-link', { since: NOON, lastCollection: null });
    expect(state({ job: job({ phase: 'waiting', step: 'enter', reason: waiting }) })).toBe('waiting');
    const removed = reason('removed-in-smartship', { shippingNo: 'QSP1' });
    expect(state({ job: job({ phase: 'needs-seller', reason: removed }) })).toBe('removed-in-smartship');
    expect(state({ job: job({ phase: 'undone' }) })).toBe('ready');
  });
});

describe('a cart', () => {
  const cartOf = (lines: ReturnType<typeof line>[], bad: string[] = []) =>
    deriveCart(
      { shopId: line().shopId, packNo: packNo(512340001), lines },
      {
        verdictOf: (wanted) =>
          bad.includes(wanted)
            ? { verdict: 'unmapped', warnings: [], reason: reason('code-unmapped', { code: 'X', at: NOON }), sku: null }
            : mapped(),
        shipments: [],
        job: null,
        now: NOON,
      },
    );
  const two = [line(), line({ orderNo: orderNo(1290000102) })];

  it('goes with all its ready lines at once', () => {
    expect(cartOf(two).sendable).toEqual(['1290000101', '1290000102']);
  });

  it('does not go while one of its lines is blocked, and says which', () => {
    const view = cartOf(two, ['1290000102']);
    expect(view.sendable).toEqual([]);
    expect(view.lines[0]?.reason).toEqual(reason('cart-has-blocked-lines', { blocked: '1290000102', count: 1 }));
  });
});
