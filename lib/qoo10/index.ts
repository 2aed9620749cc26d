export type { Check, KeyRequest } from './certification.ts';
export type { ClaimDateKind, ClaimLine, ClaimList, ClaimQuery } from './claims.ts';
export {
  type FileChange,
  optionsIn,
  planItems,
  planOptions,
  type SheetKind,
  type SheetPlan,
  sheetKind,
  type WantedInFile,
} from './code-sheet.ts';
export { isAmbiguous, type Meaning, meaningOf } from './codes.ts';
export type { BulkItemResult, OptionCodeChange } from './item-bulk.ts';
export type { ItemWrites } from './item-write-port.ts';
export type { OptionKey } from './item-writes.ts';
export {
  type AdditionalOption,
  LIVE_STATUSES,
  type Listing,
  type ListingDetail,
  type ListingOption,
  type ListingPage,
  type ListingStatus,
  optionNameOf,
  optionValueOf,
  type ReadOptions,
} from './listing.ts';
export { METHODS, type MethodName, QAPI_HOST } from './methods.ts';
export type { Unreadable } from './order-row.ts';
export type { Confirmation, Delay, OrderWriteResult, Sending } from './order-writes.ts';
export type { OrderDateKind, OrderList, OrderQuery } from './orders.ts';
export { PersonalData } from './personal-data.ts';
export type { PriceQuantity } from './price-writes.ts';
export { createQapi, type Qapi, type QapiOptions } from './qapi.ts';
export type { Recipient } from './recipients.ts';
export type { BulkResult, RowState } from './row-results.ts';
export {
  type Going,
  ITEM_WRITES,
  type ItemWriteMethod,
  type Receipt,
  SHOWN_WITHIN_MS,
  type Verification,
} from './writes.ts';
