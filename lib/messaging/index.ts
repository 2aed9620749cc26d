export type { Reply } from './client.ts';
export * from './protocol.ts';
export { type Handlers, senderKind, serve } from './server.ts';
