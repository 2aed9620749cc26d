import { partyOf, type Rows } from './rows.ts';

const SOURCE: Readonly<Record<string, string>> = {
  orders: 'Qoo10 の注文',
  shipments: 'Smartship の出荷状況',
  skus: 'Smartship の SKU',
  listings: 'Qoo10 の商品',
  links: '商品連携',
};
const LIKELY: Readonly<Record<string, string>> = {
  'link-quiet': '考えられる原因：その後 Smartship の自動連携による取り込みがありません。',
  waybill: '考えられる原因：送り状が発行済みの可能性があり、その場合は取り込まれません。',
};

export const ja: Rows = {
  'cancelled-after-sending': ({ n }) => [
    `送信後のキャンセル・クレーム ${n} 件`,
    'Smartship では進行中のため、発送されるおそれがあります。',
    'パネルで停止を依頼してください。',
  ],
  'double-registration': ({ n }) => [
    `二重登録 ${n} 件`,
    '同じ注文が Smartship に 2 つあります。二重に発送されるおそれがあります。',
    'Smartship で片方を取り消してください。',
  ],
  'link-on-again': ({ shop }) => [
    'Smartship の自動連携が動いています',
    `オフと申告されていますが、${shop} の注文が自動連携で登録されました。二重登録を防ぐため、この拡張機能からの登録を止めています。`,
    '自動連携をオフにするか、「注文自動連携」の担当を Smartship に戻してください。',
  ],
  'missing-in-smartship': ({ n, kind }) => [
    `Smartship に未登録 ${n} 件`,
    LIKELY[kind] ?? '自動連携が 2 回以上動いたはずですが、まだ取り込まれていません。原因はわかりません。',
    'Smartship の注文画面で手動連携をお試しください。',
  ],
  'link-broken': ({ n }) => [
    '自動連携が止まっている可能性',
    `取り込めるはずの注文 ${n} 件があるのに、長い間取り込みがありません。`,
    'Smartship の API 設定で接続テストを行ってください。キーの再発行が必要なことがあります。',
  ],
  unconfirmed: ({ n, kind }) => [
    kind === 'day-3' ? `入金後 3 営業日以上 未確認 ${n} 件` : `入金後 2 営業日 未確認 ${n} 件`,
    '注文確認が遅れると、Qoo10 のペナルティの対象になります。',
    '注文を確認し、発送予定日を入力してください。',
  ],
  'planned-date': ({ n, kind }) => [
    kind === 'past' ? `発送予定日を過ぎた注文 ${n} 件` : `発送予定日が近い未指示の注文 ${n} 件`,
    kind === 'past'
      ? '未発送のため「発送遅延」になり、購入者はいつでもキャンセルできます。'
      : '出荷指示がまだ出ていません。',
    kind === 'past' ? '出荷状況を確認し、購入者に連絡してください。' : 'パネルから送信してください。',
  ],
  'tracking-gap': ({ n, kind }) => [
    `送り状番号が未反映 ${n} 件`,
    kind === 'extension'
      ? 'Smartship では発送済みですが、Qoo10 に番号を書き込めていません。'
      : 'Smartship では発送済みですが、1 日たっても Qoo10 に番号がありません。',
    kind === 'extension'
      ? 'パネルで注文の履歴を確認するか、J-QSM で番号を入力してください。'
      : 'J-QSM で番号を入力するか、設定で「送り状番号を Qoo10 に反映」をこの拡張機能に任せてください。',
  ],
  'tracking-mismatch': ({ n }) => [
    `送り状番号の不一致 ${n} 件`,
    'Qoo10 と Smartship の番号が異なります。上書きはしません。',
    'J-QSM で正しい番号を確認してください。',
  ],
  'key-rejected': ({ kind, shop }) => [
    `${partyOf(kind)} のキーが拒否されました${shop}`,
    'キーが直るまで、確認を止めています。',
    '設定画面でキーを確認してください。',
  ],
  'key-old': ({ kind, shop }) => [
    `${partyOf(kind)} のキーが発行から 11 か月以上`,
    `有効期間は 1 年です${shop}。`,
    '設定画面で新しいキーに替えてください。',
  ],
  'session-lost': ({ kind }) => [
    kind === 'locked' ? 'キーがロックされています' : `${partyOf(kind)} からサインアウトしています`,
    'バックグラウンドの処理を待機しています。',
    kind === 'locked' ? 'パスフレーズを入力してください。' : '設定画面でもう一度サインインしてください。',
  ],
  'cannot-check': ({ kind, shop }) => [
    `確認できません：${SOURCE[kind] ?? kind}${shop}`,
    '読み取れないため、現在の状況はわかりません。自動でやり直します。',
    '続く場合は、通信環境と設定画面の接続テストを確認してください。',
  ],
  'automation-asks': () => [
    '自動処理を待機しています',
    '12 時間以上止まっていた間に、注文が変わっている可能性があります。',
    '注文を確認してから再開してください。',
  ],
  'stock-asks': ({ n, shop }) => [
    `在庫数の変更 承認待ち ${n} 件${shop}`,
    '0 になる変更や半分未満に減る変更などは、承認するまで行いません。',
    '設定の「在庫連携」で承認するか、そのままにしてください。',
  ],
  stuck: ({ n, state }) => [`${state} ${n} 件`, '', ''],
  work: ({ n, kind }) => [
    kind === 'ready' ? `送信可能 ${n} 件` : kind === 'waiting' ? `処理中 ${n} 件` : `本日送信 ${n} 件`,
    '',
    '',
  ],
};
