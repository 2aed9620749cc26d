export type ServiceType = 'SS' | 'FF' | 'SW' | 'BB';
export type SkuKind = 'single' | 'option';

/** A stored link from a channel's item or option to a SKU [smartship 1.11]. */
export type ChannelLink = {
  readonly shopNo: number;
  readonly itemCode: string;
  /** Blank for an item without options. */
  readonly optionValue: string;
  orderMapping: boolean;
  /** N none, S site setting, P ratio, B safety stock, Z fast sold-out, L keep minimum [smartship 1.12]. */
  syncType: 'N' | 'S' | 'P' | 'B' | 'Z' | 'L';
  lastSyncedAt: number | undefined;
  lastSyncedQty: number | undefined;
};

export type SmartshipSku = {
  readonly skuNo: string;
  readonly groupNo: string;
  sellerCode: string;
  readonly kind: SkuKind;
  name: string;
  optionName: string;
  /** Units by warehouse code (pl_cd). */
  readonly stock: Record<string, number>;
  /** Units that live fulfilment orders wait for. */
  reserved: number;
  readonly autoRegistered: boolean;
  readonly links: ChannelLink[];
};

export type ShipmentLine = {
  /** The server's line key, SEQNO [smartship 3.2]. */
  readonly seqNo: number;
  readonly orderNo: string;
  readonly packNo: string;
  readonly itemCode: string;
  readonly title: string;
  readonly optionText: string;
  /** The code that was matched: option code when not blank, else seller code. */
  readonly code: string;
  readonly quantity: number;
  skuNo: string | undefined;
};

export type TrackingEvent = {
  readonly code: string;
  readonly label: string;
  readonly at: number;
  readonly location: string;
};

/** A live parcel: one QSP number, one or more mall order lines [smartship 4]. */
export type SandboxShipment = {
  readonly shippingNo: string;
  readonly serviceType: ServiceType;
  /** See `smartship/statuses.ts`. */
  status: string;
  readonly registeredAt: number;
  readonly registeredBy: 'api-link' | 'mcp' | 'excel';
  readonly clientRequestId: string;
  lines: ShipmentLine[];
  /** Why it is in the ERROR group; blank when it is not. */
  pendingReason: string;
  held: boolean;
  stopRequested: boolean;
  trackingNo: string;
  carrier: string;
  shippedAt: number | undefined;
  deliveredAt: number | undefined;
  readonly events: TrackingEvent[];
  readonly recipient: {
    readonly name: string;
    readonly kana: string;
    readonly phone: string;
    readonly mobile: string;
    readonly zipCode: string;
    readonly address: string;
  };
};

/** What is left of a deleted or cancelled delivery: the link never registers its orders again [smartship 1.5, 1.6]. */
export type Tombstone = {
  readonly shippingNo: string;
  readonly orderNos: readonly string[];
  readonly reason: 'deleted-by-seller' | 'cancelled-on-mall';
  readonly at: number;
};

/** The settings of the Qoo10 JP link [smartship 1.3] and how its last runs went. */
export type LinkSettings = {
  automaticOrderIntegration: boolean;
  automaticOrderConfirmation: boolean;
  automaticFulfillmentInstruction: boolean;
  /** Ship moment: tracking goes to Qoo10 [smartship 1.8]. */
  writeTracking: boolean;
  /** The seller authorization key that Smartship holds; dead when Qoo10 no longer takes it. */
  key: string;
  lastRunAt: number | undefined;
  lastError: string;
};

export type OauthClient = {
  readonly clientId: string;
  readonly redirectUris: readonly string[];
  readonly name: string;
};
export type OauthCode = {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly expiresAt: number;
};
export type OauthToken = { readonly clientId: string; readonly expiresAt: number; readonly family: number };

/** Smartship's sign-in. Lives in ms. */
export type OauthWorld = {
  readonly clients: Map<string, OauthClient>;
  readonly codes: Map<string, OauthCode>;
  readonly accessTokens: Map<string, OauthToken>;
  readonly refreshTokens: Map<string, OauthToken>;
  /** Refresh tokens that were already exchanged; using one again ends its whole family. */
  readonly spentRefreshTokens: Map<string, number>;
  accessTokenLifeMs: number;
  refreshTokenLifeMs: number;
  /** Every session is signed out at once. */
  signOutAll(): void;
};

/** Switches by which the MCP endpoint differs from what `ASSUMPTIONS.md` takes for normal. */
export type McpVariants = {
  camelCase: boolean;
  /** Tools that the server does not have. */
  missingTools: string[];
  /** Tool → a required argument that nobody outside can know. */
  unknowableArguments: Record<string, string>;
  /** Tool → properties whose JSON schema is replaced: `{ search_orders: { page_size: { type: 'integer', maximum: 50 } } }`. */
  changedSchemas: Record<string, Record<string, unknown>>;
  /** Rows carry codes only; labels come from get_order_status_search_params. */
  rowsWithoutLabels: boolean;
  /** Order rows carry their goods, as in a grid by sales-site order; normally goods are asked for by get_order_goods_by_shipping_nos. */
  rowsCarryGoods: boolean;
  /** Smartship's own order confirmation also confirms at Qoo10 [smartship 1.3 "confirm order", 4 C]. */
  confirmReachesQoo10: boolean;
  /** search_orders acts as if it had no search text. */
  ignoresSearch: boolean;
  /** OAuth metadata points to this host. */
  foreignOauthHost: string;
  /** Registration refuses redirects that are not on Smartship's own or a local host. */
  refusesExtensionRedirects: boolean;
  /** Order lines without SKU become seller-ship orders instead of errors. */
  unmappedBecomesSellerShip: boolean;
};

export type SmartshipWorld = {
  readonly shopNo: number;
  readonly email: string;
  readonly password: string;
  apiKey: string;
  /** TxAPI's key; it stands in the URL [smartship 2.1]. */
  txApiKey: string;
  readonly warehouses: readonly { readonly plCd: string; readonly name: string }[];
  readonly skus: SmartshipSku[];
  skuByNo(skuNo: string): SmartshipSku | undefined;
  skusByCode(code: string): readonly SmartshipSku[];
  addSku(sku: SmartshipSku): void;
  /** SKUs that have channel links. */
  readonly linkedSkus: readonly SmartshipSku[];
  addLink(sku: SmartshipSku, link: ChannelLink): void;
  readonly shipments: Map<string, SandboxShipment>;
  shipmentOf(orderNo: string): SandboxShipment | undefined;
  readonly tombstones: Tombstone[];
  /** client_request_id of create_order → QSP number; never forgotten. */
  readonly requestIds: Map<string, string>;
  readonly link: LinkSettings;
  readonly syncLog: {
    readonly at: number;
    readonly skuNo: string;
    readonly itemCode: string;
    readonly qty: number;
    readonly ok: boolean;
    readonly message: string;
  }[];
  readonly oauth: OauthWorld;
  readonly variants: McpVariants;
};
