import { failureText } from '../failures.ts';
import { dayText, momentText, timeText } from '../format.ts';
import { stepText } from '../states.ts';
import { both, type Sentences } from './sentences.ts';

const NOTHING = '操作は不要です。';
const day = dayText.bind(null, 'ja');
const moment = momentText.bind(null, 'ja');
const time = timeText.bind(null, 'ja');
const step = stepText.bind(null, 'ja');

export const needsYou = {
  'cart-has-blocked-lines': (p) => [
    `同じカートに送信できない注文が ${p.count} 件あります（${p.blocked}）。`,
    '該当の注文を修正するか、送信対象から外してください。',
  ],
  'cart-lost-lines': (p) => [
    `同じカートの注文 ${p.lost} がキャンセルされました（申請中を含みます）。`,
    '再試行すると、残りの注文だけを送信します。荷物にその注文が残っている場合は、先に Smartship で外してください。',
  ],
  'mixed-cart': (p) => [
    `同じカートに送信しない注文があります（${p.stays}）。送信するのは ${p.goes} だけです。`,
    'パネルを開き、内容を確認して承認してください。何も送信していません。',
  ],
  'cart-changed': (p) => [
    `カートの内容が変わりました（現在送信できる注文：${p.now || 'なし'}）。`,
    '内容を確認して、もう一度送信してください。何も送信していません。',
  ],
  'order-too-old': (p) => [
    `${p.days} 日より前の注文のため、Smartship に無いことを確認できません。`,
    'Smartship で登録状況を確認してください。',
  ],
  'address-missing': (p) => [`注文 ${p.orderNo} のお届け先がありません。`, 'J-QSM でお届け先を確認してください。'],
  'partly-in-smartship': (p) => [
    `カートの一部だけが Smartship にあります（${p.shippingNo}）。未登録：${p.missing}。`,
    '残りの取り込みを待っています。1 時間以上続く場合は Smartship で確認してください。',
  ],
  'cart-is-split': (p) => [
    `このカートは Smartship で複数の荷物に分かれています（${p.shippingNos}）。`,
    '注文確認と出荷指示は Smartship で行ってください。',
  ],
  'parcel-holds-others': (p) => [
    `同じ荷物（${p.shippingNo}）に、送信していない注文 ${p.others} が入っています。`,
    'その注文も送信してから再試行するか、Smartship で荷物を分割してください。',
  ],
  'parcel-holds-cancelled': (p) => [
    `同じ荷物（${p.shippingNo}）に、キャンセルされた注文 ${p.cancelled} が残っています。`,
    'Smartship で荷物からその注文を外してから再試行してください。',
  ],
  'link-seems-on': (p) => [
    `自動連携をオフにした後に、Smartship に注文が登録されています（${p.shippingNo}）。二重登録を避けるため作成しません。`,
    'Smartship の自動連携がオフであることを確認し、設定画面で取り込みの担当を選び直してください。',
  ],
  'tracking-gap': (p) => [
    `Smartship は発送済みですが、Qoo10 に送り状番号がまだありません（${p.trackingNo}、${moment(p.since)} から）。`,
    'Smartship による反映を待っています。24 時間を過ぎたら J-QSM で入力してください。',
  ],
  'line-sku-refused': (p) => [
    `注文 ${p.orderNo} の SKU を変更できませんでした${p.says ? `（「${p.says}」）` : ''}。`,
    'Smartship で SKU を変更してから再試行してください。',
  ],
  'two-shipments': (p) => [
    `Smartship に二重に登録されています（${p.first}、${p.second}）。`,
    'Smartship でどちらか一方を削除してください。',
  ],
  'cancelled-after-sending': (p) => [
    `送信後にキャンセルまたはクレームがありました（${p.shippingNo}）。`,
    'Smartship で配送停止を依頼してください。',
  ],
  'removed-in-smartship': (p) => [
    `Smartship で削除されています（${p.shippingNo}）。`,
    'Smartship の「キャンセル注文管理」で「Resync」を行ってください。',
  ],
  'search-not-proven': () => [
    'Smartship 内の検索方法をまだ確認できていません。',
    '登録済みの注文が 1 件確認できるまでお待ちください。',
  ],
  'fulfilment-not-creatable': () => [
    'フルフィルメント注文は、この接続では登録できません。',
    'Smartship の自動連携または Excel 登録をご利用ください。',
  ],
  'not-offered': (p) => [
    `現在の Smartship の接続では「${p.operation}」を利用できません。`,
    p.detail || '設定画面で Smartship にサインインしてください。',
  ],
  'ship-date-impossible': (p) => [
    `発送予定日（${day(p.wanted)}）を設定できません。`,
    '設定画面で発送予定日のルールを見直してください。',
  ],
  'ship-date-needs-delay': (p) => [
    `発送予定日（${day(p.wanted)}）が発送可能日（${day(p.latest)}）を過ぎています。`,
    'サイドパネルの「遅延理由を回答」で、遅延理由と発送予定日を選んでください。',
  ],
  'confirm-refused': ({ says }) => [
    `Qoo10 が注文確認を受け付けませんでした（「${says}」）。`,
    'J-QSM で注文の状態を確認してください。',
  ],
  'stuck-in-smartship': (p) => [
    `Smartship で保留されています（${p.shippingNo}：${p.says}）。`,
    'Smartship で内容を確認し、保留の原因を解消してください。',
  ],
  'stage-unknown': (p) => [
    `Smartship の状態「${p.label}」を判別できません（${p.shippingNo}）。`,
    'Smartship で確認してください。自動では操作しません。',
  ],
  'server-does-not-show-it': (p) => [
    `「${step(p.step)}」の結果がまだ反映されていません。`,
    '反映を確認するまで次へ進みません。',
  ],
  'step-failed': (p) =>
    both(`「${step(p.step)}」に失敗しました：`, failureText('ja', { party: p.party, kind: p.failure, says: p.says })),
  'outbox-lost': () => [
    '送信の記録が失われたため、状態を照合しています。',
    '照合後に「読み取り専用」をオフにしてください。',
  ],
  'step-crashed': (p) => [
    `「${step(p.step)}」の途中で拡張機能に問題が起きました。`,
    `${time(p.at)} に自動で再試行します。続く場合は診断情報を添えてお知らせください。`,
  ],
  'outbox-old': () => [
    '送信の記録が古い状態に戻ったため、この送信を止めました。',
    'Smartship の登録状況を確認してから「再試行」を押してください。',
  ],
  'disk-full': () => [
    'ディスクの空きがなく、送信を記録できませんでした。何も送信していません。',
    '空き容量を増やしてから、もう一度送信してください。',
  ],
  'already-running': (p) => [
    `「${step(p.step)}」を処理中のため、今は変更できません。`,
    '少し待ってから、もう一度お試しください。',
  ],
  'not-proven-gone': () => [
    '以前の登録が Smartship から無くなったことを確認できません。',
    '「今すぐ同期」の後に、もう一度お試しください。',
  ],
  'shipping-order-only-late': (p) => [
    `配送依頼を作成できるのは、入金から ${p.days} 日以内で送り状番号のない注文だけです。`,
    'Smartship で登録してください。',
  ],
  'hold-set': (p) => [
    `Smartship で保留にしました（${p.shippingNo}）。`,
    '続けるには、Smartship で保留を解除してから「再試行」を押してください。',
  ],
  'stop-requested': (p) => [
    `配送停止を依頼しました（${p.shippingNo}）。止まるかどうかはセンターの状況によります。`,
    'Smartship で結果を確認してください。',
  ],
  'stop-not-possible': (p) => [
    `もう止められません（${p.shippingNo}、${p.label}）。`,
    'Smartship または配送会社にお問い合わせください。',
  ],
  'stop-in-doubt': (p) => [
    `配送停止の依頼が届いたか確認できません（${p.shippingNo}）。`,
    'Smartship で確認してください。もう一度依頼することもできます。',
  ],
  'stopped-before-smartship': () => ['Smartship に登録する前に止めました。', NOTHING],
  'undone-by-seller': () => ['送信を取り消しました。', '必要な場合は、もう一度送信してください。'],
} satisfies Partial<Sentences>;
