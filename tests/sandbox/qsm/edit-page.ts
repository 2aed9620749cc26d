import { idPrefix, pageMarkup, type Seller } from './frame.ts';
import { type Html, html } from './html.ts';
import { type HeadingLanguage, type Look, lookQuery } from './variants.ts';

export const EDIT_PATH = 'Goods/GoodsModification.aspx';

/** One option line as the form shows it. */
export type OptionLine = {
  readonly names: readonly string[];
  readonly values: readonly string[];
  readonly price: string;
  readonly quantity: string;
  readonly optionCode: string;
};

/** One listing as the form shows it. */
export type ListingForm = {
  readonly itemCode: string;
  readonly title: string;
  readonly sellerCode: string;
  readonly price: string;
  readonly quantity: string;
  readonly options: readonly OptionLine[];
  /** Choices of additional options (追加型); `quantity` is blank [qapi 4.5]. */
  readonly additional: readonly OptionLine[];
};

type Words = Readonly<Record<keyof typeof JA, string>>;

const JA = {
  page: '商品の照会/修正',
  itemCode: '商品番号',
  title: '商品名',
  sellerCode: '販売者商品コード',
  price: '販売価格',
  quantity: '数量',
  options: 'オプション',
  additional: '追加型オプション',
  optionName: 'オプション名',
  optionValue: 'オプション値',
  optionPrice: 'オプション価格',
  optionCode: '販売者オプションコード',
  save: '修正',
  cancel: 'キャンセル',
  confirmSave: '修正しますか?',
  saved: '保存しました',
};

// ko: words of the Korean screens [jqsm 9.1]; en: SG/MY words [jqsm 4.2], unverified on J-QSM.
const KO: Words = {
  page: '상품 조회/수정',
  itemCode: '상품코드',
  title: '상품명',
  sellerCode: '판매자상품코드',
  price: '판매가',
  quantity: '수량',
  options: '옵션',
  additional: '추가형 옵션',
  optionName: '옵션명',
  optionValue: '옵션값',
  optionPrice: '옵션가격',
  optionCode: '판매자옵션코드',
  save: '수정',
  cancel: '취소',
  confirmSave: '수정하시겠습니까?',
  saved: '저장되었습니다',
};

const EN: Words = {
  page: 'Edit Item Info',
  itemCode: 'Item Code',
  title: 'Item Title',
  sellerCode: 'Seller Item Code',
  price: 'Sell price',
  quantity: 'Available Total Qty',
  options: 'Options',
  additional: 'Additional options',
  optionName: 'Option name',
  optionValue: 'Option value',
  optionPrice: 'Option price',
  optionCode: 'Seller Option Code',
  save: 'Save',
  cancel: 'Cancel',
  confirmSave: 'Save the changes?',
  saved: 'Saved',
};

function wordsOf(language: HeadingLanguage): Words {
  if (language === 'ko') return KO;
  return language === 'en' ? EN : JA;
}

type Field = { readonly label: string; readonly content: Html };

type Kind = 'options' | 'additional';

function input(field: string, value: string, kind = '', option?: number, of: Kind = 'options'): Html {
  const bound = option === undefined ? html`` : html` data-option="${option}" data-of="${of}"`;
  const limit = field === 'sellerCode' || field === 'optionCode' ? html` maxlength="100"` : html``;
  return html`<input type="text" class="${kind}" data-field="${field}"${bound}${limit} value="${value}" autocomplete="off">`;
}

function fieldsOf(listing: ListingForm, words: Words): readonly Field[] {
  return [
    { label: words.itemCode, content: html`<span class="txt">${listing.itemCode}</span>` },
    { label: words.title, content: input('title', listing.title, 'wide') },
    { label: words.sellerCode, content: input('sellerCode', listing.sellerCode) },
    { label: words.price, content: html`${input('price', listing.price)} 円` },
    { label: words.quantity, content: input('quantity', listing.quantity) },
  ];
}

function fieldRows(fields: readonly Field[], look: Look): Html {
  if (look.variants.has('dl'))
    return html`<dl class="form_dl">${fields.map(({ label, content }) => html`<dt>${label}</dt><dd>${content}</dd>`)}</dl>`;
  return html`<table class="form_tbl"><tbody>${fields.map(
    ({ label, content }) => html`<tr><th>${label}</th><td>${content}</td></tr>`,
  )}</tbody></table>`;
}

/** A heading and field name per option column, checkbox column excepted; as many axes as the listing has. */
function optionColumns(
  options: readonly OptionLine[],
  words: Words,
  of: Kind,
): readonly { field: string; heading: string; width: number }[] {
  const axes = Math.max(1, ...options.map((option) => option.names.length));
  const perAxis = Array.from({ length: axes }, (_, axis) => [
    { field: `name${axis}`, heading: `${words.optionName}${axis + 1}`, width: 110 },
    { field: `value${axis}`, heading: `${words.optionValue}${axis + 1}`, width: 130 },
  ]);
  return [
    ...perAxis.flat(),
    { field: 'price', heading: words.optionPrice, width: 100 },
    ...(of === 'options' ? [{ field: 'quantity', heading: words.quantity, width: 80 }] : []),
    { field: 'optionCode', heading: words.optionCode, width: 180 },
  ];
}

function optionRecord(option: OptionLine): Readonly<Record<string, string>> {
  const axes = option.names.flatMap((name, axis) => [
    [`name${axis}`, name],
    [`value${axis}`, option.values[axis] ?? ''],
  ]);
  return {
    ...Object.fromEntries(axes),
    price: option.price,
    quantity: option.quantity,
    optionCode: option.optionCode,
  };
}

function optionTable(options: readonly OptionLine[], words: Words, of: Kind): Html {
  const columns = optionColumns(options, words, of);
  const row = (option: OptionLine, index: number): Html => {
    const record = optionRecord(option);
    const cells = columns.map(({ field }) => html`<td>${input(field, record[field] ?? '', '', index, of)}</td>`);
    return html`<tr><td><input type="checkbox"></td>${cells}</tr>`;
  };
  const headings = columns.map(({ heading }) => html`<th>${heading}</th>`);
  return html`<table class="tbl opt_tbl"><tbody><tr><th><input type="checkbox"></th>${headings}</tr>${options.map(row)}</tbody></table>`;
}

const GRIDS: Readonly<Record<Kind, string>> = { options: 'gridOption', additional: 'gridAdditional' };
const gridId = (look: Look, of: Kind): string => `__grid_${idPrefix(look)}${GRIDS[of]}`;

function optionSection(listing: ListingForm, look: Look, words: Words, of: Kind): Html {
  if (listing[of].length === 0) return html``;
  const holder = html`<div id="${gridId(look, of)}" class="option_grid"></div>`;
  return html`<h3 class="tit">${words[of]}</h3>${look.variants.has('editor') ? holder : optionTable(listing[of], words, of)}`;
}

/** The edit form of one listing. Labels are its only dependable marks [jqsm 9.1]. */
export function editPage(look: Look, seller: Seller, listing: ListingForm): string {
  const words = wordsOf(look.language);
  const kinds: readonly Kind[] = look.variants.has('additional-first')
    ? ['additional', 'options']
    : ['options', 'additional'];
  const edited = look.variants.has('editor') ? kinds.filter((of) => listing[of].length > 0) : [];
  const editor = edited.length > 0;
  const main = html`<h2 class="page_tit">${words.page}</h2>
${fieldRows(fieldsOf(listing, words), look)}${kinds.map((of) => optionSection(listing, look, words, of))}
<div class="btn_area"><button type="button" class="main" id="${idPrefix(look)}btn_modify">${words.save}</button><button type="button">${words.cancel}</button></div>`;
  return pageMarkup(
    {
      title: words.page,
      look,
      seller,
      menu: 'listings',
      breadcrumb: ['商品管理', words.page],
      main,
      scripts: ['common.js', ...(editor ? ['grid.js'] : []), 'edit.js'],
      grid: editor,
      setting: {
        itemCode: listing.itemCode,
        texts: { confirmSave: words.confirmSave, saved: words.saved },
        grids: edited.map((of) => ({
          of,
          id: gridId(look, of),
          columns: optionColumns(listing[of], words, of),
          rows: listing[of].map(optionRecord),
        })),
      },
    },
    lookQuery(look),
  );
}
