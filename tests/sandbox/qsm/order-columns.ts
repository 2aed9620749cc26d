import type { HeadingLanguage, Look } from './variants.ts';

type Column = {
  readonly field: string;
  readonly ja: string;
  readonly ko: string;
  readonly en: string;
  readonly zh: string;
  readonly width: number;
  readonly edits?: boolean;
};

function column(field: string, width: number, ja: string, ko: string, en: string, zh: string, edits = false): Column {
  return { field, ja, ko, en, zh, width, edits };
}

// Headings: ja and ko exact [jqsm 5.4]; en and zh are candidates nobody has verified. Field names [jqsm 2.3] where public, else assumed.
const DETAIL: readonly Column[] = [
  column('stat_nm', 80, '配送状態', '배송상태', 'Shipping status', '配送状态'),
  column('order_no', 90, '注文番号', '주문번호', 'Order no.', '订单号'),
  column('pack_no', 90, 'カート番号', '장바구니번호', 'Cart no.', '购物车编号'),
  column('takbae_name', 90, '配送会社', '택배사', 'Shipping company', '物流公司'),
  column('no_songjang', 110, '送り状番号', '송장번호', 'Tracking no.', '运单号', true),
  column('ttrans_dt', 120, '発送日', '발송일', 'Shipping date', '发货日'),
  column('contr_dt', 130, '注文日', '주문일', 'Order date', '下单日'),
  column('acnt_dt', 130, '入金日', '입금일', 'Payment date', '付款日'),
  column('hope_dt', 90, 'お届け希望日', '배달희망일', 'Desired delivery date', '希望送达日'),
  column('send_plan_dt', 90, '発送予定日', '발송예정일', 'Est. shipping date', '预计发货日', true),
  column('deliv_end_dt', 120, '配送完了日', '배송완료일', 'Delivered date', '配送完成日'),
  column('delivery_type', 90, '配送方法', '배송방식', 'Delivery method', '配送方式'),
  column('gd_no', 90, '商品番号', '상품코드', 'Item code', '商品编号'),
  column('gd_nm', 160, '商品名', '상품명', 'Item', '商品名称'),
  column('contr_amt', 60, '数量', '수량', 'Qty.', '数量'),
  column('option_info', 140, 'オプション情報', '옵션정보', 'Options', '选项信息'),
  column('option_code_info', 110, 'オプションコード', '판매자옵션코드', 'Option Code', '选项代码'),
  column('gift_nm', 80, 'おまけ', '사은품', 'Free gift', '赠品'),
  column('rcv_nm', 90, '受取人名', '수취인명', 'Recipient', '收件人'),
  column('rcv_nm_kana', 110, '受取人名(フリガナ)', '수취인명(음성표기)', 'Recipient (phonetic)', '收件人(读音)'),
  column('rcv_tel', 100, '受取人電話番号', '수취인전화번호', 'Recipient phone', '收件人电话'),
  column('rcv_hp', 110, '受取人携帯電話番号', '수취인핸드폰번호', 'Recipient mobile', '收件人手机'),
  column('r_addr', 160, '住所', '주소', 'Address', '地址'),
  column('r_zip_code', 80, '郵便番号', '우편번호', 'Postal code', '邮政编码'),
  column('nation_nm', 60, '国家', '국가', 'Nation', '国家'),
  column('deliv_pay', 90, '送料の決済', '배송비결제', 'Shipping rate type', '运费结算'),
  column('pay_site', 90, '決済サイト', '주문국가', 'Payment nation', '结算网站'),
  column('currency', 60, '通貨', '통화', 'Currency', '货币'),
  column('acnt_money', 100, '購入者決済金額', '구매자결제금', 'Payment of buyer', '买家付款金额'),
  column('sell_price', 80, '販売価格', '판매가', 'Sell price', '销售价'),
  column('discount', 80, '割引額', '할인액 ', 'Discount', '折扣额'),
  column('order_total', 100, '注文金額の合計', '총주문액', 'Total price', '订单总额'),
  column('supply_total', 100, '供給原価の合計', '총공급원가', 'Settle price', '供货成本合计'),
  column('cust_nm', 90, '購入者名', '구매자명', 'Customer', '买家姓名'),
  column('cust_nm_kana', 110, '購入者名(フリガナ)', '구매자명(발음표기)', 'Customer (phonetic)', '买家姓名(读音)'),
  column('deliv_memo', 140, '配送要請事項', '배송요청사항', 'Memo to seller', '配送要求'),
  column('cust_tel', 100, '購入者電話番号', '구매자전화번호', 'Customer phone', '买家电话'),
  column('cust_hp', 110, '購入者携帯電話番号', '구매자핸드폰번호', 'Customer mobile', '买家手机'),
  column('outer_gd_no', 120, '販売者商品コード', '판매자상품코드', 'Seller Code', '卖家商品代码'),
  column('jan_code', 100, 'JANコード', 'JAN코드', 'JAN code', 'JAN代码'),
  column('standard_no', 80, '規格番号', '규격번호', 'Standard no.', '规格编号'),
  column('present_from', 100, 'プレゼント贈り主', '(선물)보내는사람', 'Gift sender', '赠礼人'),
  column('outer_ad', 80, '外部広告', '외부광고', 'External ad', '外部广告'),
  column('material', 80, '素材', '소재', 'Material', '材质'),
  column('gift_order', 80, 'ギフト注文', '선물하기주문', 'Gift order', '礼品订单'),
];

const LOCKER = column(
  'locker_service',
  110,
  '荷物預かりサービス',
  '수화물 보관함 서비스',
  'Luggage locker',
  '行李寄存服务',
);

// [jqsm 5.5]
const BRIEF_FIELDS = [
  'stat_nm',
  'order_no',
  'pack_no',
  'takbae_name',
  'no_songjang',
  'ttrans_dt',
  'send_plan_dt',
  'gd_nm',
  'contr_amt',
  'option_info',
  'option_code_info',
  'rcv_nm',
  'outer_gd_no',
  'outer_ad',
  'pay_site',
];

/** One column as the page's script gets it. */
export type PageColumn = {
  readonly field: string;
  readonly heading: string;
  readonly width: number;
  readonly edits: boolean;
  readonly number: boolean;
};

const NUMBER_FIELDS = new Set(['contr_amt', 'acnt_money', 'sell_price', 'discount', 'order_total', 'supply_total']);

function headingOf(of: Column, index: number, language: HeadingLanguage): string {
  return language === 'unknown' ? `項目${String(index + 1).padStart(2, '0')}` : of[language];
}

function detailColumns(look: Look): readonly Column[] {
  if (look.columns === 44) return DETAIL.filter((each) => each.field !== 'gift_order');
  if (look.columns === 45) return DETAIL;
  return DETAIL.flatMap((each) => (each.field === 'outer_ad' ? [LOCKER, each] : [each]));
}

function swapped(columns: readonly Column[]): readonly Column[] {
  const byField = (field: string): Column | undefined => columns.find((each) => each.field === field);
  const swaps: Readonly<Record<string, Column | undefined>> = {
    outer_gd_no: byField('option_code_info'),
    option_code_info: byField('outer_gd_no'),
  };
  return columns.map((each) => swaps[each.field] ?? each);
}

function blanked(heading: string, index: number): string {
  return [`${heading} `, `\u00a0${heading}`, ` ${heading}\u00a0 `][index % 3] ?? heading;
}

/** The grid's columns after the checkbox, in page order. `brief` is the summary tab's set. */
export function orderColumns(look: Look, kind: 'detail' | 'brief'): readonly PageColumn[] {
  const all = detailColumns(look);
  const chosen = kind === 'detail' ? all : BRIEF_FIELDS.flatMap((field) => all.filter((each) => each.field === field));
  const ordered = look.variants.has('swapped') ? swapped(chosen) : chosen;
  return ordered.map((each, index) => {
    const heading = headingOf(each, index, look.language);
    return {
      field: each.field,
      heading: look.variants.has('blanks') ? blanked(heading, index) : heading,
      width: each.width,
      edits: each.edits === true,
      number: NUMBER_FIELDS.has(each.field),
    };
  });
}
