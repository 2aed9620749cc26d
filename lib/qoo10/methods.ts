/** Where Qoo10's API lives; the only host this folder calls [qapi 1.1]. */
export const QAPI_HOST = 'api.qoo10.jp';
export const QAPI_BASE = `https://${QAPI_HOST}/GMKT.INC.Front.QAPIService/ebayjapan.qapi`;

interface Method {
  /** QAPIVersion header [qapi 1.1]. */
  readonly version: '1.0' | '1.1' | '1.2';
  /** A write whose reply is lost has an unknown outcome; a read is simply asked again by the caller. */
  readonly kind: 'read' | 'write';
}

/** Every method that this product may call; one that is not here cannot be called. EditGoodsInventory is left out on purpose: it replaces all options [design §5]. */
export const METHODS = {
  'CertificationAPI.CreateCertificationKey': { version: '1.0', kind: 'write' },
  'ShippingBasic.GetShippingInfo_v3': { version: '1.0', kind: 'read' },
  'ShippingBasic.GetShippingAndClaimInfoByOrderNo_V2': { version: '1.0', kind: 'read' },
  'ShippingBasic.GetClaimInfo_V3': { version: '1.0', kind: 'read' },
  'ShippingBasic.SetSellerCheckYN_V2': { version: '1.0', kind: 'write' },
  'ShippingBasic.SetSellerCheckYNBulk': { version: '1.0', kind: 'write' },
  'ShippingBasic.SetSendingInfo': { version: '1.0', kind: 'write' },
  'ShippingBasic.SetSendingInfoBulk': { version: '1.0', kind: 'write' },
  'ItemsLookup.GetAllGoodsInfo': { version: '1.0', kind: 'read' },
  'ItemsLookup.GetItemDetailInfo': { version: '1.2', kind: 'read' },
  'ItemsLookup.GetGoodsInventoryInfo': { version: '1.0', kind: 'read' },
  'ItemsLookup.GetGoodsOptionInfo': { version: '1.0', kind: 'read' },
  'ItemsBasic.UpdateGoods': { version: '1.1', kind: 'write' },
  'ItemsOptions.UpdateInventoryDataUnit': { version: '1.0', kind: 'write' },
  'ItemsOptions.UpdateInventoryDataBulk': { version: '1.0', kind: 'write' },
  'ItemsOptions.UpdateInventoryQtyUnit': { version: '1.0', kind: 'write' },
  'ItemsOrder.SetGoodsPriceQty': { version: '1.0', kind: 'write' },
  'ItemsOrder.SetGoodsPriceQtyBulk': { version: '1.0', kind: 'write' },
} as const satisfies Record<string, Method>;

export type MethodName = keyof typeof METHODS;

/** Rows that a bulk write takes at most [qapi 1.4]. */
export const BULK_ROWS = 500;
