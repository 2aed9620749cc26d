import { catalogue } from './language.ts';

export const popupTexts = /* @__PURE__ */ catalogue({
  ja: {
    connections: '接続状況',
    today: '注文の状況',
    needsPerson: '要対応',
    ready: '送信可能',
    waiting: '処理待ち',
    sentToday: '本日送信',
    lastLook: (moment: string) => `最終確認 ${moment}`,
    neverLooked: 'Qoo10 をまだ確認していません',
    nextLook: (time: string) => `次回 ${time} ごろ`,
    synced: '同期しました',
    problems: '対応が必要なこと',
    noProblems: '対応が必要なことはありません。',
    cart: (packNo: string) => `カート番号 ${packNo}`,
    more: (count: number) => `ほか ${count} 件をパネルで確認`,
    start: 'はじめに、Qoo10 と Smartship を設定画面で接続してください。',
    syncName: (name: 'orders' | 'skus' | 'shipments' | 'listings' | 'links') =>
      ({
        orders: '注文の同期',
        skus: 'SKU の同期',
        shipments: '出荷状況の同期',
        listings: '商品の同期',
        links: '商品連携の同期',
      })[name],
  },
  en: {
    connections: 'Connections',
    today: 'Orders',
    needsPerson: 'Needs you',
    ready: 'Ready',
    waiting: 'Waiting',
    sentToday: 'Sent today',
    lastLook: (moment: string) => `Last look ${moment}`,
    neverLooked: 'Qoo10 has not been looked at yet',
    nextLook: (time: string) => `next about ${time}`,
    synced: 'Synced',
    problems: 'Needs attention',
    noProblems: 'Nothing needs you.',
    cart: (packNo: string) => `Cart ${packNo}`,
    more: (count: number) => `${count} more in the panel`,
    start: 'To begin, connect Qoo10 and Smartship in the options.',
    syncName: (name: 'orders' | 'skus' | 'shipments' | 'listings' | 'links') =>
      ({
        orders: 'Order sync',
        skus: 'SKU sync',
        shipments: 'Shipment sync',
        listings: 'Listing sync',
        links: 'Link sync',
      })[name],
  },
});
