import 'fake-indexeddb/auto';
import { toOrderNo, toPackNo, toShopId } from '#lib/domain';
import { createPacer, safeFetch } from '#lib/http';
import { press, runDue, type Tools } from '#lib/outbox';
import { createQapi, QAPI_HOST } from '#lib/qoo10';
import { createMcpGateway, type McpMemory, SMARTSHIP_HOSTS } from '#lib/smartship';
import { DataDb, firstSettings, firstShop, OutboxDb, type Settings } from '#lib/storage';
import { syncOrders, syncSkus } from '#lib/watch';
import { qoo10Orders } from '../../lib/background/qoo10-orders.ts';
import { createQoo10 } from '../sandbox/qoo10/index.ts';
import { createSmartship } from '../sandbox/smartship/index.ts';
import { createWorld } from '../sandbox/world.ts';
import { against, information, type Measured, type Row } from './row.ts';

const LATENCY = 50;
const SPACING = 300;
const TEXT = '1,000 orders at 50 ms a call ≥ 0.9 of the rate limiter’s bound';

/**
 * The real outbox, clients and pacer against the sandbox in this process, in real time: every call takes 50 ms, no host
 * gets two within 300 ms. The bound is what the busiest host's calls take back to back; the figure says how much of the
 * time that host was kept busy.
 */
export const pipeline: Row = {
  name: 'pipeline',
  budget: TEXT,
  async measure({ quick }): Promise<readonly Measured[]> {
    const orders = quick ? 100 : 1000;
    const lab = await open(orders);
    const start = Date.now();
    await lab.run();
    const elapsed = Date.now() - start;
    const sent = lab.world.effects.count('instruct');
    const busiest = Math.max(...lab.calls.values());
    const ratio = (busiest * SPACING) / elapsed;
    const each = [...lab.calls].map(([host, count]) => `${host.split('.')[0]} ${count}`).join(', ');
    await lab.close();
    if (sent !== orders) throw new Error(`only ${sent} of ${orders} were instructed`);
    return [
      against(
        `${orders} orders through the pipeline`,
        { text: TEXT, limit: 0.9, atLeast: true },
        ratio,
        ratio.toFixed(2),
      ),
      information('  took, at the pace of the rate limiter', `${(elapsed / 1000).toFixed(1)} s`),
      information('  calls, not counting the looks before', each),
      information('  against one call an order and step', `${((orders * 7 * SPACING) / elapsed).toFixed(1)} × as fast`),
    ];
  },
};

async function open(count: number) {
  const world = createWorld({ orders: 0 });
  const shopId = toShopId(world.seller.shopId);
  const { itemCode } = world.stories.listingWithoutOptions;
  for (const sku of world.smartship.skus) for (const place of Object.keys(sku.stock)) sku.stock[place] = 100_000;
  for (let index = 0; index < count; index++) world.placeOrder({ itemCode, paidAgo: (count - index) * 1000 });
  // The link takes so many in a cycle; the rest waits for the next [smartship 1.4].
  for (let registered = -1; registered !== 0; ) registered = world.runLinkCycle().registered.length;
  const calls = new Map<string, number>();
  let counting = false;
  const serve = { [QAPI_HOST]: createQoo10(world), smartship: createSmartship(world) };
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { host } = new URL(request.url);
    if (counting) calls.set(host, (calls.get(host) ?? 0) + 1);
    await pause(LATENCY);
    return (host === QAPI_HOST ? serve[QAPI_HOST] : serve.smartship)(request);
  };
  const memory = new Map<string, unknown>();
  const small = {
    get: async (key: string) => memory.get(key),
    set: async (key: string, value: unknown) => void memory.set(key, value),
  };
  const pacer = createPacer({ store: small, now: Date.now, wait: pause, spacingMs: SPACING });
  const data = new DataDb('bench-data');
  const outbox = new OutboxDb('bench-outbox');
  const qapi = createQapi({
    fetch: safeFetch(fetch, { hosts: [QAPI_HOST] }),
    now: Date.now,
    pacer,
    shopId,
    key: async () => ({ ok: true, value: world.seller.sellerAuthorizationKey }),
  });
  const token = 'access-for-the-bench';
  const expiresAt = Date.now() + 86_400_000;
  world.smartship.oauth.accessTokens.set(token, { clientId: 'bench', family: 1, expiresAt });
  const made = await createMcpGateway({
    fetch: safeFetch(fetch, { hosts: SMARTSHIP_HOSTS }),
    now: Date.now,
    pacer,
    credentials: async () => ({ ok: true, value: { kind: 'oauth', token } }),
    proofs: { get: async () => memory.get('mcp'), set: async (now: McpMemory) => void memory.set('mcp', now) },
  });
  if (!made.ok) throw new Error(`no connection: ${made.failure.says}`);
  const settings: Settings = {
    ...firstSettings('en'),
    shops: [{ ...firstShop(shopId, Date.now()), readOnly: false }],
  };
  const moved: Parameters<typeof qoo10Orders>[1]['moved'] = new Map();
  const tools: Tools = {
    qoo10: async () => ({ ok: true, value: qoo10Orders(qapi, { data, shopId, now: Date.now, moved }) }),
    smartship: async () => made,
    data,
    settings: async () => settings,
    now: Date.now,
    isHoliday: () => false,
  };
  await syncOrders(qapi, data, { shopId, now: Date.now(), kind: 'sweep' });
  await syncSkus(made.value, data, Date.now);
  // Proves this account's search, as a look at Smartship does.
  await made.value.findOrders({ orderNos: null, packNo: null, from: Date.now() - 86_400_000, to: Date.now() });
  for (const order of world.orders) {
    const [orderNo, packNo] = [toOrderNo(order.orderNo), toPackNo(order.packNo)];
    if (orderNo && packNo) await press(outbox, { shopId, packNo, orderNos: [orderNo] }, Date.now() - 60_000);
  }
  return {
    world,
    calls,
    run: () => {
      counting = true;
      const changed = async () => undefined;
      return runDue({ db: outbox, tools, locks: navigator.locks, owner: 'bench', changed });
    },
    close: async () => {
      await data.delete();
      await outbox.delete();
    },
  };
}

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));
