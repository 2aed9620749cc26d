import { describe, expect, it } from 'vitest';
import * as i18n from '#lib/i18n';
import { firstLanguage, LANGUAGES, type Language, pageTexts } from '#lib/i18n';

type Catalogue = (language: Language) => Readonly<Record<string, unknown>>;

/** Every catalogue there is, by its name: a new one is looked at without being named here. */
const CATALOGUES = Object.entries(i18n)
  .filter(([name]) => name.endsWith('Texts'))
  .map(([name, of]) => [name, of as Catalogue] as const);

const KANA = /[\u3040-\u30ff]/;
const HANGUL = /[\uac00-\ud7af]/;
/** Menus of J-QSM, and a language's own name: written as the seller sees them there. */
const AS_SEEN = /商品の照会\/修正|(?:システム > )?API・FTP・QSM権限/g;
const BRACES = /\{\w+\}/g;

const textsOf = (of: Catalogue, language: Language): (readonly [string, string])[] =>
  // A text that is built from what it is given is looked at by its source.
  Object.entries(of(language)).map(([key, text]) => [key, String(text).replace(AS_SEEN, '')] as const);

describe('the catalogues', () => {
  it('are found', () => {
    expect(CATALOGUES.length).toBeGreaterThan(20);
  });

  it.each(CATALOGUES)('%s speaks one language at a time', (_name, of) => {
    for (const [key, text] of textsOf(of, 'ja')) expect(text, `ja ${key}`).not.toMatch(HANGUL);
    for (const [key, text] of textsOf(of, 'en'))
      expect(text, `en ${key}`).not.toMatch(new RegExp(`${KANA.source}|${HANGUL.source}`));
    for (const [key, text] of textsOf(of, 'ko')) expect(text, `ko ${key}`).not.toMatch(KANA);
  });

  it.each(CATALOGUES)('%s is Korean in Korean wherever it is Japanese in Japanese', (_name, of) => {
    const korean = new Map(textsOf(of, 'ko'));
    for (const [key, text] of textsOf(of, 'ja')) {
      if (KANA.test(text)) expect(korean.get(key), key).toMatch(HANGUL);
    }
  });

  it('of J-QSM pages have the same braces in every language', () => {
    const braces = (language: Language) =>
      Object.fromEntries(
        Object.entries(pageTexts(language)).map(([key, text]) => [key, (text.match(BRACES) ?? []).toSorted()]),
      );
    for (const language of LANGUAGES) expect(braces(language)).toEqual(braces('ja'));
  });

  it('say of one row that it is one', () => {
    expect(pageTexts('en').oneUnreadableRow).toBe('1 row cannot be read.');
    expect(i18n.fill(pageTexts('en').unreadableRows, { count: 3 })).toBe('3 rows cannot be read.');
    expect(i18n.fill(pageTexts('ko').sendOne, { orderNo: '880000101' })).toBe('Smartship으로 전송: 주문 880000101');
  });
});

describe('the first language', () => {
  it.each([
    [['ko-KR', 'ko', 'en-US'], 'ko'],
    [['ja'], 'ja'],
    [['zh-CN', 'en-GB', 'ko'], 'en'],
    [['fr', 'ko-KR'], 'ko'],
    [['fr'], 'ja'],
    [[], 'ja'],
  ] as const)('of a browser that speaks %j is %s', (browser, first) => {
    expect(firstLanguage(browser)).toBe(first);
  });
});
