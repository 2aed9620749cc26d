import type { StockNote, StockNoteCode, StockNoteParams } from '#lib/domain';
import type { Said } from './failures.ts';
import { momentText } from './format.ts';
import type { Language } from './language.ts';

type Sentences = {
  readonly [Code in StockNoteCode]: (params: StockNoteParams[Code]) => readonly [why: string, next: string];
};

const JA: Sentences = {
  'stock-says': (p) => [`販売可能 ${p.available}（倉庫 ${p.units} − 注文で確保 ${p.held} − 安全在庫 ${p.safety}）`, ''],
  shared: ({ listings }) => [`同じ SKU を使う ${listings} 件で分けます。`, ''],
  'to-zero': () => ['在庫 0（売り切れ）になります。', '内容を確認して承認してください。'],
  'more-than-half': ({ from, to }) => [
    `${from} から ${to} へ、半分未満に減ります。`,
    '内容を確認して承認してください。',
  ],
  'lowered-by-hand': ({ last, sold, shown }) => [
    `前回の ${last} から、販売数 ${sold} を超えて ${shown} に減っています。手作業で減らされた可能性があります。`,
    '増やしてよければ承認してください。',
  ],
  'first-time': () => [
    'この拡張機能がまだ合わせたことのない数量です。',
    '変えてよければ承認してください。以後は自動で合わせます。',
  ],
  'rule-off': () => [
    '在庫連携の対象外に設定しています。',
    '変えるには、ショップまたは商品の方式を選び直してください。',
  ],
  'smartship-syncs': () => [
    'Smartship の在庫連携がこの SKU で有効です。',
    '二重に書き込まないため変更しません。この拡張機能に任せる場合は、Smartship 側を「連携しない」にしてください。',
  ],
  'smartship-sync-untold': () => [
    'Smartship の在庫連携が有効かどうか確認できません。',
    'Smartship の接続を確認し、もう一度プレビューしてください。',
  ],
  'stock-untold': () => [
    '選んだ倉庫の在庫数を Smartship から読み取れません。',
    '倉庫の選択と Smartship の接続を確認してください。',
  ],
  'stock-too-old': ({ at }) => [
    at === null ? '在庫数がまだ読み取られていません。' : `在庫数が古いため（${momentText('ja', at)}）、増やしません。`,
    '次回の確認を待つか、もう一度プレビューしてください。',
  ],
  'orders-too-old': ({ at }) => [
    at === null
      ? '注文を確認できていないため、増やしません。'
      : `注文の情報が古いため（${momentText('ja', at)}）、増やしません。`,
    'Qoo10 の接続を確認し、もう一度プレビューしてください。',
  ],
  'no-sku': ({ code }) => [
    code === '' ? '販売者コードが空欄です。' : `コード「${code}」に一致する SKU が決まりません。`,
    'SKU の対応付けで直してください。',
  ],
  'not-read': () => ['Qoo10 の現在の数量をまだ読み取っていません。', 'プレビューが進むと読み取ります。'],
  'quantity-unreadable': () => ['Qoo10 の数量を読み取れませんでした。', 'J-QSM で商品を確認してください。'],
  'code-changed': ({ code }) => [
    `Qoo10 のコードが「${code}」に変わっています。`,
    '商品の読み取りを待ってから、もう一度プレビューしてください。',
  ],
  'options-changed': () => [
    'Qoo10 のオプションが変わっています。',
    '商品の読み取りを待ってから、もう一度プレビューしてください。',
  ],
  'listing-gone': () => ['Qoo10 にこの商品がありません。', '操作は不要です。'],
  'not-on-sale': ({ status }) => [
    `販売できる状態ではありません（${status}）。`,
    'J-QSM で商品の状態を確認してください。',
  ],
  'write-on-its-way': ({ at }) => [
    `${momentText('ja', at)} に送った数量の反映を待っています。`,
    'Qoo10 での反映には 10 分ほどかかります。操作は不要です。',
  ],
  'shared-not-read': () => [
    '同じ SKU を使う別の商品の数量を読み取れていないため、増やしません。',
    'もう一度プレビューしてください。',
  ],
  'waits-for-lower': () => [
    '同じ SKU の別の商品を減らした後でなければ増やせません。',
    '先に、減らす変更を承認してください。',
  ],
  'left-as-is': () => ['そのままにすると選びました。', '現在の数量か計算した数量が変わると、もう一度確認します。'],
  'not-our-duty': () => [
    'このショップの在庫連携は、この拡張機能の担当ではありません。',
    '変更しません。表示中の数量は、同じ SKU を使うほかのショップの分から差し引きます。',
  ],
};

const EN: Sentences = {
  'stock-says': (p) => [
    `Available ${p.available} (warehouses ${p.units} − held by orders ${p.held} − safety stock ${p.safety})`,
    '',
  ],
  shared: ({ listings }) => [`Shared by ${listings} listings or options of the same SKU.`, ''],
  'to-zero': () => ['It goes to zero: sold out.', 'Check it and approve.'],
  'more-than-half': ({ from, to }) => [
    `It goes from ${from} to ${to}, down by more than half.`,
    'Check it and approve.',
  ],
  'lowered-by-hand': ({ last, sold, shown }) => [
    `It was ${last}, ${sold} sold since, and is ${shown} now: perhaps lowered by hand.`,
    'Approve if it may be raised.',
  ],
  'first-time': () => [
    'This extension has not changed it before.',
    'Approve if it may be changed; later changes go by themselves.',
  ],
  'rule-off': () => [
    'You chose to leave it alone.',
    'Choose another way for the shop or for this listing to change that.',
  ],
  'smartship-syncs': () => [
    "Smartship's own sync is on for this SKU.",
    'Nothing is written, so that two do not write at once. Set it to no sync in Smartship to give it to this extension.',
  ],
  'smartship-sync-untold': () => [
    "Whether Smartship's own sync is on cannot be told.",
    'Check the connection to Smartship and preview again.',
  ],
  'stock-untold': () => [
    'Smartship did not tell the stock of the chosen warehouses.',
    'Check the choice of warehouses and the connection to Smartship.',
  ],
  'stock-too-old': ({ at }) => [
    at === null
      ? 'The stock has not been read yet.'
      : `The stock was read at ${momentText('en', at)}: too old to raise by.`,
    'Wait for the next look or preview again.',
  ],
  'orders-too-old': ({ at }) => [
    at === null
      ? 'The orders could not be read: nothing is raised.'
      : `The orders were read at ${momentText('en', at)}: too old to raise by.`,
    'Check the connection to Qoo10 and preview again.',
  ],
  'no-sku': ({ code }) => [
    code === '' ? 'The seller code is blank.' : `The code “${code}” leads to no single SKU.`,
    'Mend it in the SKU mapping.',
  ],
  'not-read': () => ["Qoo10's present quantity has not been read yet.", 'A preview reads it.'],
  'quantity-unreadable': () => ["Qoo10's quantity could not be read.", 'Look at the listing in J-QSM.'],
  'code-changed': ({ code }) => [
    `Its code at Qoo10 is “${code}” now.`,
    'Wait until the listing was read again, then preview again.',
  ],
  'options-changed': () => [
    'Its options at Qoo10 have changed.',
    'Wait until the listing was read again, then preview again.',
  ],
  'listing-gone': () => ['Qoo10 knows no such listing any more.', 'Nothing to do.'],
  'not-on-sale': ({ status }) => [`It cannot be sold at present (${status}).`, "Check the listing's state in J-QSM."],
  'write-on-its-way': ({ at }) => [
    `The quantity sent at ${momentText('en', at)} is not shown yet.`,
    'Qoo10 takes up to ten minutes to show it. Nothing to do.',
  ],
  'shared-not-read': () => ['Another listing of the same SKU could not be read: nothing is raised.', 'Preview again.'],
  'waits-for-lower': () => [
    'It can be raised only after another listing of the same SKU was lowered.',
    'Approve the lowering first.',
  ],
  'left-as-is': () => [
    'You left it as it is.',
    'It is asked again when the quantity at Qoo10 or the one worked out changes.',
  ],
  'not-our-duty': () => [
    "This shop's stock is not this extension's duty.",
    'Nothing is changed; what it shows is taken off the units that other shops of the same SKU may show.',
  ],
};

const KO: Sentences = {
  'stock-says': (p) => [`판매 가능 ${p.available}(창고 ${p.units} − 주문 확보 ${p.held} − 안전재고 ${p.safety})`, ''],
  shared: ({ listings }) => [`같은 SKU를 쓰는 ${listings}건이 나누어 씁니다.`, ''],
  'to-zero': () => ['재고 0(품절)이 됩니다.', '내용을 확인하고 승인해 주세요.'],
  'more-than-half': ({ from, to }) => [
    `${from}에서 ${to}(으)로, 절반 미만으로 줄어듭니다.`,
    '내용을 확인하고 승인해 주세요.',
  ],
  'lowered-by-hand': ({ last, sold, shown }) => [
    `지난번 ${last}에서 판매 수 ${sold}보다 더 줄어 ${shown}이(가) 되었습니다. 수동으로 줄였을 수 있습니다.`,
    '늘려도 되면 승인해 주세요.',
  ],
  'first-time': () => [
    '이 확장 프로그램이 아직 맞춘 적 없는 수량입니다.',
    '바꿔도 되면 승인해 주세요. 그다음부터는 자동으로 맞춥니다.',
  ],
  'rule-off': () => ['재고 연동 대상에서 제외되어 있습니다.', '바꾸려면 샵 또는 상품의 방식을 다시 선택해 주세요.'],
  'smartship-syncs': () => [
    '이 SKU는 Smartship의 재고 연동이 켜져 있습니다.',
    '이중으로 쓰지 않도록 변경하지 않습니다. 이 확장 프로그램에 맡기려면 Smartship에서 연동하지 않도록 설정해 주세요.',
  ],
  'smartship-sync-untold': () => [
    'Smartship의 재고 연동이 켜져 있는지 확인할 수 없습니다.',
    'Smartship 연결을 확인하고 다시 미리보기를 눌러 주세요.',
  ],
  'stock-untold': () => [
    '선택한 창고의 재고 수를 Smartship에서 읽을 수 없습니다.',
    '창고 선택과 Smartship 연결을 확인해 주세요.',
  ],
  'stock-too-old': ({ at }) => [
    at === null ? '재고 수를 아직 읽지 않았습니다.' : `재고 수가 오래되어(${momentText('ko', at)}) 늘리지 않습니다.`,
    '다음 확인을 기다리거나 다시 미리보기를 눌러 주세요.',
  ],
  'orders-too-old': ({ at }) => [
    at === null
      ? '주문을 확인하지 못해 늘리지 않습니다.'
      : `주문 정보가 오래되어(${momentText('ko', at)}) 늘리지 않습니다.`,
    'Qoo10 연결을 확인하고 다시 미리보기를 눌러 주세요.',
  ],
  'no-sku': ({ code }) => [
    code === '' ? '판매자 코드가 비어 있습니다.' : `코드 ‘${code}’에 맞는 SKU가 정해지지 않습니다.`,
    'SKU 매핑에서 고쳐 주세요.',
  ],
  'not-read': () => ['Qoo10의 현재 수량을 아직 읽지 않았습니다.', '미리보기가 진행되면 읽습니다.'],
  'quantity-unreadable': () => ['Qoo10의 수량을 읽지 못했습니다.', 'J-QSM에서 상품을 확인해 주세요.'],
  'code-changed': ({ code }) => [
    `Qoo10의 코드가 ‘${code}’(으)로 바뀌었습니다.`,
    '상품을 다시 읽을 때까지 기다린 뒤 미리보기를 눌러 주세요.',
  ],
  'options-changed': () => [
    'Qoo10의 옵션이 바뀌었습니다.',
    '상품을 다시 읽을 때까지 기다린 뒤 미리보기를 눌러 주세요.',
  ],
  'listing-gone': () => ['Qoo10에 이 상품이 없습니다.', '따로 하실 일은 없습니다.'],
  'not-on-sale': ({ status }) => [`판매할 수 있는 상태가 아닙니다(${status}).`, 'J-QSM에서 상품 상태를 확인해 주세요.'],
  'write-on-its-way': ({ at }) => [
    `${momentText('ko', at)}에 보낸 수량이 반영되기를 기다리고 있습니다.`,
    'Qoo10에 반영되기까지 10분쯤 걸립니다. 따로 하실 일은 없습니다.',
  ],
  'shared-not-read': () => [
    '같은 SKU를 쓰는 다른 상품의 수량을 읽지 못해 늘리지 않습니다.',
    '다시 미리보기를 눌러 주세요.',
  ],
  'waits-for-lower': () => [
    '같은 SKU의 다른 상품을 줄인 뒤에만 늘릴 수 있습니다.',
    '먼저 줄어드는 변경을 승인해 주세요.',
  ],
  'left-as-is': () => ['그대로 두기로 선택했습니다.', '현재 수량이나 계산한 수량이 바뀌면 다시 확인합니다.'],
  'not-our-duty': () => [
    '이 샵의 재고 연동은 이 확장 프로그램의 담당이 아닙니다.',
    '변경하지 않습니다. 표시 중인 수량은 같은 SKU를 쓰는 다른 샵의 몫에서 뺍니다.',
  ],
};

const SENTENCES: Readonly<Record<Language, Sentences>> = { ja: JA, en: EN, ko: KO };

/** Says a reason of *Stock sync*. Total over every note; one that a newer background wrote says its name. */
export function stockNoteText(language: Language, note: StockNote): Said {
  // The table ties each code to its params; TypeScript cannot follow one generic key through the look-up.
  const say = SENTENCES[language][note.code] as ((params: unknown) => readonly [string, string]) | undefined;
  const [why, next] = say?.(note.params) ?? [note.code, ''];
  return { why, next };
}
