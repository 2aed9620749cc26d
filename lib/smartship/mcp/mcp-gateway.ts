import { type Outcome, ok } from '#lib/domain';
import { filled } from '../cells.ts';
import type { Offer, Operation, SmartshipDesk } from '../gateway.ts';
import { byPlainName, isRow } from '../names.ts';
import { words } from '../redact.ts';
import { field } from './answer.ts';
import { ToolCaller } from './caller.ts';
import { McpConnection, type McpOptions } from './connection.ts';
import { createSku } from './create-sku.ts';
import { deskOn } from './desk.ts';
import { findOrders } from './find-orders.ts';
import { isProven, isSearchProven } from './proofs.ts';
import { readShipments } from './shipments.ts';
import { isSkuSearchProven, proveSkuSearch } from './sku-proof.ts';
import { searchSkus } from './skus.ts';
import { TOOLS, type ToolName } from './tools.ts';
import { createOrder, mapLineSku, writeOnShipments } from './writes.ts';

/**
 * Connects to Smartship's official MCP endpoint with an API key or a sign-in. Cheap at a worker's wake: session, tool list and proofs are
 * taken from `proofs`, so that often nothing is sent before the first real call. Fails with a value where the server cannot be asked.
 * Every call answers an Outcome; nothing is retried except a request that the server said it had not taken (unknown session, expired token).
 */
export async function createMcpGateway(options: McpOptions): Promise<Outcome<SmartshipDesk>> {
  const connection = await McpConnection.open(options);
  return connection.ok ? ok(gatewayOn(new ToolCaller(connection.value, options.now))) : connection;
}

function offerOf(caller: ToolCaller, operation: Operation): Offer {
  const found = caller.toolFor(operation);
  if (!found.ok) return found.offer;
  return { offered: true, proven: provenFor(caller, operation, found.name) };
}

function provenFor(caller: ToolCaller, operation: Operation, name: ToolName): boolean {
  if (operation === 'create-order')
    return isSearchProven(caller, 'search-single') || isSearchProven(caller, 'rows-carry-order-no');
  // A shop's number comes straight from the server's own list.
  if (operation === 'manual-sync') return caller.shops.size > 0;
  if (operation === 'create-sku') return isSkuSearchProven(caller);
  return TOOLS[name].write ? isProven(caller, name) : true;
}

function gatewayOn(caller: ToolCaller): SmartshipDesk {
  const { connection } = caller;
  return {
    adapter: 'mcp',
    get signIn() {
      return connection.signIn;
    },
    offer: (operation) => offerOf(caller, operation),
    check: () => check(caller),
    searchSkus: (query) => searchSkus(caller, query),
    findOrders: (query) => findOrders(caller, query),
    shipments: (shippingNos) => readShipments(caller, shippingNos),
    createOrder: (request, consent) => createOrder(caller, request, consent),
    confirmOrders: (shippingNos, consent) => writeOnShipments(caller, 'confirm-orders', shippingNos, consent),
    instruct: (shippingNos, consent) => writeOnShipments(caller, 'instruct', shippingNos, consent),
    cancelInstruction: (shippingNos, consent) => writeOnShipments(caller, 'cancel-instruction', shippingNos, consent),
    // I = hold, D = release [smartship 3.2].
    setHold: (shippingNos, hold, consent) =>
      writeOnShipments(caller, 'hold', shippingNos, consent, { hold: hold ? ['I'] : ['D'] }),
    requestStop: (shippingNos, consent) => writeOnShipments(caller, 'stop', shippingNos, consent),
    mapLineSku: (line, consent) => mapLineSku(caller, line, consent),
    createSku: (sku, consent) => createSku(caller, sku, consent),
    ...deskOn(caller),
  };
}

/** Reads the tool list anew and makes one cheap read, so that a key that is good for the list only is found out. */
async function check(
  caller: ToolCaller,
): Promise<Outcome<{ readonly account: string | null; readonly tools: number }>> {
  const listed = await caller.connection.listTools(0);
  if (!listed.ok) return listed;
  const tools = caller.connection.memory.toolCount;
  const name = (['get_order_count_stats', 'search_skus'] as const).find((tool) => caller.offerOf(tool).ok);
  if (!name) return ok({ account: null, tools });
  const answer = await caller.call(name, { values: { page: [1, '1'], pageSize: [1, '1'] } });
  if (!answer.ok) return answer;
  // Said before anything depends on it: whether a SKU that is made here would be found again.
  if (caller.toolFor('create-sku').ok) await proveSkuSearch(caller);
  const account = isRow(answer.value) ? filled(field(byPlainName(answer.value), 'account')) : null;
  return ok({ account: account === null ? null : words(account), tools });
}
