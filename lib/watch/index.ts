export { noteConnection } from './connections.ts';
export { gatherFacts } from './facts.ts';
export { KEPT_DAYS, LOG_ROWS, prune } from './prune.ts';
export { type Depth, decidingCodes, readListingOptions } from './read-listings.ts';
export { LINK_CALLS_A_DAY, LINKS_EVERY, type LinksRead, syncLinks } from './sync-links.ts';
export {
  LISTING_CALLS_A_DAY,
  spendCalls,
  syncListings,
  wantListings,
} from './sync-listings.ts';
export { type OrdersLook, type OrdersRead, syncOrders } from './sync-orders.ts';
export { type ShipmentsRead, syncShipments } from './sync-shipments.ts';
export { syncSkus } from './sync-skus.ts';
export { askSingly, resolveVanished } from './vanished.ts';
