export { approveStock, type SeenChange } from './approve.ts';
export { leaveStock } from './leave.ts';
export { requestSmartshipSync, type SyncRequest, smartshipSyncLog } from './manual-sync.ts';
export { nextPreview, previewToRead, readOnPreview, startPreview, stopPreview } from './preview.ts';
export { goOnWithStock, type LookAsk, runStock } from './run.ts';
export { STOCK_WRITES_AN_HOUR } from './send.ts';
export { mayWrite, type StockQapi, type StockTools } from './tools.ts';
export { nextCheck } from './verify.ts';
