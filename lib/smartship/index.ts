export * from './gateway.ts';
export { SMARTSHIP_HOSTS } from './host.ts';
export type { McpCredentials, McpOptions } from './mcp/connection.ts';
export { createMcpGateway } from './mcp/mcp-gateway.ts';
export type { McpMemory, McpMemoryStore } from './mcp/memory.ts';
