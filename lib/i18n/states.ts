import type { Doer, JobPhase, OrderState, Step, Verdict } from '#lib/domain';
import { catalogue, type Language } from './language.ts';

type Words<Key extends string> = Readonly<Record<Key, string>>;

const ja: Words<OrderState> = {
  'awaiting-payment': '入金待ち',
  ready: '送信可能',
  'needs-code': 'コード要修正',
  'out-of-stock': '在庫不足',
  'not-smartship': 'Smartship 対象外',
  queued: '送信待ち',
  sending: '送信中',
  waiting: '取り込み待ち',
  'in-smartship': 'Smartship 登録済み',
  instructed: '出荷指示済み',
  shipped: '発送済み',
  'too-late': '取り込み対象外',
  'shipped-elsewhere': '別便で発送済み',
  'removed-in-smartship': 'Smartship で削除済み',
  cancelled: 'キャンセル済み',
  conflict: '要確認',
  failed: '対応が必要',
  unknown: '確認できません',
};

const en: Words<OrderState> = {
  'awaiting-payment': 'Awaiting payment',
  ready: 'Ready to send',
  'needs-code': 'Code needs fixing',
  'out-of-stock': 'Out of stock',
  'not-smartship': 'Not for Smartship',
  queued: 'Queued',
  sending: 'Sending',
  waiting: 'Waiting',
  'in-smartship': 'In Smartship',
  instructed: 'Shipping instructed',
  shipped: 'Shipped',
  'too-late': 'Too late to collect',
  'shipped-elsewhere': 'Shipped elsewhere',
  'removed-in-smartship': 'Removed in Smartship',
  cancelled: 'Cancelled',
  conflict: 'Conflict',
  failed: 'Needs you',
  unknown: 'Cannot tell',
};

const ko: Words<OrderState> = {
  'awaiting-payment': '입금 대기',
  ready: '전송 가능',
  'needs-code': '코드 수정 필요',
  'out-of-stock': '재고 부족',
  'not-smartship': 'Smartship 제외',
  queued: '전송 대기',
  sending: '전송 중',
  waiting: '수집 대기',
  'in-smartship': 'Smartship 등록됨',
  instructed: '출고 지시됨',
  shipped: '발송됨',
  'too-late': '자동 수집 불가',
  'shipped-elsewhere': '별도 발송됨',
  'removed-in-smartship': 'Smartship에서 삭제됨',
  cancelled: '취소됨',
  conflict: '확인 필요',
  failed: '조치 필요',
  unknown: '확인 불가',
};

/** The short names of order states, for badges. */
export const statesIn = /* @__PURE__ */ catalogue({ ja, en, ko });

const steps = /* @__PURE__ */ catalogue<Words<Step>>({
  ja: {
    preflight: '送信前の確認',
    find: 'Smartship 内の検索',
    enter: 'Smartship への登録',
    confirm: '注文確認',
    instruct: '出荷指示',
    track: '送り状番号の反映',
    stop: '停止の依頼',
  },
  en: {
    preflight: 'Check before sending',
    find: 'Look in Smartship',
    enter: 'Bring into Smartship',
    confirm: 'Order confirmation',
    instruct: 'Shipping instruction',
    track: 'Tracking',
    stop: 'Stop',
  },
  ko: {
    preflight: '전송 전 확인',
    find: 'Smartship 검색',
    enter: 'Smartship 등록',
    confirm: '주문 확인',
    instruct: '출고 지시',
    track: '송장번호 반영',
    stop: '중지 요청',
  },
});

const phases = /* @__PURE__ */ catalogue<Words<JobPhase>>({
  ja: {
    held: '送信前（取り消せます）',
    running: '処理中',
    waiting: '待機中',
    'needs-seller': '対応が必要',
    done: '完了',
    undone: '取り消し済み',
  },
  en: {
    held: 'Held (can be undone)',
    running: 'Running',
    waiting: 'Waiting',
    'needs-seller': 'Needs you',
    done: 'Done',
    undone: 'Undone',
  },
  ko: {
    held: '전송 전(되돌릴 수 있음)',
    running: '처리 중',
    waiting: '대기 중',
    'needs-seller': '조치 필요',
    done: '완료',
    undone: '되돌림',
  },
});

/** The short names of verdicts on a code. */
export const verdictsIn = /* @__PURE__ */ catalogue<Words<Verdict>>({
  ja: {
    invalid: '使えないコード',
    blank: '未入力',
    ambiguous: '重複 SKU',
    'wrong-kind': '種別違い',
    mapped: '一致',
    linked: '連携済み',
    near: '表記違い',
    unmapped: '該当なし',
    'not-smartship': '対象外',
    unknown: '未確認',
  },
  en: {
    invalid: 'Invalid',
    blank: 'Blank',
    ambiguous: 'Ambiguous',
    'wrong-kind': 'Wrong kind',
    mapped: 'Mapped',
    linked: 'Linked',
    near: 'Near',
    unmapped: 'Unmapped',
    'not-smartship': 'Excluded',
    unknown: 'Unchecked',
  },
  ko: {
    invalid: '잘못된 코드',
    blank: '미입력',
    ambiguous: '중복 SKU',
    'wrong-kind': '종류 다름',
    mapped: '매핑됨',
    linked: '연동됨',
    near: '표기 다름',
    unmapped: '미매핑',
    'not-smartship': '제외',
    unknown: '미확인',
  },
});

const doers = /* @__PURE__ */ catalogue<Words<Doer>>({
  ja: { smartship: 'Smartship', extension: 'この拡張機能', seller: '自分で行う' },
  en: { smartship: 'Smartship', extension: 'This extension', seller: 'I do it' },
  ko: { smartship: 'Smartship', extension: '이 확장 프로그램', seller: '직접 처리' },
});

/** The short name of an order's state, for badges. */
export const stateText = (language: Language, state: OrderState): string => statesIn(language)[state];
/** The name of one step of sending a cart. */
export const stepText = (language: Language, step: Step): string => steps(language)[step];
/** Where a job is, in a few words. */
export const phaseText = (language: Language, phase: JobPhase): string => phases(language)[phase];
/** The short name of a verdict on a code. */
export const verdictText = (language: Language, verdict: Verdict): string => verdictsIn(language)[verdict];
/** Who does a duty. */
export const doerText = (language: Language, doer: Doer): string => doers(language)[doer];
