import {
  deriveCart,
  type JstDate,
  type OrderLine,
  type Shipment,
  type ShopSettings,
  type WatchFacts,
} from '#lib/domain';
import { HOUR, line, mapped, NOON } from './make.ts';

export const DAY = 24 * HOUR;

export const shop = (change: Partial<ShopSettings> = {}): ShopSettings => ({
  shopId: line().shopId,
  readOnly: false,
  duties: {
    'bring-in': 'smartship',
    confirm: 'smartship',
    instruct: 'smartship',
    tracking: 'smartship',
    stock: 'smartship',
  },
  dutySince: {},
  smartshipLinkDeclaredOff: false,
  fillTrackingGap: false,
  shipDateRule: { businessDays: 2, cutOffHour: 24, closedWeekdays: [0, 6], closedOnHolidays: true },
  pollMinutes: 5,
  notSmartship: [],
  addedAt: NOON,
  ...change,
});

export const cart = (order: OrderLine = line(), shipments: readonly Shipment[] = []) =>
  deriveCart(
    { shopId: order.shopId, packNo: order.packNo, lines: [order] },
    { verdictOf: () => mapped(), shipments, job: null, now: NOON },
  );

/** All is well: both sides were read a minute ago, and Smartship collected something an hour ago. */
export const facts = (change: Partial<WatchFacts> = {}): WatchFacts => ({
  now: NOON,
  isHoliday: () => false,
  shops: [shop()],
  carts: [],
  connections: [],
  sources: [
    { source: 'orders', party: 'qoo10', shopId: 'demo_shop', lastEnd: NOON - 60_000, failure: null },
    { source: 'shipments', party: 'smartship', shopId: null, lastEnd: NOON - 60_000, failure: null },
  ],
  lastCollection: new Map([['demo_shop', NOON - HOUR]]),
  shippedSeenAt: new Map(),
  automationAsks: false,
  diskFull: false,
  stockAsks: new Map(),
  linkOnAgain: [],
  ...change,
});

/** A day of Japan so many days from the scene's today. */
export const day = (offset: number): JstDate =>
  new Date(NOON + 9 * HOUR + offset * DAY).toISOString().slice(0, 10) as JstDate;
