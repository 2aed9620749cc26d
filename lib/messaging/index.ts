export { ask, onChanged, type Reply } from './client.ts';
export * from './protocol.ts';
export { serve } from './server.ts';
