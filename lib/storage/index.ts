export { approve, approvedOf } from './approvals.ts';
export { callsOf, countCall, forgetOldCalls } from './calls.ts';
export { CODE_CHANGE_UNDER_WAY, type CodeChange, type CodeChangeState, canUndoChange } from './code-change.ts';
export {
  type CallCount,
  type Connection,
  type ConnectionState,
  type CoverageRow,
  DataDb,
  type LinkRow,
  type ListingOptionRow,
  type ListingRow,
  type LogRow,
  type OrderRow,
  type ShipmentRow,
  type SkuRow,
  type Sync,
} from './data-db.ts';
export { isDiskStuck, noteDisk } from './disk-full.ts';
export { findingsOf, keepFindings, type Watched } from './findings.ts';
export { forgetShop } from './forget-shop.ts';
export { type KeyAge, type KeyWarning, keyAge } from './key-age.ts';
export type { LineSku } from './line-sku.ts';
export {
  changeListingMemory,
  type ListingMemory,
  type ListingReading,
  listingMemory,
} from './listing-memory.ts';
export { type DelayAnswer, type Job, OutboxDb, type OutboxMeta, type Pause } from './outbox-db.ts';
export { keepPageRead, type PageRead, pageReadsOf } from './page-reads.ts';
export { followPanelFocus, notePanelFocus, type PanelFocus } from './panel-focus.ts';
export { redactLog } from './redact-log.ts';
export { Remembered, TableChanges } from './remembered.ts';
export { Secret } from './secret.ts';
export {
  changeSettings,
  changeShop,
  firstSettings,
  firstShop,
  type NotifySettings,
  readSettings,
  type Settings,
  settingsChanges,
  watchSettings,
} from './settings.ts';
export { exportSettings, importSettings } from './settings-file.ts';
export {
  endReading,
  makeSkuColumns,
  putSkus,
  readSkuColumns,
  type SkuColumnsRow,
  skuStamp,
  stampSkus,
} from './sku-columns.ts';
export { previewCallsOf, stockPreviewOf, stockReadAt, stockSpentOf } from './stock-memory.ts';
export {
  STOCK_READ_AT,
  STOCK_RUN,
  STOCK_SPENT,
  type StockPreview,
  type StockRuleRow,
  type StockRun,
  type StockSpent,
  type StockTargetRow,
  type StockWrite,
  type StockWriteState,
  stockPreviewKey,
} from './stock-rows.ts';
export { together } from './together.ts';
export { type SecretName, Vault } from './vault.ts';
export { cartViews, cartViewsOf } from './views/cart-views.ts';
export { factsOfListings } from './views/code-facts.ts';
export { CodeMemory } from './views/code-memory.ts';
export { COVERAGE_DAYS, keepCoverage, readCoverage } from './views/coverage.ts';
export {
  type Backlog,
  dataDb,
  type Looks,
  outboxDb,
  readBacklogs,
  readCartViews,
  readConnections,
  readFindings,
  readLog,
  readLooks,
  readPageReads,
  readSkuSource,
  readSyncs,
  readUnfinished,
  SKU_FILE,
  type SkuSource,
  type Unfinished,
} from './views/index.ts';
export { judgeLines, lineSkusOf } from './views/line-verdicts.ts';
export { linkSeen, shopsWithLinkOn } from './views/link-seen.ts';
export { type ListingProgress, readListingProgress } from './views/listing-progress.ts';
export {
  type MappingCode,
  type MappingListing,
  type MappingPage,
  placeCodes,
  placesOf,
  readCodeChanges,
  readMappingPage,
  readSkusByCode,
} from './views/mapping.ts';
export { type AskedCode, type JudgingRules, judgeCodes, skuIndexState } from './views/sku-lookup.ts';
export {
  readStockListing,
  readStockOverview,
  readStockTab,
  STOCK_TABS,
  type StockListing,
  type StockOverview,
  type StockTab,
  type StockTableRow,
} from './views/stock.ts';
