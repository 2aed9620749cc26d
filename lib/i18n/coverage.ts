import { catalogue } from './language.ts';

/** Words of the mapped share and of the readings behind it. */
export const coverageTexts = /* @__PURE__ */ catalogue({
  ja: {
    title: 'SKU と一致するコード',
    share: (percent: number) => `${percent}%`,
    counts: (counts: { mapped: number; codes: number }) =>
      `${counts.codes.toLocaleString('ja')} 件中 ${counts.mapped.toLocaleString('ja')} 件`,
    unread: (count: number) => `未読の商品 ${count.toLocaleString('ja')} 件`,
    since: (change: { points: number; day: string }) =>
      change.points === 0
        ? `${change.day} から変化なし`
        : `${change.day} から ${change.points > 0 ? '+' : '−'}${Math.abs(change.points)} ポイント`,
    none: 'まだ集計がありません。商品と SKU を読み取ると表示されます。',
    reading: (progress: { read: number; total: number }) =>
      `商品 ${progress.total.toLocaleString('ja')} 件中 ${progress.read.toLocaleString('ja')} 件を読み取り済み`,
    oldest: (moment: string) => `最も古い情報：${moment}`,
    readingAll: '全商品を読み取っています。',
  },
  en: {
    title: 'Codes that match a SKU',
    share: (percent) => `${percent}%`,
    counts: (counts) => `${counts.mapped.toLocaleString('en')} of ${counts.codes.toLocaleString('en')}`,
    unread: (count) => (count === 1 ? '1 listing not read yet' : `${count.toLocaleString('en')} listings not read yet`),
    since: (change) =>
      change.points === 0
        ? `no change since ${change.day}`
        : `${change.points > 0 ? '+' : '−'}${Math.abs(change.points)} points since ${change.day}`,
    none: 'Nothing counted yet. It shows once listings and SKUs are read.',
    reading: (progress) =>
      `${progress.read.toLocaleString('en')} of ${progress.total.toLocaleString('en')} listings read`,
    oldest: (moment) => `oldest: ${moment}`,
    readingAll: 'All listings are being read.',
  },
});
