export { apply } from './apply.ts';
export * from './codes/index.ts';
export { isDiskFull } from './disk.ts';
export { keepShipments } from './keep-shipments.ts';
export { reconcile } from './reconcile.ts';
export { type RunnerOptions, runDue } from './runner.ts';
export {
  answerDelay,
  isUntouched,
  nextDue,
  type Pressed,
  type PressedCart,
  press,
  pressAgain,
  pressTracking,
  readMeta,
  requestStop,
  retry,
  undo,
} from './store.ts';
export type { ForCreate, Planned, Qoo10Orders, RowResult, Tools } from './tools.ts';
export { wakeChanged, wakeWaiting } from './wake.ts';
