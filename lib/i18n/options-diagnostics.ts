import { catalogue } from './language.ts';

/** How J-QSM pages were read, in the options. */
export const diagnosticsTexts = /* @__PURE__ */ catalogue({
  ja: {
    title: '診断：J-QSM ページの読み取り',
    lead: 'ページのどの見出しから何を読み取ったかの記録です。注文番号・コード・購入者の情報は含みません。読み取り方が変わったときは、J-QSM の画面が変わった可能性があります。',
    none: 'まだ記録がありません。J-QSM の配送管理や商品ページを開くと表示します。',
    page: 'ページ',
    fields: '項目：読み取り方',
    rows: '行数',
    seen: '最後に見た日時',
    orders: '配送管理',
    listings: '商品の照会/修正',
    'edit-form': '商品の修正フォーム',
    times: (count: number) => `${count} 回`,
    unreadable: (count: number) => `読み取れない行 ${count}`,
    nothing: '見出しを読み取れません',
  },
  en: {
    title: 'Diagnostics: how J-QSM pages are read',
    lead: 'Which heading of a page each field was read by. No order number, code or buyer is in it. Another way of reading than before may mean that J-QSM changed its pages.',
    none: 'Nothing yet. Open an order or item page of J-QSM.',
    page: 'Page',
    fields: 'Field: read by',
    rows: 'Rows',
    seen: 'Last seen',
    orders: 'Orders',
    listings: 'Goods list',
    'edit-form': 'Edit form',
    times: (count) => (count === 1 ? 'once' : `${count} times`),
    unreadable: (count) => (count === 1 ? '1 row not readable' : `${count} rows not readable`),
    nothing: 'headings not known',
  },
});
