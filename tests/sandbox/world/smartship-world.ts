import { SHOP_NO } from './goods.ts';
import { HOUR } from './jst.ts';
import type { SandboxShipment, SmartshipSku, SmartshipWorld } from './smartship.ts';

/** Smartship with an account, two centres, a Qoo10 JP link on its defaults [smartship 1.4], and nothing else in it. */
export function createSmartshipWorld(linkKey: string): SmartshipWorld {
  const byNo = new Map<string, SmartshipSku>();
  const byCode = new Map<string, SmartshipSku[]>();
  const shipments = new Map<string, SandboxShipment>();
  const skus: SmartshipSku[] = [];
  const linkedSkus: SmartshipSku[] = [];
  const oauth: SmartshipWorld['oauth'] = {
    clients: new Map(),
    codes: new Map(),
    accessTokens: new Map(),
    refreshTokens: new Map(),
    spentRefreshTokens: new Map(),
    accessTokenLifeMs: HOUR,
    refreshTokenLifeMs: 30 * 24 * HOUR,
    signOutAll: () => {
      oauth.accessTokens.clear();
      oauth.refreshTokens.clear();
    },
  };
  return {
    shopNo: SHOP_NO,
    email: 'seller@example.invalid',
    password: 'Sample-Pass-2',
    apiKey: 'SAMPLE_SMARTSHIP_API_KEY_0001',
    txApiKey: 'QXAPIV1_g_1_SampleTxApiKey_g_2_0001',
    warehouses: [
      { plCd: 'JPTFC1', name: '見本センター東京' },
      { plCd: 'JPTFC2', name: '見本センター大阪' },
    ],
    skus,
    skuByNo: (skuNo) => byNo.get(skuNo),
    skusByCode: (code) => byCode.get(code) ?? [],
    addSku: (sku) => {
      skus.push(sku);
      byNo.set(sku.skuNo, sku);
      const same = byCode.get(sku.sellerCode);
      if (same === undefined) byCode.set(sku.sellerCode, [sku]);
      else same.push(sku);
    },
    linkedSkus,
    addLink: (sku, link) => {
      if (sku.links.length === 0) linkedSkus.push(sku);
      sku.links.push(link);
    },
    shipments,
    shipmentOf: (orderNo) =>
      [...shipments.values()].find(({ lines }) => lines.some((line) => line.orderNo === orderNo)),
    tombstones: [],
    requestIds: new Map(),
    link: {
      automaticOrderIntegration: true,
      automaticOrderConfirmation: false,
      automaticFulfillmentInstruction: false,
      writeTracking: true,
      key: linkKey,
      lastRunAt: undefined,
      lastError: '',
    },
    syncLog: [],
    oauth,
    variants: {
      camelCase: false,
      missingTools: [],
      unknowableArguments: {},
      changedSchemas: {},
      rowsWithoutLabels: false,
      rowsCarryGoods: false,
      confirmReachesQoo10: true,
      ignoresSearch: false,
      foreignOauthHost: '',
      refusesExtensionRedirects: false,
      unmappedBecomesSellerShip: false,
    },
  };
}
