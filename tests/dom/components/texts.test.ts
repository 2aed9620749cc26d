import { describe, expect, it } from 'vitest';
import { type FailureKind, ORDER_STATES, type ReasonCode, type ReasonParams, STEPS } from '#lib/domain';
import { failureText, LANGUAGES, reasonText, stateText, stepText } from '#lib/i18n';

const failed = { party: 'qoo10', failure: 'bad-request', says: 'Invalid order' } as const;

/** One example of every reason: a new reason without one does not compile. */
const REASONS: { readonly [Code in ReasonCode]: ReasonParams[Code] } = {
  ready: {},
  'ready-linked': { skuName: '煎茶' },
  unpaid: {},
  'not-read-yet': {},
  'row-unreadable': { what: '注文番号' },
  'other-shop': { shopId: 'betsu_shop' },
  'cannot-check': failed,
  'too-late': { status: 4 },
  'shipped-elsewhere': { carrier: 'ヤマト運輸', trackingNo: '400012345678' },
  'waybill-printed': {},
  'cancelled-at-qoo10': {},
  'claim-open': {},
  'quantity-refused': { quantity: 0 },
  'excluded-by-seller': { pattern: 'GIFT-*' },
  'no-stock': { code: 'TEA-100', stock: 1, needed: 2 },
  'code-mapped': { code: 'TEA-100', skuName: '煎茶' },
  'code-linked': { skuName: '煎茶' },
  'code-invalid': { code: 'A||*B', problem: 'separator', limit: 100 },
  'code-blank': { field: 'option' },
  'code-ambiguous': { code: 'TEA-100', count: 2 },
  'code-wrong-kind': { code: 'TEA-100', wants: 'option' },
  'code-near': { code: 'tea-100', exact: 'TEA-100' },
  'code-unmapped': { code: 'TEA-999', at: 0 },
  'code-several': { code: 'TEA-1,TEA-2', count: 2, known: 1 },
  'code-additional': { code: 'TEA-1GIFT', additional: 'GIFT' },
  'code-duplicate': { code: 'TEA-1' },
  'code-mapped-auto': { code: 'TEA-100', skuName: '煎茶' },
  'code-ambiguous-auto': { code: 'TEA-100', count: 2, auto: 1 },
  'link-ambiguous': { count: 2 },
  'additional-has-code': { additional: 'GIFT' },
  'additional-blank': {},
  'listing-shop-unknown': {},
  'listing-not-read': {},
  'index-not-read': {},
  'index-too-old': { at: 0 },
  'held-before-sending': { until: 0 },
  queued: {},
  running: { step: 'find' },
  paused: {},
  'read-only': {},
  'retry-later': { ...failed, step: 'enter', at: 0 },
  'waiting-for-link': { since: 0, lastCollection: null },
  'waiting-for-duty': { step: 'instruct', by: 'seller' },
  'waiting-for-approval': { step: 'confirm' },
  'automation-asks': {},
  'in-smartship': { shippingNo: 'QSP100', label: 'OC' },
  'seller-ships': { shippingNo: 'QSP100', label: 'OC' },
  instructed: { shippingNo: 'QSP100', label: 'PI' },
  'number-at-qoo10': { carrier: 'ヤマト運輸', trackingNo: '400012345678' },
  shipped: { shippingNo: 'QSP100', trackingNo: '4000' },
  'cart-has-blocked-lines': { blocked: '1290000111', count: 1 },
  'two-shipments': { first: 'QSP100', second: 'QSP101' },
  'cancelled-after-sending': { shippingNo: 'QSP100' },
  'removed-in-smartship': { shippingNo: 'QSP100' },
  'search-not-proven': {},
  'fulfilment-not-creatable': {},
  'not-offered': { operation: 'confirm_orders', detail: '' },
  'ship-date-impossible': { wanted: '2026-11-30' },
  'ship-date-needs-delay': { wanted: '2026-11-30', latest: '2026-11-27' },
  'confirm-refused': { says: 'Already canceled order' },
  'stuck-in-smartship': { shippingNo: 'QSP100', says: 'Address error' },
  'stage-unknown': { shippingNo: 'QSP100', label: 'ZZ' },
  'server-does-not-show-it': { step: 'confirm' },
  'step-failed': { ...failed, step: 'confirm' },
  'outbox-lost': {},
  'step-crashed': { step: 'find', at: 0 },
  'outbox-old': {},
  'disk-full': {},
  'already-running': { step: 'find' },
  'not-proven-gone': {},
  'shipping-order-only-late': { days: 14 },
  'hold-set': { shippingNo: 'QSP1' },
  'stop-requested': { shippingNo: 'QSP1' },
  'stop-not-possible': { shippingNo: 'QSP1', label: 'Shipped' },
  'stop-in-doubt': { shippingNo: 'QSP1' },
  'stopped-before-smartship': {},
  'cart-lost-lines': { lost: '1290000102' },
  'mixed-cart': { goes: '1290000101', stays: '1290000102' },
  'cart-changed': { now: '1290000101' },
  'order-too-old': { days: 30 },
  'address-missing': { orderNo: '1290000101' },
  'partly-in-smartship': { shippingNo: 'QSP1', missing: '1290000102' },
  'cart-is-split': { shippingNos: 'QSP1, QSP2' },
  'parcel-holds-others': { shippingNo: 'QSP1', others: '1290000102' },
  'parcel-holds-cancelled': { shippingNo: 'QSP1', cancelled: '1290000102' },
  'link-seems-on': { shippingNo: 'QSP1' },
  'tracking-gap': { trackingNo: '1234', since: 0 },
  'line-sku': { code: 'TOTE-01-NV', skuName: 'Tote / Navy' },
  'line-sku-gone': { code: 'TOTE-01-NV' },
  'line-sku-waits': { shippingNo: 'QSP1', skuName: 'Tote / Navy' },
  'line-sku-refused': { orderNo: '1290000101', says: 'No' },
  'vault-locked': {},
  'passphrase-wrong': {},
  'key-unreadable': {},
  'key-of-another-shop': { shopId: 'betsu_shop' },
  'key-not-taken': { party: 'qoo10', failure: 'key-rejected', says: 'x' },
  'key-untested': { party: 'smartship', failure: 'unreachable', says: '' },
  'file-not-understood': {},
  'undone-by-seller': {},
};

const FAILURES: Readonly<Record<FailureKind, true>> = {
  'not-set-up': true,
  locked: true,
  'signed-out': true,
  'key-rejected': true,
  'key-expired': true,
  'not-permitted': true,
  'bad-request': true,
  'rate-limited': true,
  unreachable: true,
  'unknown-outcome': true,
  'not-understood': true,
  'not-offered': true,
  'refused-here': true,
};

const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;
const KOREAN = /[\uac00-\ud7af]/;
const KANA = /[\u3040-\u30ff]/;
const BROKEN = /undefined|null|NaN|\[object/;

describe('what the seller reads', () => {
  it.each(Object.entries(REASONS))('says why and what next in every language: %s', (code, params) => {
    // The table above pairs each code with its own params; entries() forgets that.
    const reason = { code, params } as Parameters<typeof reasonText>[1];
    const ja = reasonText('ja', reason);
    const en = reasonText('en', reason);
    const ko = reasonText('ko', reason);
    expect(ja.why).toMatch(JAPANESE);
    expect(ja.next).toMatch(JAPANESE);
    for (const text of [ja.why, ja.next, en.why, en.next, ko.why, ko.next]) expect(text).not.toMatch(BROKEN);
    expect(en.why.replace(/注文番号|煎茶|ヤマト運輸/g, '')).not.toMatch(JAPANESE);
    expect(en.next).toMatch(/^[A-Z].*\.$/);
    for (const text of [ko.why, ko.next]) {
      expect(text).toMatch(KOREAN);
      expect(text).toMatch(/\.$/);
      expect(text.replace(/商品の照会|ヤマト運輸/g, '')).not.toMatch(KANA);
    }
  });

  it.each(Object.keys(FAILURES))('explains the failure %s of either side in every language', (kind) => {
    for (const party of ['qoo10', 'smartship'] as const) {
      // Object.keys forgets that the table's keys are the kinds.
      const failure = { kind: kind as FailureKind, party, operation: 'search_skus', says: 'No.', code: -10000 };
      expect(failureText('ja', failure).why).toMatch(JAPANESE);
      expect(failureText('ja', failure).next).toMatch(JAPANESE);
      expect(failureText('en', failure).why).toMatch(/\.$/);
      expect(failureText('en', failure).next).toMatch(/\.$/);
      expect(failureText('ko', failure).why).toMatch(/다.*\.$/);
      expect(failureText('ko', failure).next).toMatch(/(?:요|다)\.$/);
    }
  });

  it('hands on the words of the server that refused', () => {
    const failure = {
      kind: 'bad-request',
      party: 'qoo10',
      operation: 'SetSellerCheckYN_V2',
      says: 'Invalid order',
    } as const;
    expect(failureText('en', failure).why).toContain('Invalid order');
    expect(failureText('ja', failure).why).toContain('Invalid order');
    expect(failureText('ko', failure).why).toContain('Invalid order');
  });

  it('gives every state and step its own name in each language', () => {
    for (const language of LANGUAGES) {
      expect(new Set(ORDER_STATES.map((state) => stateText(language, state))).size).toBe(ORDER_STATES.length);
      expect(new Set(STEPS.map((step) => stepText(language, step))).size).toBe(STEPS.length);
    }
  });

  it('tells times of Japan wherever the computer is', () => {
    const at = Date.parse('2026-11-24T23:30:00Z');
    expect(reasonText('ja', { code: 'held-before-sending', params: { until: at } }).why).toContain('08:30');
    expect(reasonText('en', { code: 'index-too-old', params: { at } }).why).toContain('25 Nov');
    expect(reasonText('ko', { code: 'index-too-old', params: { at } }).why).toContain('11월 25일 08:30');
  });
});
