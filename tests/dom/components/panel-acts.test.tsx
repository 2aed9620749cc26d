import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { type PanelProps, PanelScreen } from '#components/sidepanel';
import { type CartView, type JobEvent, type JobView, type Shipment, toShippingNo } from '#lib/domain';
import { byAction, choose, draw, nameOf, only, press } from './render.tsx';
import { cart, job, line, NOW, READY, readyCart, shop, UNMAPPED } from './samples.ts';

const done = () => Promise.resolve({ kind: 'done' } as const);
const queued = (packNo: string) => ({
  packNo,
  result: { kind: 'queued' as const, jobId: `mihon_shop:${packNo}:1`, notBefore: NOW, firstTime: false },
});
const props: PanelProps = {
  settings: { paused: false, shops: [shop] },
  carts: [],
  failed: false,
  focus: null,
  onSend: (going) => Promise.resolve({ kind: 'answered', results: going.map(({ packNo }) => queued(packNo)) }),
  onCancel: () => Promise.resolve({ cancelled: 0, begun: 0 }),
  onUndo: done,
  onRetry: done,
  onStop: done,
  onCreate: done,
  onDelay: done,
  onPause: done,
  onSync: done,
};

const parcel = (stage: Shipment['stage'], more: Partial<Shipment> = {}): Shipment => ({
  shippingNo: toShippingNo('QSP1'),
  serviceType: 'FF',
  stage,
  statusCode: 'PI',
  statusLabel: 'Instructed',
  pendingReason: null,
  held: false,
  trackingNo: null,
  carrier: null,
  reallyShipped: false,
  registeredAt: NOW,
  lines: [],
  readAt: NOW,
  ...more,
});
const inSmartship = (
  stage: Shipment['stage'],
  more: Partial<Shipment> = {},
  sending: JobView | null = null,
): CartView => ({
  ...cart('880000101', [
    line('1290000101', '880000101', 'instructed', {
      code: 'instructed',
      params: { shippingNo: 'QSP1', label: 'Instructed' },
    }),
  ]),
  shipments: [parcel(stage, more)],
  job: sending,
});

describe('Request stop in the panel', () => {
  it('says what it would do before it is asked, and asks only then', async () => {
    const onStop = vi.fn(props.onStop);
    const view = inSmartship('instructed');
    draw(<PanelScreen {...props} carts={[view]} onStop={onStop} />);
    expect(nameOf(only('request-stop'))).toBe('Request stop');
    await press(only('request-stop'));
    expect(document.querySelector('[role=dialog]')?.textContent).toContain('a delivery stop is requested');
    expect(onStop).not.toHaveBeenCalled();
    await press(only('confirm-stop'));
    expect(onStop.mock.calls).toEqual([[view]]);
  });

  it('can be asked for a second cart after the first was answered', async () => {
    const onStop = vi.fn(props.onStop);
    draw(<PanelScreen {...props} carts={[inSmartship('instructed')]} onStop={onStop} />);
    for (let time = 0; time < 2; time++) {
      await press(only('request-stop'));
      await press(only('confirm-stop'));
    }
    expect(onStop).toHaveBeenCalledTimes(2);
  });

  it('is not there for what has left, what is on hold already, or what nobody has', () => {
    const redraw = draw(<PanelScreen {...props} carts={[inSmartship('shipped')]} />);
    expect(byAction('request-stop')).toEqual([]);
    redraw(<PanelScreen {...props} carts={[inSmartship('confirmed', { held: true })]} />, 'en');
    expect(byAction('request-stop')).toEqual([]);
    redraw(<PanelScreen {...props} carts={[readyCart('880000101', '1290000101')]} />, 'en');
    expect(byAction('request-stop')).toEqual([]);
  });

  it('tells what came of it, and offers Retry for what was put on hold', () => {
    const held = job({ phase: 'undone', step: 'stop', reason: { code: 'hold-set', params: { shippingNo: 'QSP1' } } });
    draw(<PanelScreen {...props} carts={[inSmartship('confirmed', { held: true }, held)]} />);
    expect(document.body.textContent).toContain('Put on hold in Smartship (QSP1).');
    expect(byAction('retry')).toHaveLength(1);
  });
});

describe('Undo in the panel', () => {
  it('stays while a cart waits for Smartship’s link, since nothing of it has begun', () => {
    const waiting = job({ phase: 'waiting', step: 'enter' });
    const view = cart('880000101', [line('1290000101', '880000101', 'waiting', READY)], waiting);
    draw(<PanelScreen {...props} carts={[view]} />);
    expect(byAction('undo').map(nameOf)).toEqual(['Undo']);
  });
});

describe('the steps of a sending', () => {
  it('show no stop of before a Retry, and what was passed over as done by others', () => {
    let at = NOW;
    const told = (step: JobEvent['step'], result: JobEvent['result']): JobEvent => {
      at += 1;
      return { at, step, result, by: 'extension', reason: null };
    };
    const events = [
      told('press', 'done'),
      told('preflight', 'done'),
      told('enter', 'stopped'),
      told('retry', 'done'),
      told('preflight', 'done'),
      told('find', 'done-by-other'),
      told('confirm', 'done'),
      told('instruct', 'stopped'),
    ];
    const marks = () => [...document.querySelectorAll('.pn-track li')].map((step) => step.getAttribute('data-mark'));
    const view = (all: readonly JobEvent[]) =>
      inSmartship('confirmed', {}, job({ phase: 'needs-seller', step: 'instruct', events: all }));
    const redraw = draw(<PanelScreen {...props} carts={[view(events)]} />);
    expect(marks()).toEqual(['done', 'by-other', 'by-other', 'done', 'stopped', 'todo']);
    redraw(<PanelScreen {...props} carts={[view([...events, told('retry', 'done')])]} />, 'en');
    expect(marks()).toEqual(['done', 'by-other', 'by-other', 'done', 'todo', 'todo']);
  });
});

describe('what can no longer be collected', () => {
  const late = cart('880000101', [
    line('1290000101', '880000101', 'too-late', { code: 'too-late', params: { status: 4 } }),
  ]);

  it('offers Create shipping order, warned and with the way out for fulfilment', async () => {
    const onCreate = vi.fn(props.onCreate);
    draw(<PanelScreen {...props} carts={[late]} onCreate={onCreate} />);
    expect(nameOf(only('create-shipping-order'))).toBe('Create shipping order');
    await press(only('create-shipping-order'));
    const dialog = document.querySelector('[role=dialog]');
    expect(dialog?.textContent).toContain('does not leave the fulfilment warehouse');
    expect(dialog?.textContent).toContain('Fulfilment orders cannot be created');
    expect(only('open-smartship').getAttribute('href')).toBe('https://smartship2.tracxlogis.com/orders/new');
    expect(onCreate).not.toHaveBeenCalled();
    await press(only('confirm-create'));
    expect(onCreate.mock.calls).toEqual([['shipping-order', late]]);
  });

  it('tells why it was refused', async () => {
    const refused = { kind: 'refused', reason: { code: 'disk-full', params: {} } } as const;
    draw(<PanelScreen {...props} carts={[late]} onCreate={() => Promise.resolve(refused)} />);
    await press(only('create-shipping-order'));
    await press(only('confirm-create'));
    expect(document.body.textContent).toContain('The disk is full');
  });
});

describe('what was removed in Smartship', () => {
  it('offers Create again beside Smartship’s own Resync', async () => {
    const gone = {
      ...cart('880000101', [
        line('1290000101', '880000101', 'removed-in-smartship', {
          code: 'removed-in-smartship',
          params: { shippingNo: 'QSP1' },
        }),
      ]),
      shipments: [parcel('cancelled')],
    };
    const onCreate = vi.fn(props.onCreate);
    draw(<PanelScreen {...props} carts={[gone]} onCreate={onCreate} />);
    await press(only('create-again'));
    expect(document.querySelector('[role=dialog]')?.textContent).toContain('Resync');
    await press(only('confirm-create-again'));
    expect(onCreate.mock.calls[0]?.[0]).toBe('create-again');
  });
});

describe('a ship date later than promised', () => {
  it('asks for reason, note and date, and hands the answer over', async () => {
    const onDelay = vi.fn(props.onDelay);
    const why = { code: 'ship-date-needs-delay', params: { wanted: '2099-11-27', latest: '2099-11-24' } } as const;
    const asks = job({ phase: 'needs-seller', step: 'confirm', reason: why });
    const view = cart('880000101', [line('1290000101', '880000101', 'failed', why)], asks);
    draw(<PanelScreen {...props} carts={[view]} onDelay={onDelay} />);
    expect(byAction('retry')).toEqual([]);
    await press(only('delay'));
    await choose(only('delay-type'), '3');
    await press(only('confirm-delay'));
    expect(onDelay.mock.calls).toEqual([[{ jobId: 'job-1', delayType: 3, memo: '', shipDate: '2099-11-27' }]]);
  });
});

describe('a cart with orders that cannot go', () => {
  const blocked = cart('880000101', [
    line('1290000101', '880000101', 'needs-code', {
      code: 'cart-has-blocked-lines',
      params: { blocked: '1290000102', count: 1 },
    }),
    line('1290000102', '880000101', 'needs-code', UNMAPPED),
  ]);
  const held = { ...blocked, sendable: [] };

  it('goes only when the seller ticks it, with what stays behind named', async () => {
    const onSend = vi.fn(props.onSend);
    const other = readyCart('880000102', '1290000201');
    draw(<PanelScreen {...props} carts={[held, other]} onSend={onSend} />);
    await press(only('send-all-ready'));
    expect(document.querySelector('[data-smartship-asks="880000101"]')?.textContent).toContain('1290000102');
    await press(only('send-without'));
    await press(only('approve'));
    expect(onSend.mock.calls[0]?.[0]).toEqual([
      { shopId: 'mihon_shop', packNo: '880000102', named: ['1290000201'], leaving: [] },
      { shopId: 'mihon_shop', packNo: '880000101', named: ['1290000101'], leaving: ['1290000102'] },
    ]);
  });
});

describe('a bulk sending', () => {
  it('shows how far it is, and Cancel hands over no more and takes back what has not begun', async () => {
    const many = Array.from({ length: 50 }, (_, index) => readyCart(`${880001000 + index}`, `${1290001000 + index}`));
    let go: () => void = () => undefined;
    const onSend = vi.fn<PanelProps['onSend']>(async (going) => {
      await new Promise<void>((resolve) => {
        go = resolve;
      });
      return { kind: 'answered', results: going.map(({ packNo }) => queued(packNo)) };
    });
    const onCancel = vi.fn(async (jobIds: readonly string[]) => ({ cancelled: jobIds.length, begun: 0 }));
    draw(<PanelScreen {...props} carts={many} onSend={onSend} onCancel={onCancel} />);
    await press(only('send-all-ready'));
    await press(only('approve'));
    expect(document.querySelector('.pn-bulk')?.textContent).toContain('Taking 0 of 50 carts');
    await press(only('cancel-sending'));
    await act(async () => go());
    expect(onSend).toHaveBeenCalledTimes(1);
    expect(onCancel.mock.calls[0]?.[0]).toHaveLength(20);
    expect(document.querySelector('.pn-bulk')?.textContent).toContain('20 carts taken back');
  });

  it('names each cart that was refused, with its reason', async () => {
    const reason = { code: 'cart-changed', params: { now: '' } } as const;
    const refused = { kind: 'refused' as const, reason, said: { why: '', next: '' } };
    const onSend: PanelProps['onSend'] = async () => ({
      kind: 'answered',
      results: [{ packNo: '880000101', result: refused }],
    });
    draw(<PanelScreen {...props} carts={[readyCart('880000101', '1290000101')]} onSend={onSend} />);
    await press(only('send-all-ready'));
    await press(only('approve'));
    expect(document.querySelector('[data-smartship-refused="880000101"]')?.textContent).toContain('has changed');
  });
});

describe('opened from an order on the page', () => {
  it('shows that order’s cart, however far down it is', () => {
    const many = Array.from({ length: 90 }, (_, index) => readyCart(`${880001000 + index}`, `${1290001000 + index}`));
    draw(<PanelScreen {...props} carts={many} focus="1290001080" />);
    expect(document.querySelector('[data-focused]')?.getAttribute('data-smartship-cart')).toBe('880001080');
  });
});
