import {
  type Failure,
  failed,
  type OrderLine,
  type Outcome,
  ok,
  type Shipment,
  type Sku,
  toShippingNo,
} from '#lib/domain';
import type { Planned, Qoo10Orders, RowResult } from '#lib/outbox';
import type { SmartshipGateway } from '#lib/smartship';

/**
 * Both outside parties as the steps see them, small enough to reason about: orders at Qoo10, shipments in Smartship,
 * every effect counted. `trouble` is asked before and after each call and may cut it off.
 */
export class TwoSides {
  readonly orders = new Map<string, OrderLine>();
  readonly shipments: Shipment[] = [];
  readonly effects: string[] = [];
  readonly clientIds = new Map<string, Shipment>();
  now: () => number;
  /** What goes wrong with a call: nothing, before it takes effect, or after (the reply is lost). */
  trouble: (call: string) => 'none' | 'before' | 'after' = () => 'none';
  /** Every planned date that was sent. */
  readonly planned: Planned[] = [];
  /** What Qoo10 says of every date. */
  dateRefused: RowResult['date'] | null = null;
  /** The receiver's first address line, as Qoo10 has it. */
  address = '見本県';
  /** Whether Smartship's rows tell of a stop that was asked for. */
  showsStops = false;
  /** What the sign-in offers. */
  writes = true;

  constructor(now: () => number) {
    this.now = now;
  }

  /** Smartship's hourly link: collects what is collectable and not there. */
  runLink(): void {
    const carts = Map.groupBy(
      [...this.orders.values()].filter((line) => (line.status === 2 || line.status === 3) && line.claim === 'none'),
      (line) => line.packNo,
    );
    for (const [packNo, lines] of carts) {
      if (this.shipments.some((shipment) => shipment.lines.some((line) => line.packNo === packNo))) continue;
      this.#register('FF', lines);
    }
  }

  alive(packNo: string): Shipment[] {
    return this.shipments.filter(
      (shipment) => shipment.stage !== 'cancelled' && shipment.lines.some((line) => line.packNo === packNo),
    );
  }

  count(effect: string): number {
    return this.effects.filter((entry) => entry.startsWith(effect)).length;
  }

  qoo10(): Qoo10Orders {
    return {
      orderByNo: (orderNo) => this.#call('orderByNo', 'qoo10', () => this.orders.get(orderNo) ?? null),
      confirmOrders: (rows) =>
        this.#call('confirmOrders', 'qoo10', () =>
          rows.map(({ orderNo, shipDate, delay }) => {
            this.planned.push({ orderNo, shipDate, delay });
            if (this.dateRefused)
              return { orderNo, done: false, already: false, says: '-10017', date: this.dateRefused };
            const line = this.orders.get(orderNo);
            if (line?.status !== 2)
              return { orderNo, done: line?.status === 3, already: line?.status === 3, says: '-10012' };
            this.orders.set(orderNo, { ...line, status: 3, plannedShipDate: shipDate });
            this.effects.push(`qoo10-confirm ${orderNo}`);
            return { orderNo, done: true, already: false, says: '' };
          }),
        ),
      sendTrackings: (rows) =>
        this.#call('sendTrackings', 'qoo10', () =>
          rows.map(({ orderNo, trackingNo }) => {
            const line = this.orders.get(orderNo);
            if (line) this.orders.set(orderNo, { ...line, status: 4, trackingNo });
            this.effects.push(`qoo10-tracking ${orderNo}`);
            return { orderNo, done: true, already: false, says: '' };
          }),
        ),
      forCreate: (lines) =>
        this.#call('forCreate', 'qoo10', () =>
          this.address === '' && lines[0]
            ? { missing: lines[0].orderNo }
            : {
                recipient: {
                  name: '見本 花子',
                  nameKana: '',
                  phone: '',
                  mobile: '',
                  zipCode: '000-0000',
                  address1: this.address,
                  address2: '',
                  message: '',
                },
                lines: lines.map((line) => ({
                  orderNo: line.orderNo,
                  title: line.itemTitle,
                  code: line.optionCode,
                  quantity: line.quantity,
                  unitPriceYen: 100,
                  skuNo: null,
                })),
              },
        ),
    };
  }

  gateway(): SmartshipGateway {
    const refuse = async () => failed({ kind: 'not-offered', party: 'smartship', operation: 'test' } as const);
    const move = (stage: Shipment['stage'], effect: string) => (shippingNos: readonly Shipment['shippingNo'][]) =>
      this.#call(effect, 'smartship', () =>
        shippingNos.map((shippingNo) => {
          const at = this.shipments.findIndex((shipment) => shipment.shippingNo === shippingNo);
          const shipment = this.shipments[at];
          if (!shipment || (effect === 'instruct' && shipment.stage !== 'confirmed'))
            return { shippingNo, accepted: false, says: 'wrong state' };
          this.shipments[at] = { ...shipment, stage };
          this.effects.push(`${effect} ${shippingNo}`);
          return { shippingNo, accepted: true, says: '' };
        }),
      );
    return {
      adapter: 'mcp',
      signIn: this.writes ? 'oauth' : 'api-key',
      offer: () =>
        this.writes ? { offered: true, proven: true } : { offered: false, reason: 'needs-sign-in', detail: 'sign in' },
      check: async () => ok({ account: null, tools: 1 }),
      searchSkus: async () => ok({ items: [] as Sku[], total: 0, next: null, unreadable: 0 }),
      findOrders: ({ orderNos }) =>
        this.#call('findOrders', 'smartship', () => ({
          shipments: this.shipments.filter((shipment) =>
            shipment.lines.some(
              (line) => orderNos === null || (line.orderNo !== null && orderNos.includes(line.orderNo)),
            ),
          ),
          complete: true,
          keyProven: true,
        })),
      shipments: (wanted) =>
        this.#call('shipments', 'smartship', () =>
          this.shipments.filter((shipment) => wanted.includes(shipment.shippingNo)),
        ),
      createOrder: ({ clientRequestId, orderNos }) =>
        this.#call('createOrder', 'smartship', () => {
          const before = this.clientIds.get(clientRequestId);
          if (before) return { shippingNo: before.shippingNo };
          const lines = orderNos.flatMap((orderNo) => this.orders.get(orderNo) ?? []);
          const made = this.#register('SS', lines);
          this.clientIds.set(clientRequestId, made);
          return { shippingNo: made.shippingNo };
        }),
      confirmOrders: move('confirmed', 'smartship-confirm'),
      instruct: move('instructed', 'instruct'),
      cancelInstruction: (shippingNos) =>
        this.#call('cancelInstruction', 'smartship', () =>
          this.#each(shippingNos, 'cancel', (at) => (at.stage === 'instructed' ? { ...at, stage: 'confirmed' } : null)),
        ),
      setHold: (shippingNos, hold) =>
        this.#call('setHold', 'smartship', () =>
          this.#each(shippingNos, hold ? 'hold' : 'release', (at) => ({ ...at, held: hold })),
        ),
      requestStop: (shippingNos) =>
        this.#call('requestStop', 'smartship', () =>
          this.#each(shippingNos, 'stop', (at) => (this.showsStops ? { ...at, stopRequested: true } : at)),
        ),
      mapLineSku: ({ shippingNo, seqNo, skuNo }) =>
        this.#call('mapLineSku', 'smartship', () => {
          const at = this.shipments.findIndex((shipment) => shipment.shippingNo === shippingNo);
          const there = this.shipments[at];
          if (!there || !['error', 'registered', 'confirmed'].includes(there.stage))
            return [{ shippingNo, accepted: false, says: 'wrong state' }];
          const lines = there.lines.map((entry) => (entry.seqNo === seqNo ? { ...entry, skuNo } : entry));
          const stage = there.stage === 'error' ? 'registered' : there.stage;
          this.shipments[at] = { ...there, lines, stage, pendingReason: null };
          this.effects.push(`map ${shippingNo} ${skuNo}`);
          return [{ shippingNo, accepted: true, says: '' }];
        }),
      createSku: refuse,
    };
  }

  /** Does something to each shipment; null means that its state forbids it. */
  #each(shippingNos: readonly Shipment['shippingNo'][], effect: string, change: (at: Shipment) => Shipment | null) {
    return shippingNos.map((shippingNo) => {
      const at = this.shipments.findIndex((shipment) => shipment.shippingNo === shippingNo);
      const there = this.shipments[at];
      const next = there ? change(there) : null;
      if (!next) return { shippingNo, accepted: false, says: 'wrong state' };
      this.shipments[at] = next;
      this.effects.push(`${effect} ${shippingNo}`);
      return { shippingNo, accepted: true, says: '' };
    });
  }

  #register(serviceType: 'SS' | 'FF', lines: readonly OrderLine[]): Shipment {
    const shipment: Shipment = {
      shippingNo: toShippingNo(`QSP${this.shipments.length + 1}`),
      serviceType,
      stage: 'registered',
      statusCode: 'RG',
      statusLabel: '登録',
      pendingReason: null,
      held: false,
      trackingNo: null,
      carrier: null,
      reallyShipped: false,
      registeredAt: this.now(),
      lines: lines.map((line) => ({
        seqNo: '1',
        orderNo: line.orderNo,
        packNo: line.packNo,
        code: line.optionCode,
        skuNo: null,
        quantity: line.quantity,
      })),
      readAt: this.now(),
    };
    this.shipments.push(shipment);
    for (const line of lines) this.effects.push(`register ${line.orderNo}`);
    return shipment;
  }

  async #call<Value>(name: string, party: 'qoo10' | 'smartship', act: () => Value): Promise<Outcome<Value>> {
    const trouble = this.trouble(name);
    const isWrite = !['orderByNo', 'forCreate', 'findOrders', 'shipments'].includes(name);
    const lost: Failure = {
      kind: isWrite && trouble === 'after' ? 'unknown-outcome' : 'unreachable',
      party,
      operation: name,
    };
    if (trouble === 'before') return failed({ ...lost, kind: 'unreachable' });
    const value = act();
    return trouble === 'after' ? failed(lost) : ok(value);
  }
}
