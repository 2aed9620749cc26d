import { failureText } from '../failures.ts';
import { momentText, timeText } from '../format.ts';
import { stepText } from '../states.ts';
import { both, type Sentences } from './sentences.ts';

const NOTHING = '操作は不要です。';
const code = (text: string) => `「${text}」`;
const moment = momentText.bind(null, 'ja');
const time = timeText.bind(null, 'ja');
const step = stepText.bind(null, 'ja');

export const standing = {
  ready: () => ['Smartship へ送信できます。', '「送信」を押してください。'],
  'ready-linked': ({ skuName }) => [
    `Smartship へ送信できます（Smartship の商品連携で SKU「${skuName}」に一致）。`,
    '「送信」を押してください。',
  ],
  unpaid: () => ['入金待ちの注文です。', '入金後に送信できます。'],
  'not-read-yet': () => [
    'この注文を Qoo10 からまだ読み取っていません。',
    '次の同期を待つか、「今すぐ同期」を押してください。',
  ],
  'row-unreadable': ({ what }) => [
    `この行の${what}を読み取れませんでした。`,
    'ページを再読み込みしてください。何も送信していません。',
  ],
  'other-shop': ({ shopId }) => [
    `設定されていないショップ（${shopId}）の注文です。`,
    '設定画面でこのショップを接続してください。',
  ],
  'cannot-check': ({ party, failure, says }) =>
    both('確認できません：', failureText('ja', { party, kind: failure, says })),
  'too-late': () => [
    'Smartship が自動で取り込める状態を過ぎています。',
    'サイドパネルの「配送依頼を作成」で作成するか、Smartship で手動登録してください。',
  ],
  'shipped-elsewhere': ({ carrier, trackingNo }) => [`別の送り状で発送済みです（${carrier} ${trackingNo}）。`, NOTHING],
  'waybill-printed': () => [
    '送り状が発行済みのため、取り込めない可能性があります。',
    'Smartship の登録状況を確認してください。',
  ],
  'cancelled-at-qoo10': () => ['Qoo10 でキャンセルされた注文です。', NOTHING],
  'claim-open': () => ['キャンセルなどのクレームが申請されています。', 'J-QSM でクレームを処理してください。'],
  'quantity-refused': ({ quantity }) => [
    `数量（${quantity}）が正しくありません。`,
    'J-QSM で注文内容を確認してください。',
  ],
  'excluded-by-seller': ({ pattern }) => [
    `Smartship 対象外に設定されています（${pattern}）。`,
    '対象に戻すには設定を変更してください。',
  ],
  'no-stock': (p) => [
    `${code(p.code)}の在庫が足りません（在庫 ${p.stock}、必要 ${p.needed}）。`,
    'Smartship へ入庫するか、在庫のある SKU に変更してください。',
  ],
  'held-before-sending': ({ until }) => [
    `${time(until)} まで送信を保留しています。`,
    '取りやめる場合は「取り消す」を押してください。',
  ],
  queued: () => ['送信の順番を待っています。', NOTHING],
  running: (p) => [`「${step(p.step)}」を処理しています。`, NOTHING],
  paused: () => ['すべて一時停止しています。', '再開するには「すべて一時停止」をオフにしてください。'],
  'read-only': () => [
    'このショップは「読み取り専用」です。',
    '送信するには設定画面で「読み取り専用」をオフにしてください。',
  ],
  'retry-later': (p) => [
    `「${step(p.step)}」で中断しました：${failureText('ja', { party: p.party, kind: p.failure, says: p.says }).why}`,
    `${time(p.at)} に自動で再試行します。`,
  ],
  'waiting-for-link': ({ lastCollection }) => [
    'Smartship の自動連携（通常 1 時間以内）を待っています。',
    lastCollection === null
      ? '最後の取り込みはまだ確認できていません。'
      : `最後の取り込み：${moment(lastCollection)}。操作は不要です。`,
  ],
  'waiting-for-approval': (p) => [
    `「${step(p.step)}」の自動処理をオンにする前に支払われた注文のため、承認を待っています。`,
    '設定画面の該当する自動処理で「一覧を確認…」から承認してください。',
  ],
  'automation-asks': () => [
    '12時間以上動作していなかったため、自動処理を止めています。',
    '注文を確認してから「自動処理を再開」を押してください。',
  ],
  'waiting-for-duty': (p) =>
    p.by === 'smartship'
      ? [
          `Smartship による「${step(p.step)}」を待っています。`,
          p.step === 'track'
            ? NOTHING
            : '現在の接続では拡張機能から行えません。Smartship で操作するか、設定画面で「Smartship にサインイン」してください。',
        ]
      : [`「${step(p.step)}」はご自身で行う設定です。`, 'J-QSM または Smartship で操作してください。'],
  'in-smartship': (p) => [`Smartship に登録されています（${p.shippingNo}、${p.label}）。`, NOTHING],
  'seller-ships': (p) => [
    `販売者発送として登録されています（${p.shippingNo}、${p.label}）。`,
    'Smartship で送り状を発行し、集荷を依頼してください。',
  ],
  instructed: (p) => [`出荷指示済みです（${p.shippingNo}、${p.label}）。`, NOTHING],
  'number-at-qoo10': (p) => [`Qoo10 の送り状番号は ${p.trackingNo}、配送会社は${p.carrier || '不明'}です。`, NOTHING],
  shipped: (p) => [`発送済みです（${p.shippingNo}、送り状番号 ${p.trackingNo}）。`, NOTHING],
} satisfies Partial<Sentences>;
