import { Server, WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server';
import type { Outcome } from '#lib/domain';
import { type Fetch, safeFetch } from '#lib/http';
import { type McpMemory, type McpOptions, SMARTSHIP_HOSTS } from '#lib/smartship';

export interface Order {
  shippingNo: string;
  orderNo: string;
  label: string;
  code: string;
  skuNo: string | null;
}
type Schema = Record<string, unknown>;
export interface Tool {
  name: string;
  inputSchema: Schema;
  answer: (args: Record<string, unknown>) => unknown;
}

export const camel = (name: string) => name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
const object = (properties: Record<string, Schema>, required: string[] = []): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const TEXT = { type: 'string' };
const NUMBERS = { type: 'array', items: TEXT };
const CONFIRM = { type: 'boolean', const: true };

/** A real MCP server over web-standard HTTP with a handful of Smartship's tools, spelled as a test wants. */
export class SmallSmartship {
  readonly orders: Order[] = [];
  readonly skus: { skuNo: string; code: string | null; option: string; stock: number }[] = [];
  readonly calls: { tool: string; args: Record<string, unknown> }[] = [];
  readonly requests: { method: string; body: string; headers: Headers }[] = [];
  spelling: (name: string) => string = (name) => name;
  /** Changes the advertised tools. */
  reshape: (tools: Tool[]) => Tool[] = (tools) => tools;
  /** Answers instead of the server, or changes its answer on the way back. */
  before: (request: Request, body: string) => Response | Promise<Response> | null = () => null;
  after: (response: Response, body: string) => Response | Promise<Response> = (response) => response;
  json = true;
  keepsSessions = true;
  ignoresSearch = false;
  #sessions = new Map<string, WebStandardStreamableHTTPServerTransport>();

  forgetSessions(): void {
    this.#sessions.clear();
  }

  #row(order: Order): Record<string, unknown> {
    return this.#spelled({
      shipping_no: order.shippingNo,
      mall_order_no: order.orderNo,
      status: 'X9',
      status_name: order.label,
      svc_type: 'FF',
      hold_yn: 'N',
      reg_dt: '2026-11-20 10:00:00',
      recipient_name: '見本 花子',
    });
  }
  #goods(order: Order): Record<string, unknown> {
    return this.#spelled({
      shipping_no: order.shippingNo,
      seqno: 1,
      mall_order_no: order.orderNo,
      seller_code: order.code,
      sku_no: order.skuNo,
      qty: '1',
    });
  }
  #spelled(row: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [this.spelling(name), value]));
  }

  tools(): Tool[] {
    const get = (args: Record<string, unknown>, name: string) => args[this.spelling(name)];
    const asked = (args: Record<string, unknown>, name = 'shipping_nos') => {
      const value = get(args, name);
      const list = Array.isArray(value) ? value.map(String) : String(value).split('|');
      return this.orders.filter((order) => list.includes(order.shippingNo));
    };
    const moved = (label: string) => (args: Record<string, unknown>) => {
      for (const order of asked(args)) order.label = label;
      return { results: asked(args).map((order) => this.#spelled({ shipping_no: order.shippingNo, success: true })) };
    };
    const write = object({ shipping_nos: NUMBERS, confirm: CONFIRM }, ['shipping_nos', 'confirm']);
    const search = {
      sch_type: { type: 'string', enum: ['BN', 'SSON', 'seller_code'] },
      sch_value: TEXT,
      page_no: { type: 'integer' },
      page_size: { type: 'integer', maximum: 500 },
    };
    const tools: Tool[] = [
      {
        name: 'search_orders',
        inputSchema: object({
          sch_date_type: TEXT,
          sch_start_date: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
          sch_end_date: TEXT,
          ...search,
        }),
        answer: (args) => {
          const values = String(get(args, 'sch_value') ?? '').split('|');
          const all = this.orders.filter(
            (order) => this.ignoresSearch || get(args, 'sch_type') === undefined || values.includes(order.orderNo),
          );
          const size = Number(get(args, 'page_size') ?? 500);
          const page = Number(get(args, 'page_no') ?? 1);
          return {
            data: {
              total: all.length,
              list: all.slice((page - 1) * size, page * size).map((order) => this.#row(order)),
            },
          };
        },
      },
      {
        name: 'get_orders_by_shipping_nos',
        inputSchema: object({ shipping_nos: NUMBERS }, ['shipping_nos']),
        answer: (args) => ({ rows: asked(args).map((order) => this.#row(order)) }),
      },
      {
        name: 'get_order_goods_by_shipping_nos',
        inputSchema: object({ shipping_nos: NUMBERS }, ['shipping_nos']),
        answer: (args) => ({ goods: asked(args).map((order) => this.#goods(order)) }),
      },
      {
        name: 'get_order_detail',
        inputSchema: object({ shipping_no: TEXT }, ['shipping_no']),
        answer: (args) => {
          const [order] = asked(args, 'shipping_no');
          return order
            ? {
                basic: { ...this.#row(order), ...this.#spelled({ pending_reason: 'SKU not mapped' }) },
                goods: [this.#goods(order)],
              }
            : { result_code: 1, result_msg: 'Not Found' };
        },
      },
      {
        name: 'search_skus',
        inputSchema: object(search),
        answer: (args) => {
          const found = this.skus.filter(
            (sku) => get(args, 'sch_value') === undefined || sku.code === get(args, 'sch_value'),
          );
          const size = Number(get(args, 'page_size') ?? 500);
          const page = Number(get(args, 'page_no') ?? 1);
          const rows = found.slice((page - 1) * size, page * size);
          return {
            total_count: found.length,
            items: rows.map((sku) =>
              this.#spelled({
                sku_no: sku.skuNo,
                seller_code: sku.code,
                product_name: '商品',
                option_name: sku.option,
                stock_qty: String(sku.stock),
              }),
            ),
          };
        },
      },
      {
        name: 'get_sku_detail',
        inputSchema: object({ sku_no: TEXT }, ['sku_no']),
        answer: (args) =>
          this.skus
            .filter((sku) => sku.skuNo === get(args, 'sku_no'))
            .map((sku) => this.#spelled({ sku_no: sku.skuNo, seller_code: sku.code })),
      },
      { name: 'get_order_count_stats', inputSchema: object({}), answer: () => ({ account: 'shop-a', SS: 1 }) },
      { name: 'confirm_orders', inputSchema: write, answer: moved('Confirmed') },
      { name: 'request_pick_n_pack', inputSchema: write, answer: moved('出荷指示') },
      { name: 'cancel_pick_n_pack', inputSchema: write, answer: moved('Confirmed') },
      {
        name: 'set_order_hold',
        inputSchema: object({ shipping_nos: NUMBERS, flag: { enum: ['I', 'D'] }, confirm: CONFIRM }, [
          'shipping_nos',
          'flag',
          'confirm',
        ]),
        answer: moved('Confirmed'),
      },
      {
        name: 'map_order_item_sku',
        inputSchema: object({ shipping_no: TEXT, seqno: { type: 'integer' }, sku_no: TEXT, confirm: CONFIRM }, [
          'shipping_no',
          'seqno',
          'sku_no',
          'confirm',
        ]),
        answer: (args) => {
          for (const order of asked(args, 'shipping_no')) order.skuNo = String(get(args, 'sku_no'));
          return { success: true };
        },
      },
    ];
    const spelled = tools.map((tool) => {
      const schema = tool.inputSchema as { properties: Record<string, Schema>; required: string[] };
      return {
        ...tool,
        inputSchema: {
          ...schema,
          properties: this.#spelled(schema.properties),
          required: schema.required.map((name) => this.spelling(name)),
        },
      };
    });
    return this.reshape(spelled);
  }

  async #open(): Promise<WebStandardStreamableHTTPServerTransport> {
    const server = new Server({ name: 'small-smartship', version: '1' }, { capabilities: { tools: {} } });
    server.setRequestHandler('tools/list', () => ({
      tools: this.tools().map(({ name, inputSchema }) => ({
        name,
        inputSchema: { type: 'object' as const, ...inputSchema },
      })),
    }));
    server.setRequestHandler('tools/call', async ({ params }) => {
      const args = params.arguments ?? {};
      this.calls.push({ tool: params.name, args });
      const tool = this.tools().find(({ name }) => name === params.name);
      const answer = tool ? tool.answer(args) : new Error(`unknown tool ${params.name}`);
      if (answer instanceof Error) return { content: [{ type: 'text', text: answer.message }], isError: true };
      return { content: [{ type: 'text', text: typeof answer === 'string' ? answer : JSON.stringify(answer) }] };
    });
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: this.keepsSessions ? () => crypto.randomUUID() : undefined,
      enableJsonResponse: this.json,
      onsessioninitialized: (id) => void this.#sessions.set(id, transport),
    });
    await server.connect(transport);
    return transport;
  }

  readonly fetch: Fetch = async (input, init) => {
    const request = new Request(input, init);
    const body = await request.clone().text();
    this.requests.push({ method: request.method, body, headers: request.headers });
    const instead = await this.before(request, body);
    if (instead) return instead;
    const id = request.headers.get('mcp-session-id');
    const known = id === null ? undefined : this.#sessions.get(id);
    if (id !== null && !known)
      return Response.json(
        { jsonrpc: '2.0', error: { code: -32001, message: 'Session not found' }, id: null },
        { status: 404 },
      );
    const transport = known ?? (await this.#open());
    return this.after(await transport.handleRequest(request), body);
  };
}

export const NOW = Date.parse('2026-11-24T12:00:00+09:00');

/** What the gateway needs, with a memory that a second worker life can share. */
export function optionsFor(
  smartship: SmallSmartship,
  kind: 'oauth' | 'api-key' = 'oauth',
): McpOptions & { kept: { memory: McpMemory | null } } {
  const kept: { memory: McpMemory | null } = { memory: null };
  return {
    kept,
    fetch: safeFetch(smartship.fetch, { hosts: SMARTSHIP_HOSTS }),
    now: () => NOW,
    credentials: async () => ({ ok: true, value: { kind, token: 'canary-token-1234', account: 'a' } }),
    proofs: {
      get: async () => structuredClone(kept.memory),
      set: async (memory) => {
        kept.memory = structuredClone(memory);
      },
    },
  };
}

/** The value of an outcome; a failure fails the test and shows itself. */
export function value<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}
