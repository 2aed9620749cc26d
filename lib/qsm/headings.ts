/** Languages J-QSM's own pages can be in, as far as we know their headings. */
export type PageLanguage = 'ja' | 'ko' | 'en';

type Spellings = Readonly<Record<PageLanguage, readonly string[]>>;

/**
 * Headings of the orders grid that we read. Columns about buyers are not here, so that no code can ask for them (design §9).
 * ja and ko are the exact headings of the detail file [jqsm 5.4]; en is unverified on J-QSM [jqsm 9.2].
 */
export const ORDER_HEADINGS = {
  status: { ja: ['配送状態'], ko: ['배송상태'], en: ['Shipping status'] },
  orderNo: { ja: ['注文番号'], ko: ['주문번호'], en: ['Order no.'] },
  packNo: { ja: ['カート番号'], ko: ['장바구니번호'], en: ['Cart no.'] },
  itemCode: { ja: ['商品番号'], ko: ['상품코드'], en: ['Item code'] },
  itemTitle: { ja: ['商品名'], ko: ['상품명'], en: ['Item'] },
  quantity: { ja: ['数量'], ko: ['수량'], en: ['Qty.'] },
  optionCode: { ja: ['オプションコード'], ko: ['판매자옵션코드'], en: ['Option Code'] },
  sellerCode: { ja: ['販売者商品コード'], ko: ['판매자상품코드'], en: ['Seller Code', 'Seller item code'] },
} as const satisfies Record<string, Spellings>;

/** Headings of the goods list; the exact ones are not public, these are the words sellers are told elsewhere [jqsm 4.1]. */
export const LISTING_HEADINGS = {
  itemCode: { ja: ['商品番号'], ko: ['상품코드'], en: ['Item code'] },
  itemTitle: { ja: ['商品名'], ko: ['상품명'], en: ['Item', 'Item Title'] },
  sellerCode: {
    ja: ['販売者商品コード', '販売者コード'],
    ko: ['판매자상품코드'],
    en: ['Seller Code', 'Seller Item Code'],
  },
} as const satisfies Record<string, Spellings>;

/** Labels of the edit form and headings of its option table [jqsm 9.1]. */
export const EDIT_LABELS = {
  itemCode: { ja: ['商品番号'], ko: ['상품코드'], en: ['Item Code'] },
  itemTitle: { ja: ['商品名'], ko: ['상품명'], en: ['Item Title'] },
  sellerCode: {
    ja: ['販売者商品コード', '販売者コード'],
    ko: ['판매자상품코드'],
    en: ['Seller Item Code', 'Seller Code'],
  },
  optionCode: {
    ja: ['販売者オプションコード'],
    ko: ['판매자옵션코드'],
    en: ['Seller Option Code', 'Option Code'],
  },
  optionPart: {
    ja: ['オプション名', 'オプション値'],
    ko: ['옵션명', '옵션값'],
    en: ['Option name', 'Option value'],
  },
  quantity: { ja: ['数量', '在庫数量'], ko: ['수량', '재고수량'], en: ['Qty', 'Quantity', 'Available Total Qty'] },
} as const satisfies Record<string, Spellings>;

/** Titles of the section of additional options (追加型); how J-QSM words it is not public, these are what manuals call them [C]. */
export const ADDITIONAL_SECTION =
  /追加(型|オプション|項目)|추가 ?(옵션|구성|항목|형)|additional (item )?option|add-on/i;

/** Headings that only tables we must not take have: 配送商品Summary [jqsm 5.1]. */
export const DECOY_HEADINGS: ReadonlySet<string> = new Set([
  '販売数量',
  '注文件数',
  '注文番号',
  '주문번호',
  'Order no.',
]);

export type OrderField = keyof typeof ORDER_HEADINGS;
export type ListingField = keyof typeof LISTING_HEADINGS;
export type EditField = keyof typeof EDIT_LABELS;

export interface Heading<Field extends string> {
  readonly field: Field;
  readonly language: PageLanguage;
}

/** Turns a table of spellings around: cleaned heading text, without letter case, to its field. */
export function headingIndex<Field extends string>(
  fields: Readonly<Record<Field, Spellings>>,
): ReadonlyMap<string, Heading<Field>> {
  const index = new Map<string, Heading<Field>>();
  for (const field of Object.keys(fields) as Field[]) // Object.keys forgets the literal keys of its own argument.
    for (const language of ['ja', 'ko', 'en'] as const)
      for (const text of fields[field][language]) index.set(headingKey(text), { field, language });
  return index;
}

/** A heading as the index knows it: blanks and no-break spaces collapsed, marks such as a trailing colon or star dropped. */
export function headingKey(text: string): string {
  return text
    .replaceAll(/[\s\u00a0\u3000]+/g, ' ')
    .replaceAll(/^[ *※]+|[ *:：※]+$/g, '')
    .toLowerCase();
}
