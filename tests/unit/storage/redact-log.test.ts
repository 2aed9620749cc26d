import { describe, expect, it } from 'vitest';
import { redactLog } from '#lib/storage';

describe('the activity log', () => {
  it.each([
    'Mail to hanako@example.invalid failed',
    'call 090-1234-5678 or 03 1234 5678',
    '〒150-0001 見本県',
    '電話 ０９０－１２３４－５６７８、〒１５０ー０００１',
    '見本県見本市1-2-3 テスト 様 の住所が不正です',
    'hanako＠example.invalid',
    'key S5canary_g_1_Zz9SecretSellerKeyThatMustNeverBeShown_g_2_Qq7',
  ])('keeps no person and no key: %s', (says) => {
    const kept = redactLog(says);
    for (const secret of [
      'hanako',
      '090-1234',
      '０９０',
      '1234 5678',
      '150-0001',
      '１５０',
      '見本市',
      'テスト',
      'Zz9Secret',
    ])
      expect(kept).not.toContain(secret);
  });

  it('keeps the numbers that a row is about, on one short line', () => {
    expect(redactLog('demo_shop:512340001:1 QSP12345678 order 1290000101')).toBe(
      'demo_shop:512340001:1 QSP12345678 order 1290000101',
    );
    expect(redactLog('SKU の仕様が異なります')).toBe('SKU の仕様が異なります');
    expect(redactLog('a\nb\u202ec')).toBe('a b c');
    expect([...redactLog('あ'.repeat(5000))].length).toBeLessThanOrEqual(201);
  });
});
