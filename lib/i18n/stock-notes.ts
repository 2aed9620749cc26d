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
  'not-read': () => ['Qoo10 の現在の数量をまだ読み取っていません。', 'もう一度プレビューすると続きを読み取ります。'],
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
  'not-read': () => ["Qoo10's present quantity has not been read yet.", 'Preview again to read on.'],
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

/** Says a reason of *Stock sync*. Total over every note; one that a newer background wrote says its name. */
export function stockNoteText(language: Language, note: StockNote): Said {
  // The table ties each code to its params; TypeScript cannot follow one generic key through the look-up.
  const say = (language === 'ja' ? JA : EN)[note.code] as ((params: unknown) => readonly [string, string]) | undefined;
  const [why, next] = say?.(note.params) ?? [note.code, ''];
  return { why, next };
}
