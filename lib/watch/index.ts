export { noteConnection, stateOf } from './connections.ts';
export { CALLS, type Depth, decidingCodes, readListingOptions, unreadListing } from './read-listings.ts';
export {
  LISTING_CALLS_A_DAY,
  spendCalls,
  syncListings,
  wantListings,
} from './sync-listings.ts';
export { askSingly, type OrdersRead, syncOrders, vanished } from './sync-orders.ts';
export { syncShipments } from './sync-shipments.ts';
export { syncSkus } from './sync-skus.ts';
