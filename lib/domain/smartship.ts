import type { Code, Instant, OrderNo, PackNo, ShippingNo, SkuNo } from './words.ts';

/** `single`: the one SKU of a product without options; `option`: one of several; `untold` where the server did not say. */
export type SkuKind = 'single' | 'option' | 'untold';

/** One Smartship option SKU. */
export interface Sku {
  readonly skuNo: SkuNo;
  /** "Seller defined code" exactly as Smartship holds it; blank where the seller gave none. */
  readonly sellerCode: Code;
  readonly kind: SkuKind;
  readonly name: string;
  readonly optionName: string;
  /** Units in all warehouses; null where the server did not tell. */
  readonly stock: number | null;
  readonly stockByWarehouse: Readonly<Record<string, number>>;
  /** True where Smartship registered the SKU by itself from an order. */
  readonly autoRegistered: boolean;
}

/** SS general (seller ships), FF fulfilment, SW smart warehouse, BB not understood [smartship 4]. */
export type ServiceType = 'SS' | 'FF' | 'SW' | 'BB' | 'untold';

/**
 * Our reading of where a shipment stands. Comes from one table in lib/smartship marked [C];
 * `unknown` keeps the server's own label and drives no write.
 */
export type ShipmentStage =
  | 'error'
  | 'registered'
  | 'confirmed'
  | 'instructed'
  | 'picking'
  | 'shipped'
  | 'delivered'
  | 'cancelled'
  | 'unknown';

export interface ShipmentLine {
  /** The server's line key (SEQNO). */
  readonly seqNo: string | null;
  /** The mall's order number, where the server shows it. */
  readonly orderNo: OrderNo | null;
  readonly packNo: PackNo | null;
  readonly code: Code | null;
  readonly skuNo: SkuNo | null;
  readonly quantity: number | null;
}

/** The Smartship side of one or more carts. */
export interface Shipment {
  readonly shippingNo: ShippingNo;
  readonly serviceType: ServiceType;
  readonly stage: ShipmentStage;
  /** The server's status code and its own label for it, shown as they are. */
  readonly statusCode: string;
  readonly statusLabel: string;
  /** Why it is stuck, in the server's words; null when it is not. */
  readonly pendingReason: string | null;
  readonly held: boolean;
  /** Whether a stop was asked for; not there where the server does not tell. */
  readonly stopRequested?: boolean;
  readonly trackingNo: string | null;
  readonly carrier: string | null;
  /** True only after a real hand-over, not merely a number; null where it cannot be told. */
  readonly reallyShipped: boolean | null;
  readonly registeredAt: Instant | null;
  readonly lines: readonly ShipmentLine[];
  readonly readAt: Instant;
}

/** Alive: it may still ship or has shipped; a second one for the same cart would be a duplicate. */
export const isAlive = (shipment: Shipment): boolean => shipment.stage !== 'cancelled';

/**
 * Until when to search for registrations. Beyond this computer's own now: one whose clock is a day behind would else miss
 * what was registered today and take it for absent. [C] Smartship takes an end date that is still to come.
 */
export const searchEnd = (now: Instant): Instant => now + 2 * 86_400_000;
