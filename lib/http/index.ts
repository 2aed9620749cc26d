export * from './exchange.ts';
export * from './hosts.ts';
export * from './pacer.ts';
export * from './safe-fetch.ts';
