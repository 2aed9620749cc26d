import { momentText } from '../format.ts';
import type { Sentences } from './sentences.ts';

const NOTHING = '操作は不要です。';
const code = (text: string) => `「${text}」`;
const FIX_CODE = '商品の照会/修正でコードを修正するか、Smartship に SKU を登録してください。';
const PROBLEM = {
  'too-long': '長すぎます',
  separator: '使えない記号を含みます',
  'control-character': '見えない文字を含みます',
};
const moment = momentText.bind(null, 'ja');

export const codes = {
  'code-mapped': ({ skuName }) => [`Smartship の SKU「${skuName}」と一致します。`, NOTHING],
  'code-linked': ({ skuName }) => [`Smartship の SKU「${skuName}」と連携済みです。`, NOTHING],
  'code-invalid': (p) => [
    `コード${code(p.code)}は${PROBLEM[p.problem]}。`,
    `${p.limit} 文字以内の通常の文字で入力し直してください。`,
  ],
  'code-blank': ({ field }) => [
    `${field === 'option' ? '販売者オプションコード' : '販売者商品コード'}が未入力です。`,
    'Smartship の「Seller defined code」と同じコードを入力してください。',
  ],
  'code-ambiguous': (p) => [
    `コード${code(p.code)}の SKU が Smartship に ${p.count} 件あります。`,
    'Smartship で 1 件だけになるよう修正してください。',
  ],
  'code-wrong-kind': (p) => [
    `コード${code(p.code)}は${p.wants === 'option' ? 'オプションのない商品' : 'オプション商品'}の SKU です。`,
    `${p.wants === 'option' ? '販売者オプションコード' : '販売者商品コード'}に合う SKU のコードを入力してください。`,
  ],
  'code-near': (p) => [
    `コード${code(p.code)}は Smartship と表記が異なります。`,
    `${code(p.exact)}に修正してください。`,
  ],
  'code-unmapped': (p) => [`コード${code(p.code)}は Smartship の SKU にありません（${moment(p.at)} 時点）。`, FIX_CODE],
  'code-several': (p) => [
    `${code(p.code)}には ${p.count} 個のコードが入っているようです（うち SKU と一致 ${p.known} 個）。Smartship は 1 つのコードとして照合します。`,
    'Smartship にセット SKU を登録してそのコードを入力するか、コードを 1 つだけにしてください。',
  ],
  'code-additional': (p) => [
    `コード${code(p.code)}に追加型オプションのコード${code(p.additional)}が混ざっています。`,
    'J-QSM で追加型オプションの販売者オプションコードを空欄にし、この注文は SKU を選び直してください。',
  ],
  'code-duplicate': (p) => [
    `コード${code(p.code)}が同じ商品の複数のオプションに使われています。`,
    '商品の照会/修正で、オプションごとに別のコードを入力してください。',
  ],
  'code-mapped-auto': (p) => [
    `SKU「${p.skuName}」と一致しますが、Smartship が注文から自動登録した SKU で在庫がありません。`,
    '入庫済みの SKU のコードに変更するか、Smartship でこの SKU に入庫してください。',
  ],
  'code-ambiguous-auto': (p) => [
    `コード${code(p.code)}の SKU が ${p.count} 件あり、うち ${p.auto} 件は自動登録で在庫がありません。`,
    'Smartship で自動登録された SKU を削除し、1 件だけにしてください。',
  ],
  'link-ambiguous': (p) => [
    `Smartship の商品連携が ${p.count} 件の SKU を指しています。`,
    'Smartship の SKU 管理で、商品連携を 1 件だけにしてください。',
  ],
  'additional-has-code': (p) => [
    `追加型オプションにコード${code(p.additional)}があり、注文のコードに混ざるおそれがあります。`,
    'J-QSM で追加型オプションの販売者オプションコードを空欄にしてください。',
  ],
  'additional-blank': () => ['追加型オプションのコードは空欄が正しい状態です。', NOTHING],
  'listing-not-read': () => [
    'この商品のコードを Qoo10 からまだ読み取っていません。',
    '順番に読み取っています。しばらくお待ちください。',
  ],
  'listing-shop-unknown': () => [
    'どのショップの商品か判別できません。',
    '設定画面でこのショップを接続するか、商品の同期を待ってください。',
  ],
  'line-sku': (p) => [`この注文だけ SKU「${p.skuName}」（${p.code}）で出荷します。`, NOTHING],
  'line-sku-gone': (p) => [
    `この注文に選んだ SKU（${p.code}）が Smartship に見つかりません。`,
    '別の SKU を選ぶか、選択を取り消してください。',
  ],
  'line-sku-waits': (p) => [
    `Smartship で保留中（${p.shippingNo}）ですが、SKU「${p.skuName}」を選択済みです。`,
    '「送信」を押すと、この SKU に変更して続けます。',
  ],
  'index-not-read': () => [
    'Smartship の SKU をまだ読み取っていません。',
    'Smartship を接続し、「今すぐ同期」を押してください。',
  ],
  'index-too-old': ({ at }) => [
    `SKU の情報が古くなっています（${moment(at)} 時点）。`,
    '「今すぐ同期」を押してください。',
  ],
} satisfies Partial<Sentences>;
