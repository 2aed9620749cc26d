import type { Finding } from '#lib/domain';
import { PARTY_NAME, type Said } from './failures.ts';
import { catalogue, type Language } from './language.ts';
import { reasonText } from './reasons.ts';
import { stateText } from './states.ts';

const orders = (count: number) => `${count} order${count === 1 ? '' : 's'}`;

/** The popup's bands, and what each row of the watch list says. */
export const watchTexts = /* @__PURE__ */ catalogue({
  ja: {
    today: '本日の状況',
    now: '今すぐ',
    'today-band': '本日中',
    information: 'お知らせ',
    nothing: '対応が必要なことはありません。',
    unknown: 'まだ確認できていません。',
    'open-panel': 'パネルを開く',
    'open-options': '設定を開く',
    'open-jqsm': 'J-QSM を開く',
    'open-smartship': 'Smartship を開く',
    'sync-now': '今すぐ同期',
    notifyTitle: (count: number) => `Smartship：対応が必要 ${count} 件`,
    notifyMore: (count: number) => `ほか ${count} 件`,
  },
  en: {
    today: 'Today',
    now: 'Now',
    'today-band': 'Today',
    information: 'For information',
    nothing: 'Nothing needs you.',
    unknown: 'Not checked yet.',
    'open-panel': 'Open panel',
    'open-options': 'Open options',
    'open-jqsm': 'Open J-QSM',
    'open-smartship': 'Open Smartship',
    'sync-now': 'Sync now',
    notifyTitle: (count: number) => `Smartship: ${count} need${count === 1 ? 's' : ''} you`,
    notifyMore: (count: number) => `${count} more`,
  },
});

type Facts = { readonly n: number; readonly kind: string; readonly shop: string; readonly state: string };
/** A row's title, why it matters, and what to do. */
type Row = (facts: Facts) => readonly [title: string, why: string, next: string];
type Rows = Readonly<Record<Finding['rule'], Row>>;

const SOURCE_JA: Readonly<Record<string, string>> = {
  orders: 'Qoo10 の注文',
  shipments: 'Smartship の出荷状況',
  skus: 'Smartship の SKU',
  listings: 'Qoo10 の商品',
  links: '商品連携',
};
const SOURCE_EN: Readonly<Record<string, string>> = {
  orders: 'Qoo10 orders',
  shipments: 'Smartship shipments',
  skus: 'Smartship SKUs',
  listings: 'Qoo10 listings',
  links: 'product links',
};
const LIKELY_JA: Readonly<Record<string, string>> = {
  'link-quiet': '考えられる原因：その後 Smartship の自動連携による取り込みがありません。',
  waybill: '考えられる原因：送り状が発行済みの可能性があり、その場合は取り込まれません。',
};
const LIKELY_EN: Readonly<Record<string, string>> = {
  'link-quiet': 'Likely reason: Smartship’s link has collected nothing since.',
  waybill: 'Likely reason: a waybill may have been printed; such orders are not collected.',
};
const partyOf = (kind: string): string => (kind === 'qoo10' || kind === 'smartship' ? PARTY_NAME[kind] : kind);

const ja: Rows = {
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
    LIKELY_JA[kind] ?? '自動連携が 2 回以上動いたはずですが、まだ取り込まれていません。原因はわかりません。',
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
    `確認できません：${SOURCE_JA[kind] ?? kind}${shop}`,
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

const en: Rows = {
  'cancelled-after-sending': ({ n }) => [
    `Cancelled after sending: ${orders(n)}`,
    'Alive in Smartship, so the parcel may still go out.',
    'Request a stop in the panel.',
  ],
  'double-registration': ({ n }) => [
    `Registered twice: ${orders(n)}`,
    'The same order is in Smartship twice and may be shipped twice.',
    'Cancel one of the two in Smartship.',
  ],
  'link-on-again': ({ shop }) => [
    'Smartship’s link is running',
    `You declared it off, but it registered orders of ${shop}. Nothing more is created here, so that no order is registered twice.`,
    'Switch the link off, or give Automatic order integration back to Smartship.',
  ],
  'missing-in-smartship': ({ n, kind }) => [
    `Not in Smartship: ${orders(n)}`,
    LIKELY_EN[kind] ?? 'Its link should have run at least twice, and did not bring them in. The reason is not known.',
    'Try the manual link run in Smartship.',
  ],
  'link-broken': ({ n }) => [
    'Smartship’s link may be broken',
    `It has collected nothing for long, though ${orders(n)} could be collected.`,
    'Test the connection in Smartship’s API Setting; it may need a new key.',
  ],
  unconfirmed: ({ n, kind }) => [
    kind === 'day-3'
      ? `Unconfirmed on business day 3 or later: ${orders(n)}`
      : `Unconfirmed on business day 2: ${orders(n)}`,
    'Late confirmation costs points at Qoo10.',
    'Confirm them with a planned ship date.',
  ],
  'planned-date': ({ n, kind }) => [
    kind === 'past'
      ? `Past the planned ship date: ${orders(n)}`
      : `Planned ship date near, no instruction: ${orders(n)}`,
    kind === 'past'
      ? 'Not shipped: delivery is delayed, and the buyer may cancel freely.'
      : 'The shipping instruction has not been given.',
    kind === 'past' ? 'Look where the parcels are, and tell the buyers.' : 'Send them from the panel.',
  ],
  'tracking-gap': ({ n, kind }) => [
    `Tracking number missing at Qoo10: ${orders(n)}`,
    kind === 'extension'
      ? 'Smartship has shipped, but the number could not be written to Qoo10.'
      : 'Smartship has shipped, but a day later Qoo10 has no number.',
    kind === 'extension'
      ? 'Look at the order’s history in the panel, or enter the number in J-QSM.'
      : 'Enter it in J-QSM, or give Write tracking back to Qoo10 to this extension.',
  ],
  'tracking-mismatch': ({ n }) => [
    `Tracking numbers differ: ${orders(n)}`,
    'Qoo10 and Smartship show different numbers. Nothing is overwritten.',
    'Check the right number in J-QSM.',
  ],
  'key-rejected': ({ kind, shop }) => [
    `${partyOf(kind)} rejects the key${shop}`,
    'Nothing is checked until the key is mended.',
    'Check the key in the options.',
  ],
  'key-old': ({ kind, shop }) => [
    `The ${partyOf(kind)} key is older than 11 months`,
    `It is good for one year${shop}.`,
    'Replace it in the options.',
  ],
  'session-lost': ({ kind }) => [
    kind === 'locked' ? 'The keys are locked' : `Signed out of ${partyOf(kind)}`,
    'Background work is waiting.',
    kind === 'locked' ? 'Enter the passphrase.' : 'Sign in again in the options.',
  ],
  'cannot-check': ({ kind, shop }) => [
    `Cannot check ${SOURCE_EN[kind] ?? kind}${shop}`,
    'They could not be read, so their present state is not known. It is tried again by itself.',
    'If it stays, check the network and test the connection in the options.',
  ],
  'automation-asks': () => [
    'Automation is waiting',
    'Nothing ran for more than 12 hours, and orders may have changed.',
    'Look at the orders, then let it go on.',
  ],
  'stock-asks': ({ n, shop }) => [
    `Changes of stock waiting for you: ${n}${shop}`,
    'What goes to zero, down by more than half or changes for the first time is done only with your word.',
    'Approve them under Stock sync in the options, or leave them as they are.',
  ],
  stuck: ({ n, state }) => [`${state}: ${orders(n)}`, '', ''],
  work: ({ n, kind }) => [
    kind === 'ready'
      ? `Ready to send: ${orders(n)}`
      : kind === 'waiting'
        ? `Under way: ${orders(n)}`
        : `Sent today: ${orders(n)}`,
    '',
    '',
  ],
};

/** What a row of the watch list says: its title, and why and what next where there is more to say than the title. */
export function findingText(
  language: Language,
  finding: Finding,
  severalShops = false,
): { readonly title: string; readonly said: Said } {
  const { rule, count, kind, shopId, reason } = finding;
  const bare = rule === 'link-on-again';
  const named = shopId !== null && (severalShops || bare);
  const shop = !named ? '' : bare ? shopId : language === 'ja' ? `（${shopId}）` : ` (${shopId})`;
  // A stuck row's kind is the state its orders are in.
  const state = rule === 'stuck' ? stateText(language, kind as Parameters<typeof stateText>[1]) : '';
  const [title, why, next] = (language === 'ja' ? ja : en)[rule]({ n: count, kind, shop, state });
  const said = rule === 'stuck' && reason !== null ? reasonText(language, reason) : { why, next };
  return { title, said };
}
