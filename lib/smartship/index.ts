export {
  previewSkuFile,
  readSkuFile,
  type SkuColumn,
  type SkuColumns,
  type SkuFile,
  type SkuFilePreview,
} from './files/sku-file.ts';
export { readTable, type Table } from './files/table.ts';
export { readAnyTable } from './files/workbook.ts';
export * from './gateway.ts';
export { SMARTSHIP_HOSTS } from './host.ts';
export type { McpCredentials, McpOptions } from './mcp/connection.ts';
export type { McpMemory, McpMemoryStore } from './mcp/memory.ts';
export { createSignInSession, type SignInSession } from './oauth/session.ts';
export type { SignInOptions } from './oauth/sign-in.ts';
export { type SmartshipTokens, type TokenStore, tokensSchema } from './oauth/tokens.ts';
export { createMcpGateway, signIn } from './on-demand.ts';
export type { TxApiOptions } from './txapi/call.ts';
export { createTxApiGateway, TXAPI_CHECK } from './txapi/txapi-gateway.ts';
