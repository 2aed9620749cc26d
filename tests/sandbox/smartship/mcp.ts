import { type CallToolResult, createMcpHandler, Server } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { World } from '../world.ts';
import { type Session, sessionOf, unauthorized } from './session.ts';
import { type Tool, ToolRefusal } from './tool.ts';
import { createOrder } from './tools/create-order.ts';
import { ORDER_READS } from './tools/order-reads.ts';
import { ORDER_WRITES } from './tools/order-writes.ts';
import { SKU_TOOLS } from './tools/skus.ts';
import { STOCK_TOOLS } from './tools/stock.ts';
import { argumentsFor, schemaOf } from './variants.ts';

const TOOLS: readonly Tool[] = [...ORDER_READS, ...ORDER_WRITES, createOrder, ...SKU_TOOLS, ...STOCK_TOOLS];

/** An API key sees the reads only [smartship 3.1]. */
const offered = (world: World, session: Session): readonly Tool[] =>
  TOOLS.filter((tool) => !world.smartship.variants.missingTools.includes(tool.name)).filter(
    (tool) => session.kind === 'oauth' || !tool.write,
  );

const toolError = (text: string): CallToolResult => ({ isError: true, content: [{ type: 'text', text }] });

function call(world: World, session: Session, name: string, given: unknown): CallToolResult {
  const tool = offered(world, session).find((each) => each.name === name);
  if (tool === undefined) {
    const exists = TOOLS.some((each) => each.name === name && each.write) && session.kind === 'api-key';
    return toolError(exists ? `${name} needs an OAuth sign-in; this API key is read-only.` : `Tool ${name} not found.`);
  }
  const args = argumentsFor(tool, given, world.smartship.variants);
  const read = tool.input.safeParse(args);
  if (!read.success) return toolError(`Invalid arguments for tool ${name}: ${z.prettifyError(read.error)}`);
  try {
    const data = tool.run(world, args);
    return { content: [{ type: 'text', text: JSON.stringify(data) }], structuredContent: data };
  } catch (error) {
    if (error instanceof ToolRefusal) return toolError(error.message);
    throw error;
  }
}

/** `POST /api/mcp`: the official library's stateless handler, in front of it the sign-in. */
export function createMcpEndpoint(world: World): (request: Request) => Promise<Response> {
  const serve = (session: Session) =>
    createMcpHandler(() => {
      const server = new Server({ name: 'smartship', version: '0.4.0' }, { capabilities: { tools: {} } });
      server.setRequestHandler('tools/list', () => ({
        tools: offered(world, session).map((tool) => ({
          name: tool.name,
          description: tool.description,
          inputSchema: schemaOf(tool, world.smartship.variants),
          annotations: { readOnlyHint: !tool.write },
        })),
      }));
      server.setRequestHandler('tools/call', ({ params }) => call(world, session, params.name, params.arguments ?? {}));
      return server;
    });
  const handlers = { 'api-key': serve({ kind: 'api-key' }), oauth: serve({ kind: 'oauth' }) };
  return async (request) => {
    const session = sessionOf(world, request);
    return session === undefined ? unauthorized(request) : handlers[session.kind].fetch(request);
  };
}
