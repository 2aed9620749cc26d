import { type Doer, type Reason, STOCK_RULE_KINDS, type Step, type StockRuleKind } from '#lib/domain';
import { ACTIVITY_EN, ACTIVITY_JA, ACTIVITY_KO } from './activity-names.ts';
import { catalogue, type Language } from './language.ts';
import { optionsTexts } from './options.ts';
import { dutyTexts } from './options-duties.ts';
import { reasonText } from './reasons/index.ts';
import { doerText, stepText } from './states.ts';
import { stockTexts } from './stock.ts';
import { stockRuleTexts } from './stock-rules.ts';

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
  ko: {
    title: '작업 기록',
    lead: '누가 언제 어느 주문에 무엇을 했고 결과가 어땠는지의 기록입니다. 90일간, 최대 50,000건까지 보관합니다. 구매자 정보는 들어 있지 않습니다.',
    who: '실행자',
    result: '결과',
    search: '주문번호·내용',
    all: '전체',
    seller: '판매자',
    extension: '확장 프로그램',
    ok: '성공',
    failed: '실패',
    info: '정보',
    export: '내보내기',
    shown: ({ shown, all }) => `${all}건 중 ${shown}건 표시`,
    nothing: '해당하는 기록이 없습니다.',
    at: '일시',
    order: '주문번호',
    effect: '내용',
    says: '상세',
  },
});

const names: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  ja: ACTIVITY_JA,
  en: ACTIVITY_EN,
  ko: ACTIVITY_KO,
};

/** What a row of the log is called; one that an earlier version wrote and nobody names keeps its own name rather than none. */
export function activityText(language: Language, what: string): string {
  const named = names[language][what];
  if (named !== undefined) return named;
  const [, step] = /^step-(preflight|find|enter|confirm|instruct|track|stop)$/.exec(what) ?? [];
  if (step) return stepText(language, step as Step);
  const [, given, doer] = /^duty-(.+)-(smartship|extension|seller)$/.exec(what) ?? [];
  if (given && doer) return told[language].given(dutyName(language, given), doerText(language, doer as Doer));
  const [, taken] = /^backlog-(.+)$/.exec(what) ?? [];
  return taken ? told[language].backlog(dutyName(language, taken)) : what;
}

const told = {
  ja: {
    given: (duty: string, doer: string) => `${duty}の担当：${doer}`,
    backlog: (duty: string) => `${duty}：既存の注文を承認`,
    cart: (packNo: string) => `カート ${packNo}`,
    count: (count: string) => `${count} 件`,
  },
  en: {
    given: (duty: string, doer: string) => `${duty}: ${doer}`,
    backlog: (duty: string) => `${duty}: earlier orders approved`,
    cart: (packNo: string) => `Cart ${packNo}`,
    count: (count: string) => count,
  },
  ko: {
    given: (duty: string, doer: string) => `${duty} 담당: ${doer}`,
    backlog: (duty: string) => `${duty}: 기존 주문 승인`,
    cart: (packNo: string) => `장바구니 ${packNo}`,
    count: (count: string) => `${count}건`,
  },
} as const;

function dutyName(language: Language, duty: string): string {
  const { 'duty-bring-in': bringIn, 'duty-confirm': confirm, 'duty-instruct': instruct } = optionsTexts(language);
  const known: Readonly<Record<string, string>> = {
    'bring-in': bringIn,
    confirm,
    instruct,
    tracking: dutyTexts(language)['duty-tracking'],
    stock: stockTexts(language).duty,
  };
  return known[duty] ?? duty;
}

/** Rows whose detail is how many. */
const COUNTED = /^(stock-approve|stock-leave|codes|codes-undo|backlog-.+)$/;

/** The detail of a row: why it stopped in the seller's language, a job by its cart, a choice by its name; else as it was written. */
export function activityDetail(language: Language, { what, says, reason }: Detailed): string {
  if (reason) return reasonText(language, reason).why;
  const [, packNo] = /^[^:\s]+:(\d+):\d+$/.exec(says) ?? [];
  if (packNo) return told[language].cart(packNo);
  if (COUNTED.test(what) && /^\d+$/.test(says)) return told[language].count(says);
  if (what === 'stock-settings') return ruleName(language, says);
  const [, itemCode, kind] = what === 'stock-rule' ? (/^(\d+): (.+)$/.exec(says) ?? []) : [];
  return itemCode && kind ? `${itemCode} ${ruleName(language, kind)}` : says;
}

function ruleName(language: Language, kind: string): string {
  const texts = stockRuleTexts(language);
  return kind === 'site' || isRule(kind) ? texts[`rule-${kind}`] : kind;
}

const isRule = (kind: string): kind is StockRuleKind => STOCK_RULE_KINDS.some((known) => known === kind);

interface Detailed {
  readonly what: string;
  readonly says: string;
  readonly reason?: Reason | null;
}
