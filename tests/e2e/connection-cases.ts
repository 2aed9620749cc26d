import type { FailureKind } from '#lib/domain';
import type { FaultKind } from '#tests/sandbox';

export type Party = 'qoo10' | 'smartship';
/** Something that goes wrong outside, and what the seller then reads. */
export interface Case {
  readonly fault: FaultKind;
  /** The tool or method it meets; without it every call to the host. */
  readonly match?: string;
  readonly state: RegExp;
  readonly says: readonly string[];
  readonly japanese: string;
}

const JSON_OF_ANOTHER_SHOP = JSON.stringify({
  ResultObject: [{ orderNo: 1290000999, sellerID: 'somebody_else' }],
  ResultCode: 0,
  ResultMsg: 'SUCCESS',
});

export const QOO10: Record<string, Case> = {
  'key-rejected, of a key that is young: a changed password is named': {
    fault: { kind: 'error-code', code: -90001, message: '存在しないAPIです。' },
    state: /^Key rejected/,
    says: ['did not accept the key', 'A changed J-QSM password ends a key.', 'issue a new key and save it'],
    japanese: 'キーを受け付けませんでした',
  },
  'key-expired': {
    fault: { kind: 'error-code', code: -90005 },
    state: /^Key rejected/,
    says: ['The key for Qoo10 has run out.', 'Get a new key'],
    japanese: '有効期限が切れています',
  },
  'the good key of another shop': {
    fault: { kind: 'malformed', body: JSON_OF_ANOTHER_SHOP },
    state: /^Key rejected/,
    says: ['Shop ID: somebody_else'],
    japanese: 'somebody_else',
  },
  'not-permitted': {
    fault: { kind: 'error-code', code: -90002 },
    state: /^Error/,
    says: ['does not permit this operation (ShippingBasic.GetShippingInfo_v3)', 'Check the API permissions at Qoo10.'],
    japanese: '権限がありません',
  },
  "bad-request, with Qoo10's own words": {
    fault: { kind: 'error-code', code: -10002, message: '照会期間は90日以内です' },
    state: /^Error/,
    says: ['Qoo10 refused the request', '照会期間は90日以内です'],
    japanese: '照会期間は90日以内です',
  },
  'rate-limited': {
    fault: { kind: 'status', status: 429, headers: { 'Retry-After': '1' } },
    state: /^Error/,
    says: ['Qoo10 asked us to slow down.'],
    japanese: '上限に達しました',
  },
  'unreachable: the line is dead': {
    fault: { kind: 'cut-before' },
    state: /^Cannot reach/,
    says: ['Qoo10 cannot be reached.', 'Check your network'],
    japanese: 'Qoo10 に接続できません',
  },
  'unreachable: the server is down': {
    fault: { kind: 'status', status: 503, body: '<html>' },
    state: /^Cannot reach/,
    says: ['Qoo10 cannot be reached.'],
    japanese: 'Qoo10 に接続できません',
  },
  'not-understood: the page of a proxy': {
    fault: { kind: 'html' },
    state: /^Error/,
    says: ['could not be understood', 'A piece of the answer'],
    japanese: '読み取れませんでした',
  },
  'not-understood: an answer without end': {
    fault: { kind: 'huge-body', bytes: 40 * 1024 * 1024 },
    state: /^Error/,
    says: ['could not be understood'],
    japanese: '読み取れませんでした',
  },
  'not-offered: the method is gone': {
    fault: { kind: 'status', status: 200, body: "Can't find method Info GetShippingInfo_v3" },
    state: /^Error/,
    says: ['Qoo10 accepts the key but not this operation'],
    japanese: 'この操作（ShippingBasic.GetShippingInfo_v3）には応じませんでした',
  },
};

export const SMARTSHIP: Record<string, Case> = {
  'not-permitted': {
    fault: { kind: 'status', status: 403, body: '{"error":"insufficient_scope"}' },
    state: /^Error/,
    says: ['Smartship does not permit this operation', 'Sign in'],
    japanese: '権限がありません',
  },
  "bad-request, with Smartship's own words": {
    fault: { kind: 'error-code', code: -32602, message: 'The period is too long' },
    match: 'tools/call',
    state: /^Error/,
    says: ['Smartship refused the request', 'The period is too long'],
    japanese: 'The period is too long',
  },
  'rate-limited': {
    fault: { kind: 'status', status: 429, headers: { 'Retry-After': '1' } },
    state: /^Error/,
    says: ['Smartship asked us to slow down.'],
    japanese: '上限に達しました',
  },
  'unreachable: the line is dead': {
    fault: { kind: 'cut-before' },
    state: /^Cannot reach/,
    says: ['Smartship cannot be reached.'],
    japanese: 'Smartship に接続できません',
  },
  'unreachable: the server is down': {
    fault: { kind: 'status', status: 500, body: 'x' },
    state: /^Cannot reach/,
    says: ['Smartship cannot be reached.'],
    japanese: 'Smartship に接続できません',
  },
  'not-understood: the page of a proxy': {
    fault: { kind: 'html' },
    state: /^Error/,
    says: ['could not be understood', 'A piece of the answer'],
    japanese: '読み取れませんでした',
  },
};

export const TXAPI: Record<string, Case> = {
  'key-rejected': {
    fault: { kind: 'error-code', code: -99, message: 'Invalid API key.' },
    state: /^/,
    says: ['did not accept the key'],
    japanese: 'キーを受け付けませんでした',
  },
  'bad-request': {
    fault: { kind: 'error-code', code: -10, message: 'wrong date' },
    state: /^/,
    says: ['refused the request (SmartShipService.GetOrderList)', 'wrong date'],
    japanese: 'wrong date',
  },
  unreachable: {
    fault: { kind: 'cut-before' },
    state: /^/,
    says: ['cannot be reached'],
    japanese: '接続できません',
  },
  'not-understood': {
    fault: { kind: 'html' },
    state: /^/,
    says: ['could not be understood'],
    japanese: '読み取れませんでした',
  },
};

/** In `connections-errors.test.ts`. */
export const HERE = 'here';
/**
 * Every kind of error × party, and the test that causes it and reads what the seller reads; or why it cannot occur. The
 * compiler wants each kind here, and a test wants a case for each kind that is said to be tested there.
 */
export const WHERE: Record<FailureKind, Record<Party, string>> = {
  'not-set-up': { qoo10: HERE, smartship: HERE },
  locked: { qoo10: HERE, smartship: HERE },
  'signed-out': {
    qoo10: 'cannot occur: Qoo10 has keys, no sign-in',
    smartship: 'connections-sign-in: ended by Smartship',
  },
  'key-rejected': { qoo10: HERE, smartship: HERE },
  'key-expired': {
    qoo10: HERE,
    smartship: 'cannot occur: Smartship answers 401 whatever became of a key, which is told as key-rejected',
  },
  'not-permitted': { qoo10: HERE, smartship: HERE },
  'bad-request': { qoo10: HERE, smartship: HERE },
  'rate-limited': { qoo10: HERE, smartship: HERE },
  unreachable: { qoo10: HERE, smartship: HERE },
  'unknown-outcome': { qoo10: HERE, smartship: 'stock: the reply to a requested sync was lost' },
  'not-understood': { qoo10: HERE, smartship: HERE },
  'not-offered': { qoo10: HERE, smartship: 'connections-sign-in: a missing tool; a required argument nobody can know' },
  'refused-here': { qoo10: HERE, smartship: 'connections-sign-in: metadata that points to a foreign host' },
};
/** Kinds whose test there is no row of the tables above. */
export const BY_HAND: Record<Party, readonly FailureKind[]> = {
  qoo10: ['not-set-up', 'locked', 'unknown-outcome', 'refused-here'],
  smartship: ['not-set-up', 'locked', 'key-rejected'],
};
