import type { OrderLine } from './order.ts';
import { reason } from './reason.ts';
import type { Sku } from './smartship.ts';
import type { CodeVerdict, CodeWarning } from './verdict.ts';
import type { Code, Instant } from './words.ts';

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
} as const;

const DASHES = /[\u2010-\u2015\u2212\u30fc\ufe58\ufe63\uff0d\uff70]/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/** Two codes with the same fold differ only in width, case, dashes or spaces. */
export function foldCode(code: string): string {
  return code.normalize('NFKC').replace(INVISIBLE, '').replace(DASHES, '-').replace(/\s+/g, ' ').trim().toLowerCase();
}

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

/** What is known about one code when it is judged. */
export interface CodeQuestion {
  readonly code: string;
  readonly role: CodeRole;
  /** SKUs whose seller code is exactly this. */
  readonly exact: readonly Sku[];
  /** SKUs whose folded seller code is the same. */
  readonly near: readonly Sku[];
  /** The SKU of a stored channel link, or null where there is none or links were not read. */
  readonly linked: Sku | null;
  /** The seller's exclusion that covers it, or null. */
  readonly excludedBy: string | null;
  readonly index: SkuIndexState;
}

/** How far the SKU index can be believed. */
export interface SkuIndexState {
  /** End of the last full reading; null when there was none. */
  readonly readAt: Instant | null;
  /** True when the last full reading is older than a day's work allows. */
  readonly tooOld: boolean;
}

/** One primary verdict in the order of design §5, with its warnings and its sentence. */
export function judgeCode(question: CodeQuestion): CodeVerdict {
  const { code, role, exact, near, linked, excludedBy, index } = question;
  const plain = (verdict: CodeVerdict['verdict'], why: CodeVerdict['reason'], sku: Sku | null = null): CodeVerdict => ({
    verdict,
    warnings: warningsFor(sku, exact, linked),
    reason: why,
    sku,
  });
  if (excludedBy !== null) return plain('not-smartship', reason('excluded-by-seller', { pattern: excludedBy }));
  const problem = codeProblem(code, role);
  if (problem !== null) return plain('invalid', reason('code-invalid', { code, problem, limit: CODE_LIMIT[role] }));
  if (linked !== null && matchingRule.linkBeatsCode) {
    return plain('linked', reason('code-linked', { skuName: skuLabel(linked) }), linked);
  }
  if (code.trim() === '') return plain('blank', reason('code-blank', { field: role }));
  if (exact.length > 1) return plain('ambiguous', reason('code-ambiguous', { code, count: exact.length }));
  const [only] = exact;
  if (only) {
    const wants = matchingRule.kindFor(role);
    if (only.kind !== 'untold' && only.kind !== wants)
      return plain('wrong-kind', reason('code-wrong-kind', { code, wants }));
    return plain('mapped', reason('code-mapped', { code, skuName: skuLabel(only) }), only);
  }
  const [nearest] = near;
  if (nearest) return plain('near', reason('code-near', { code, exact: nearest.sellerCode }));
  // Not found proves nothing while the index was never read whole, or long ago.
  if (index.readAt === null) return plain('unknown', reason('index-not-read'));
  if (index.tooOld) return plain('unknown', reason('index-too-old', { at: index.readAt }));
  return plain('unmapped', reason('code-unmapped', { code }));
}

function warningsFor(sku: Sku | null, exact: readonly Sku[], linked: Sku | null): CodeWarning[] {
  const stocked = sku ?? (exact.length === 1 ? (exact[0] ?? null) : null);
  const warnings: CodeWarning[] = [];
  if (stocked && stocked.stock !== null && stocked.stock <= 0) warnings.push('no-stock');
  if (stocked && linked === null) warnings.push('link-not-checked');
  return warnings;
}

/** A SKU's name as shown to the seller. */
export const skuLabel = (sku: Pick<Sku, 'name' | 'optionName'>): string =>
  sku.optionName === '' ? sku.name : `${sku.name} / ${sku.optionName}`;

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
