export { editFormFeature } from './features/edit-form.ts';
export { listingsFeature } from './features/listings.ts';
export { ordersFeature } from './features/orders.ts';
export { createPage, type Page, type PageFeature } from './page.ts';
export { readEditForm } from './read-edit-form.ts';
export { readListings } from './read-listings.ts';
export { readLogin } from './read-login.ts';
export { readOrders } from './read-orders.ts';
export { startFeatures } from './start.ts';
export type {
  CodeField,
  EditFormView,
  LineOnPage,
  ListingOnPage,
  ListingsView,
  NotRead,
  OrdersView,
  ReadBy,
  Unreadable,
  UnreadableRow,
} from './views.ts';
