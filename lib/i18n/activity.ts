import { catalogue, type Language } from './language.ts';
import { stepText } from './states.ts';

export const activityTexts = /* @__PURE__ */ catalogue({
  ja: {
    title: '操作の記録',
    lead: '誰が、いつ、どの注文に、何を行い、どうなったかの記録です。90 日間、最大 50,000 件まで保存します。購入者の情報は含みません。',
    who: '実行者',
    result: '結果',
    search: '注文番号・内容',
    all: 'すべて',
    seller: '販売者',
    extension: '拡張機能',
    ok: '成功',
    failed: '失敗',
    info: '情報',
    export: '書き出し',
    shown: ({ shown, all }: { shown: number; all: number }) => `${all} 件中 ${shown} 件を表示`,
    nothing: '該当する記録はありません。',
    at: '日時',
    order: '注文番号',
    effect: '内容',
    says: '詳細',
  },
  en: {
    title: 'Activity',
    lead: 'Who or what did what, when, to which order, and how it ended. Kept for 90 days, 50,000 rows at most. No buyer is in it.',
    who: 'Who',
    result: 'Result',
    search: 'Order number or words',
    all: 'All',
    seller: 'Seller',
    extension: 'Extension',
    ok: 'Done',
    failed: 'Failed',
    info: 'Information',
    export: 'Export',
    shown: ({ shown, all }: { shown: number; all: number }) => `${shown} of ${all} shown`,
    nothing: 'No such rows.',
    at: 'When',
    order: 'Order',
    effect: 'What',
    says: 'Details',
  },
});

type Names = Readonly<Record<string, string>>;

const JA: Names = {
  send: '送信',
  undo: '送信の取り消し',
  tracking: '送り状番号の書き込み',
  'tracking-start': '送り状番号の反映を開始',
  'key-saved': 'キーの保存',
  'signed-in': 'サインイン',
  'read-only-on': '読み取り専用オン',
  'read-only-off': '読み取り専用オフ',
  'pause-on': '一時停止',
  'pause-off': '再開',
  'ship-date-rule': '発送予定日のルール',
  'settings-import': '設定の読み込み',
  'shop-removed': 'ショップの削除',
  'automation-go-on': '自動処理を再開',
  'outbox-lost': '送信記録の消失',
  'poll-minutes': '確認間隔の変更',
  'notify-on': '通知オン',
  'notify-off': '通知オフ',
  'tracking-gap-on': '番号の補完オン',
  'tracking-gap-off': '番号の補完オフ',
};
const EN: Names = {
  send: 'Send',
  undo: 'Undo',
  tracking: 'Tracking number written',
  'tracking-start': 'Tracking taken up',
  'key-saved': 'Key saved',
  'signed-in': 'Signed in',
  'read-only-on': 'Read-only on',
  'read-only-off': 'Read-only off',
  'pause-on': 'Paused',
  'pause-off': 'Resumed',
  'ship-date-rule': 'Ship date rule',
  'settings-import': 'Settings imported',
  'shop-removed': 'Shop removed',
  'automation-go-on': 'Automation goes on',
  'outbox-lost': 'Outbox lost',
  'poll-minutes': 'Interval changed',
  'notify-on': 'Notifications on',
  'notify-off': 'Notifications off',
  'tracking-gap-on': 'Filling tracking gaps on',
  'tracking-gap-off': 'Filling tracking gaps off',
};

/** What a row of the log is called; one that nobody named keeps its own name rather than none. */
export function activityText(language: Language, what: string): string {
  const step = /^step-(preflight|find|enter|confirm|instruct|track)$/.exec(what)?.[1];
  if (step) return stepText(language, step as Parameters<typeof stepText>[1]);
  return (language === 'ja' ? JA : EN)[what] ?? what;
}
