import {
  failed,
  holds,
  type Instant,
  type OrderLine,
  type OrderNo,
  type Outcome,
  ok,
  type Shipment,
  type ShippingNo,
} from '#lib/domain';
import type { Consent, CreateOrderRequest, OrderQuery, SmartshipGateway, WriteRow } from '#lib/smartship';
import type { Gathering } from './gather.ts';
import type { Qoo10Orders, Tools } from './tools.ts';

/** The same tools, where carts at work at the same time share their calls. */
export function gathered(tools: Tools, gathering: Gathering): Tools {
  const justRead = new JustRead(tools.now);
  return {
    ...tools,
    qoo10: async (shopId) => {
      const qoo10 = await tools.qoo10(shopId);
      return qoo10.ok ? ok(sharedOrders(qoo10.value, shopId, gathering)) : qoo10;
    },
    smartship: async () => {
      const smartship = await tools.smartship();
      return smartship.ok ? ok(sharedGateway(smartship.value, gathering, justRead)) : smartship;
    },
  };
}

/** How long a shipment counts as just read, in milliseconds. */
const JUST = 5_000;

/**
 * Shipments that were read a moment ago, with nothing written since: what one step saw last is what the next one would
 * see first. Any write, whatever became of it, makes all of it old.
 */
class JustRead {
  readonly #now: () => Instant;
  readonly #read = new Map<ShippingNo, { readonly at: Instant; readonly shipment: Shipment }>();

  constructor(now: () => Instant) {
    this.#now = now;
  }

  note(shipments: readonly Shipment[], asked: Instant): void {
    for (const shipment of shipments) this.#read.set(shipment.shippingNo, { at: asked, shipment });
  }

  /** All of them, or null: a number that is not known as just read may be gone. */
  all(shippingNos: readonly ShippingNo[]): readonly Shipment[] | null {
    const now = this.#now();
    const kept = shippingNos.map((shippingNo) => this.#read.get(shippingNo));
    const fresh = kept.flatMap((one) => (one && one.at <= now && now - one.at < JUST ? [one.shipment] : []));
    return fresh.length === shippingNos.length ? fresh : null;
  }

  /** Makes a write forget what was read: before it goes, and once more when its answer is there. */
  around<Given extends readonly unknown[], Value>(
    write: (...given: Given) => Promise<Value>,
  ): (...given: Given) => Promise<Value> {
    return async (...given) => {
      this.#read.clear();
      try {
        return await write(...given);
      } finally {
        this.#read.clear();
      }
    };
  }

  get now(): Instant {
    return this.#now();
  }
}

type OrderOutcomes = ReadonlyMap<OrderNo, Outcome<OrderLine | null>>;

/** Orders by number, together where Qoo10 can tell many at once, else one after the other. */
export async function readOrders(qoo10: Qoo10Orders, orderNos: readonly OrderNo[]): Promise<OrderOutcomes> {
  if (qoo10.ordersByNo) return qoo10.ordersByNo(orderNos);
  const told = new Map<OrderNo, Outcome<OrderLine | null>>();
  for (const orderNo of orderNos) {
    const one = await qoo10.orderByNo(orderNo);
    told.set(orderNo, one);
    // The next would meet the same.
    if (!one.ok) break;
  }
  return told;
}

function sharedOrders(qoo10: Qoo10Orders, shopId: string, gathering: Gathering): Qoo10Orders {
  const many = (orderNos: readonly OrderNo[]): Promise<OrderOutcomes> =>
    gathering.ask(`read ${shopId}`, orderNos, (asked) => readOrders(qoo10, [...new Set(asked.flat())]));
  return {
    forCreate: (lines) => qoo10.forCreate(lines),
    ordersByNo: many,
    orderByNo: async (orderNo) => {
      const told = await many([orderNo]);
      return told.get(orderNo) ?? NOT_TOLD;
    },
    confirmOrders: async (rows) => {
      const written = await gathering.ask(`confirm ${shopId}`, rows, (asked) => qoo10.confirmOrders(asked.flat()));
      return ofOwn(written, rows);
    },
    sendTrackings: async (rows) => {
      const written = await gathering.ask(`track ${shopId}`, rows, (asked) => qoo10.sendTrackings(asked.flat()));
      return ofOwn(written, rows);
    },
  };
}

/** An order that a look-up broke off before. */
const NOT_TOLD = failed({ kind: 'unreachable', party: 'qoo10', operation: 'orderByNo' });

function ofOwn<Row extends { readonly orderNo: OrderNo }>(
  written: Outcome<readonly Row[]>,
  rows: readonly { readonly orderNo: OrderNo }[],
): Outcome<readonly Row[]> {
  if (!written.ok) return written;
  const own = new Set(rows.map(({ orderNo }) => orderNo));
  return ok(written.value.filter(({ orderNo }) => own.has(orderNo)));
}

type WriteMany = (shippingNos: readonly ShippingNo[], consent: Consent) => Promise<Outcome<readonly WriteRow[]>>;

function sharedGateway(gateway: SmartshipGateway, gathering: Gathering, justRead: JustRead): SmartshipGateway {
  /** Carts written together have the same kind of word behind them; the newest stands for all. */
  const together =
    (name: string, write: WriteMany): WriteMany =>
    async (shippingNos, consent) => {
      const written = await gathering.ask(`${name} ${consent.by}`, { shippingNos, consent }, (asked) =>
        write([...new Set(asked.flatMap((one) => one.shippingNos))], newest(asked.map((one) => one.consent))),
      );
      if (!written.ok) return written;
      return ok(written.value.filter(({ shippingNo }) => shippingNos.includes(shippingNo)));
    };
  // Not spread: the gateway's sign-in is told by a getter.
  return Object.assign(Object.create(gateway) as SmartshipGateway, {
    findOrders: async (query: OrderQuery) => {
      if (query.orderNos === null) return gateway.findOrders(query);
      const found = await gathering.ask('find', query, (asked) => gateway.findOrders(union(asked)));
      if (!found.ok) return found;
      const { orderNos, packNo } = query;
      const own = found.value.shipments.filter((shipment) =>
        orderNos.some((orderNo) => (packNo === null ? false : holds(shipment, orderNo, { packNo }))),
      );
      return ok({ ...found.value, shipments: own });
    },
    shipments: async (shippingNos: readonly ShippingNo[]) => {
      const kept = justRead.all(shippingNos);
      if (kept) return ok(kept);
      const read = await gathering.ask('shipments', shippingNos, async (asked) => {
        const at = justRead.now;
        const fresh = await gateway.shipments([...new Set(asked.flat())]);
        if (fresh.ok) justRead.note(fresh.value, at);
        return fresh;
      });
      return read.ok ? ok(read.value.filter(({ shippingNo }) => shippingNos.includes(shippingNo))) : read;
    },
    confirmOrders: together(
      'confirm',
      justRead.around((shippingNos, consent) => gateway.confirmOrders(shippingNos, consent)),
    ),
    instruct: together(
      'instruct',
      justRead.around((shippingNos, consent) => gateway.instruct(shippingNos, consent)),
    ),
    createOrder: justRead.around((request: CreateOrderRequest, consent: Consent) =>
      gateway.createOrder(request, consent),
    ),
    cancelInstruction: justRead.around((shippingNos: readonly ShippingNo[], consent: Consent) =>
      gateway.cancelInstruction(shippingNos, consent),
    ),
    setHold: justRead.around((shippingNos: readonly ShippingNo[], hold: boolean, consent: Consent) =>
      gateway.setHold(shippingNos, hold, consent),
    ),
    requestStop: justRead.around((shippingNos: readonly ShippingNo[], consent: Consent) =>
      gateway.requestStop(shippingNos, consent),
    ),
    mapLineSku: justRead.around((line: Parameters<SmartshipGateway['mapLineSku']>[0], consent: Consent) =>
      gateway.mapLineSku(line, consent),
    ),
  });
}

/** One search that covers what each of them looks for. */
function union(queries: readonly OrderQuery[]): OrderQuery {
  const packNos = queries.flatMap(({ packNo, packNos = [] }) => [...packNos, ...(packNo === null ? [] : [packNo])]);
  return {
    orderNos: [...new Set(queries.flatMap(({ orderNos }) => orderNos ?? []))],
    packNo: packNos.length === 1 ? (packNos[0] ?? null) : null,
    packNos: [...new Set(packNos)],
    from: Math.min(...queries.map(({ from }) => from)),
    to: Math.max(...queries.map(({ to }) => to)),
  };
}

function newest(consents: readonly Consent[]): Consent {
  const [first] = [...consents].sort((left, right) => at(right) - at(left));
  // Never asked without a consent.
  if (!first) throw new Error('no consent');
  return first;
}

const at = (consent: Consent): number => (consent.by === 'press' ? consent.at : consent.since);
