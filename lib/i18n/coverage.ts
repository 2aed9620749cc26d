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
  ko: {
    title: 'SKU에 매핑된 코드',
    share: (percent) => `${percent}%`,
    counts: (counts) => `${counts.codes.toLocaleString('ko')}개 중 ${counts.mapped.toLocaleString('ko')}개`,
    unread: (count) => `아직 읽지 않은 상품 ${count.toLocaleString('ko')}개`,
    since: (change) =>
      change.points === 0
        ? `${change.day} 이후 변동 없음`
        : `${change.day} 이후 ${change.points > 0 ? '+' : '−'}${Math.abs(change.points)}%p`,
    none: '아직 집계가 없습니다. 상품과 SKU를 읽으면 표시됩니다.',
    reading: (progress) =>
      `상품 ${progress.total.toLocaleString('ko')}개 중 ${progress.read.toLocaleString('ko')}개를 읽었습니다`,
    oldest: (moment) => `가장 오래된 정보: ${moment}`,
    readingAll: '전체 상품을 읽고 있습니다.',
  },
});
