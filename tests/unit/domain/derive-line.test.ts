import { describe, expect, it } from 'vitest';
import {
  type CodeVerdict,
  deriveCart,
  deriveLine,
  type JobView,
  type LineFacts,
  lostOf,
  reason,
  type Shipment,
  type SkuNo,
  toShippingNo,
} from '#lib/domain';
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
  shippingNo: null,
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

describe('a cart of two lines in one parcel', () => {
  const [first, second] = [line(), line({ orderNo: orderNo(1290000102) })];
  const unmapped: CodeVerdict = {
    verdict: 'unmapped',
    warnings: [],
    reason: reason('code-unmapped', { code: 'X', at: NOON }),
    sku: null,
  };
  const chosen: CodeVerdict = {
    ...mapped(),
    reason: reason('line-sku', { code: 'X', skuName: 'Tote' }),
  };
  const inParcel = (change: Partial<Shipment>, skuNos: readonly (SkuNo | null)[]) =>
    shipment({
      ...change,
      lines: [first, second].map(({ orderNo: own }, at) => ({
        seqNo: String(at + 1),
        orderNo: own,
        packNo: packNo(512340001),
        code: null,
        skuNo: skuNos[at] ?? null,
        quantity: 1,
      })),
    });
  const stuck = (skuNos: readonly (SkuNo | null)[]) =>
    inParcel({ stage: 'error', pendingReason: 'SKU not mapped' }, skuNos);
  const view = (
    parcel: Shipment,
    verdicts: readonly CodeVerdict[],
    change: Partial<Parameters<typeof deriveCart>[1]> = {},
  ) =>
    deriveCart(
      { shopId: first.shopId, packNo: packNo(512340001), lines: [first, second] },
      {
        verdictOf: (wanted) => verdicts[wanted === first.orderNo ? 0 : 1] ?? mapped(),
        shipments: [parcel],
        job: null,
        now: NOON,
        ...change,
      },
    );
  const told = (of: ReturnType<typeof view>) => of.lines.map(({ state: at, reason: { code } }) => [at, code]);

  it('that one wrong code keeps stuck: the good line names the other, and both go once a SKU is chosen for that', () => {
    const known = mapped().sku?.skuNo ?? null;
    expect(told(view(stuck([null, known]), [unmapped, mapped()]))).toEqual([
      ['needs-code', 'code-unmapped'],
      ['needs-code', 'cart-has-blocked-lines'],
    ]);
    const mended = view(stuck([null, known]), [chosen, mapped()]);
    expect(told(mended)).toEqual([
      ['ready', 'line-sku-waits'],
      ['ready', 'line-sku-waits'],
    ]);
    expect(mended.sendable).toEqual([first.orderNo, second.orderNo]);
  });

  it('does not go while Smartship knows no SKU of the other line either', () => {
    const both = view(stuck([null, null]), [chosen, mapped()]);
    expect(told(both)).toEqual([
      ['failed', 'cart-has-blocked-lines'],
      ['failed', 'stuck-in-smartship'],
    ]);
    expect(both.sendable).toEqual([]);
  });

  it('goes with the mended one also where a third line is as good as it is', () => {
    const known = mapped().sku?.skuNo ?? null;
    const third = line({ orderNo: orderNo(1290000103) });
    const parcel = inParcel({ stage: 'error', pendingReason: 'SKU not mapped' }, [known, null]);
    const [own] = parcel.lines;
    const lines = own ? [...parcel.lines, { ...own, seqNo: '3', orderNo: third.orderNo }] : [];
    const cart = deriveCart(
      { shopId: first.shopId, packNo: packNo(512340001), lines: [first, third, second] },
      {
        verdictOf: (wanted) => (wanted === second.orderNo ? chosen : mapped()),
        shipments: [{ ...parcel, lines }],
        job: null,
        now: NOON,
      },
    );
    expect(cart.sendable).toEqual([first.orderNo, third.orderNo, second.orderNo]);
  });

  it('calls no line cancelled because the other one was: it waits for the seller, and says for which', () => {
    const stopped = job({
      phase: 'needs-seller',
      orderNos: [first.orderNo, second.orderNo],
      reason: reason('claim-open'),
    });
    const claimed = { ...first, claim: 'requested' } as const;
    const cart = deriveCart(
      { shopId: first.shopId, packNo: packNo(512340001), lines: [claimed, second] },
      { verdictOf: () => mapped(), shipments: [inParcel({}, [])], job: stopped, now: NOON },
    );
    expect(told(cart)).toEqual([
      ['conflict', 'cancelled-after-sending'],
      ['failed', 'cart-lost-lines'],
    ]);
    expect(cart.lines[1]?.reason).toEqual(reason('cart-lost-lines', { lost: first.orderNo }));
    // What else it stopped over stays in sight.
    const short = deriveCart(
      { shopId: first.shopId, packNo: packNo(512340001), lines: [claimed, second] },
      {
        verdictOf: () => mapped(),
        shipments: [],
        job: { ...stopped, reason: reason('no-stock', { code: 'X', stock: 0, needed: 1 }) },
        now: NOON,
      },
    );
    expect(told(short)).toEqual([
      ['cancelled', 'claim-open'],
      ['out-of-stock', 'no-stock'],
    ]);
  });

  it('promises no Retry without the cancelled line where Retry leaves none behind', () => {
    const both = { orderNos: [first.orderNo, second.orderNo] };
    const lines = [{ ...first, claim: 'done' as const }, second];
    expect(lostOf(job(both), lines)).toEqual([first.orderNo]);
    expect(lostOf(job({ ...both, kind: 'shipping-order' }), lines)).toEqual([]);
    expect(
      lostOf(
        job(both),
        lines.map((each) => ({ ...each, claim: 'done' as const })),
      ),
    ).toEqual([]);
  });
});
