import type { OptionsProps } from '#components/options';
import type { ConnectionReport } from '#lib/messaging/client';
import { connection, shop } from './samples.ts';

const done = () => Promise.resolve({ kind: 'done' } as const);

export const goodReport: ConnectionReport = {
  party: 'qoo10',
  ok: true,
  called: 'ShippingBasic.GetShippingInfo_v3',
  milliseconds: 120,
  failure: null,
  detail: 'mihon_shop',
  found: 12,
};

/** One shop, both sides connected by key, nothing under way. */
export const optionsProps: OptionsProps = {
  settings: { paused: false, shops: [{ ...shop, readOnly: true }] },
  connections: [connection('qoo10', { signIn: 'api-key' }), connection('smartship', { signIn: 'api-key' })],
  failed: false,
  vault: { locked: false, passphrase: false },
  unfinished: [],
  skuSource: null,
  backlogs: null,
  looks: null,
  log: [],
  notify: { on: false, quietFrom: 21, quietTo: 8 },
  onWholeLog: () => Promise.resolve([]),
  onAskToNotify: () => Promise.resolve(true),
  onNotify: done,
  onApproveBacklog: done,
  onFillGap: done,
  onPollMinutes: done,
  pageReads: [],
  onSaveQoo10: done,
  onIssueKey: () => Promise.resolve({ issued: true, report: goodReport }),
  onTest: () => Promise.resolve(goodReport),
  onRemoveShop: done,
  onSaveSmartship: done,
  onSaveTxApi: done,
  onTestTxApi: () => Promise.resolve(goodReport),
  onSignIn: () => Promise.resolve('refused'),
  onSignOut: done,
  onOffers: () => Promise.resolve('refused'),
  onImportSkus: done,
  onReadOnly: done,
  onDuty: done,
  onShipDate: done,
  onPassphrase: done,
  onUnlock: done,
  onPause: done,
  onLanguage: done,
  onExport: () => Promise.resolve('{}'),
  onImport: done,
  onErase: done,
};
