import type { OrderLine } from './order.ts';
import type { Sku } from './smartship.ts';
import type { Code } from './words.ts';

/** Which field a code comes from. */
export type CodeRole = 'seller' | 'option';

/** Longest code Qoo10 takes [qapi 5.1, 5.2]. */
export const CODE_LIMIT: Readonly<Record<CodeRole, number>> = { seller: 100, option: 50 };

/**
 * How Smartship finds a SKU for a Qoo10 line. No public text states the rule or its precedence, so this one object
 * holds our reading [smartship 1.11, marked C]: change it here, and nowhere else.
 */
export const matchingRule = {
  /** An order line uses its option code when it has one, else its seller code [qapi 5.2]. */
  ofOrderLine: (
    line: Pick<OrderLine, 'sellerCode' | 'optionCode'>,
  ): { readonly code: Code; readonly role: CodeRole } =>
    line.optionCode.trim() === ''
      ? { code: line.sellerCode, role: 'seller' }
      : { code: line.optionCode, role: 'option' },
  /** A seller code names a product's single SKU, an option code one of several. */
  kindFor: (role: CodeRole): 'single' | 'option' => (role === 'seller' ? 'single' : 'option'),
  /** A stored channel link decides before the code does. */
  linkBeatsCode: true,
  /**
   * A link holds a line when it names its listing and, where it names an option, that option by code or by values. A link
   * whose order mapping is off maps nothing; where the server does not tell, the link's being there counts.
   */
  linkHolds: (
    link: {
      readonly itemCode: string;
      readonly optionCode: string;
      readonly optionName: string;
      readonly orderMapping: boolean | null;
    },
    line: { readonly itemCode: string; readonly code: string; readonly role: CodeRole; readonly values: string },
  ): boolean => {
    if (link.orderMapping === false || link.itemCode !== line.itemCode) return false;
    if (link.optionCode === '' && link.optionName === '') return true;
    if (line.role !== 'option') return false;
    return (
      (link.optionCode !== '' && link.optionCode === line.code) ||
      (link.optionName !== '' && sameValues(link.optionName, line.values))
    );
  },
} as const;

/** Option values written by different hands: `ネイビー / M`, `ネイビー/M`, `ネイビー||*M`. */
const sameValues = (left: string, right: string): boolean => plainValues(left) === plainValues(right);
const plainValues = (values: string): string =>
  values
    .split(/\s*(?:\/|\|\|\*|,)\s*/)
    .map(foldCode)
    .join('/');

/** The values in an order's option text `カラー:ネイビー / サイズ:M(+500円)` [qapi 5.3, B], as `ネイビー / M`. */
export const valuesOfOptionText = (text: string): string =>
  text
    .split(' / ')
    .map((part) =>
      part
        .slice(part.indexOf(':') + 1)
        .replace(/\([+-]\d+円\)$/, '')
        .trim(),
    )
    .join(' / ');

const DASHES = /[\u2010-\u2015\u2212\u30fc\ufe58\ufe63\uff0d\uff70]/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/** Two codes with the same fold differ only in width, case, dashes or spaces. */
export function foldCode(code: string): string {
  return code.normalize('NFKC').replace(INVISIBLE, '').replace(DASHES, '-').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Not the same, but the same once width, case, dashes and spaces are unified: Smartship may not see the match. */
export const isNear = (left: string, right: string): boolean => left !== right && foldCode(left) === foldCode(right);

function isControl(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x20 || (point >= 0x7f && point < 0xa0);
}

/** Why Qoo10 or Smartship could not carry a code at all; null when they could. */
export function codeProblem(code: string, role: CodeRole): 'too-long' | 'separator' | 'control-character' | null {
  if ([...code].some(isControl)) return 'control-character';
  if (code.includes('||*') || code.includes('$$')) return 'separator';
  return [...code].length > CODE_LIMIT[role] ? 'too-long' : null;
}

/** A SKU's name as shown to the seller. */
export const skuLabel = (sku: Pick<Sku, 'name' | 'optionName'>): string =>
  sku.optionName === '' ? sku.name : `${sku.name} / ${sku.optionName}`;

/** Several codes in one field, as some sellers write bundles: `A,B` [qapi 5.2]; none for a code that is one. */
export function codesInOne(code: string): string[] {
  const parts = code
    .split(/[,，、;；+＋&＆|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length > 1 ? parts : [];
}

/**
 * What an exclusion may name: a listing by its number, one option of it as `number:code` or `number:values`
 * (`1100000001:ネイビー / M`), or any code, by a pattern.
 */
export const excludableTexts = (of: {
  readonly itemCode: string | null;
  readonly sellerCode: string;
  readonly code: string;
  readonly values: string;
}): string[] => [
  of.code,
  of.sellerCode,
  ...(of.itemCode === null ? [] : [of.itemCode, `${of.itemCode}:${of.code}`, `${of.itemCode}:${of.values}`]),
];

/** The seller's exclusion that covers any of these texts; `*` stands for anything. */
export function exclusionFor(patterns: readonly string[], texts: readonly string[]): string | null {
  return patterns.find((pattern) => texts.some((text) => text !== '' && matchesPattern(pattern, text))) ?? null;
}

/** Whole-text match where `*` stands for any run of characters; linear in the text, no regular expression from input. */
export function matchesPattern(pattern: string, text: string): boolean {
  const parts = pattern.split('*');
  const [first = '', ...rest] = parts;
  if (rest.length === 0) return pattern === text;
  if (!text.startsWith(first)) return false;
  const last = rest.pop() ?? '';
  let from = first.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}
