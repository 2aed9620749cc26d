export * from './codes/index.ts';
export { keepShipments } from './keep-shipments.ts';
export { apply, type RunnerOptions, runDue } from './runner.ts';
export { nextDue, type Pressed, press, readMeta, retry, undo, wakeWaiting } from './store.ts';
export type { Qoo10Orders, RowResult, Tools } from './tools.ts';
export { wakeChanged } from './wake.ts';
