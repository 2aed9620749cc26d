import {
  failed,
  holds,
  type OrderLine,
  type OrderNo,
  type Outcome,
  ok,
  type Shipment,
  type ShippingNo,
} from '#lib/domain';
import type { Consent, CreateOrderRequest, OrderQuery, SmartshipGateway, WriteRow } from '#lib/smartship';
import { together } from '#lib/storage';
import type { Gathering } from './gather.ts';
import { JustRead } from './just-read.ts';
import type { Planned, Qoo10Orders, Tools } from './tools.ts';

/** The same tools, where carts at work at the same time share their calls. */
export function gathered(tools: Tools, gathering: Gathering): Tools {
  // A connection that was made anew takes no number that it has not read itself: each has what it read, and its own calls.
  const gateways = new Map<SmartshipGateway, SmartshipGateway>();
  const gatewayOf = (gateway: SmartshipGateway): SmartshipGateway => {
    const shared = gateways.get(gateway) ?? sharedGateway(gateway, gathering, new JustRead(tools.now), gateways.size);
    gateways.set(gateway, shared);
    return shared;
  };
  const orders = new Map<string, JustOrders>();
  const ordersOf = (shopId: string): JustOrders => {
    const known = orders.get(shopId) ?? new JustRead<OrderNo, OrderLine>(tools.now);
    orders.set(shopId, known);
    return known;
  };
  return {
    ...tools,
    settings: () => settingsOf(tools, null),
    qoo10: async (shopId) => {
      const qoo10 = await tools.qoo10(shopId);
      return qoo10.ok ? ok(sharedOrders(qoo10.value, shopId, gathering, ordersOf(shopId))) : qoo10;
    },
    smartship: async () => {
      const smartship = await tools.smartship();
      return smartship.ok ? ok(gatewayOf(smartship.value)) : smartship;
    },
  };
}

const settingsOf = together(async (tools: Tools, asked: readonly null[]) => {
  const settings = await tools.settings();
  return asked.map(() => settings);
});

type JustOrders = JustRead<OrderNo, OrderLine>;
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

function sharedOrders(qoo10: Qoo10Orders, shopId: string, gathering: Gathering, justRead: JustOrders): Qoo10Orders {
  const many = async (orderNos: readonly OrderNo[]): Promise<OrderOutcomes> => {
    const kept = justRead.all(orderNos);
    if (kept) return new Map([...kept].map(([orderNo, line]) => [orderNo, ok(line)]));
    return gathering.ask(`read ${shopId}`, orderNos, (asked) =>
      justRead.keep(() => readOrders(qoo10, [...new Set(asked.flat())]), told),
    );
  };
  const confirm = justRead.around((rows: readonly Planned[]) => qoo10.confirmOrders(rows));
  const track = justRead.around((rows: Parameters<Qoo10Orders['sendTrackings']>[0]) => qoo10.sendTrackings(rows));
  return {
    forCreate: (lines) => qoo10.forCreate(lines),
    ordersByNo: many,
    orderByNo: async (orderNo) => {
      const told = await many([orderNo]);
      return told.get(orderNo) ?? NOT_TOLD;
    },
    confirmOrders: async (rows) => {
      const written = await gathering.ask(`confirm ${shopId}`, rows, (asked) => confirm(asked.flat()));
      return ofOwn(written, rows);
    },
    sendTrackings: async (rows) => {
      const written = await gathering.ask(`track ${shopId}`, rows, (asked) => track(asked.flat()));
      return ofOwn(written, rows);
    },
  };
}

/** An order that a look-up broke off before. */
const NOT_TOLD = failed({ kind: 'unreachable', party: 'qoo10', operation: 'orderByNo' });

/** The orders that a reading told of. */
const told = (outcomes: OrderOutcomes): [OrderNo, OrderLine][] =>
  [...outcomes].flatMap(([orderNo, one]) => (one.ok && one.value !== null ? [[orderNo, one.value]] : []));

function ofOwn<Row extends { readonly orderNo: OrderNo }>(
  written: Outcome<readonly Row[]>,
  rows: readonly { readonly orderNo: OrderNo }[],
): Outcome<readonly Row[]> {
  if (!written.ok) return written;
  const own = new Set(rows.map(({ orderNo }) => orderNo));
  return ok(written.value.filter(({ orderNo }) => own.has(orderNo)));
}

type WriteMany = (shippingNos: readonly ShippingNo[], consent: Consent) => Promise<Outcome<readonly WriteRow[]>>;

function sharedGateway(
  gateway: SmartshipGateway,
  gathering: Gathering,
  justRead: JustRead<ShippingNo, Shipment>,
  connection: number,
): SmartshipGateway {
  const group = (name: string): string => `${connection} ${name}`;
  /** Carts written together have the same kind of word behind them; the newest stands for all. */
  const together =
    (name: string, write: WriteMany): WriteMany =>
    async (shippingNos, consent) => {
      const written = await gathering.ask(group(`${name} ${consent.by}`), { shippingNos, consent }, (asked) =>
        write([...new Set(asked.flatMap((one) => one.shippingNos))], newest(asked.map((one) => one.consent))),
      );
      if (!written.ok) return written;
      return ok(written.value.filter(({ shippingNo }) => shippingNos.includes(shippingNo)));
    };
  // Not spread: the gateway's sign-in is told by a getter.
  return Object.assign(Object.create(gateway) as SmartshipGateway, {
    findOrders: async (query: OrderQuery) => {
      if (query.orderNos === null) return gateway.findOrders(query);
      const found = await gathering.ask(group('find'), query, (asked) => gateway.findOrders(union(asked)));
      if (!found.ok) return found;
      const { orderNos, packNo } = query;
      const own = found.value.shipments.filter((shipment) =>
        orderNos.some((orderNo) => (packNo === null ? false : holds(shipment, orderNo, { packNo }))),
      );
      return ok({ ...found.value, shipments: own });
    },
    shipments: async (shippingNos: readonly ShippingNo[]) => {
      const kept = justRead.all(shippingNos);
      if (kept) return ok([...kept.values()]);
      const read = await gathering.ask(group('shipments'), shippingNos, (asked) =>
        justRead.keep(
          () => gateway.shipments([...new Set(asked.flat())]),
          (fresh) => (fresh.ok ? fresh.value : []).map((shipment) => [shipment.shippingNo, shipment] as const),
        ),
      );
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
