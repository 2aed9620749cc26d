import { CODE_LIMIT, type CodeRole, codeProblem, codesInOne, foldCode, matchingRule, skuLabel } from './code.ts';
import { type Reason, reason } from './reason.ts';
import type { CodeVerdict, CodeWarning, MatchedSku, Verdict } from './verdict.ts';
import type { Instant } from './words.ts';

/** What is known about one code when it is judged. */
export interface CodeQuestion {
  readonly code: string;
  readonly role: CodeRole;
  /** SKUs whose seller code is exactly this. */
  readonly exact: readonly MatchedSku[];
  /** SKUs whose folded seller code is the same. */
  readonly near: readonly MatchedSku[];
  /** SKUs of stored channel links that hold its line; none where there are none or links were not read. */
  readonly linked: readonly MatchedSku[];
  /** True when Smartship's links could be read, so that having none means something. */
  readonly linksChecked: boolean;
  /** The seller's exclusion that covers it, or null. */
  readonly excludedBy: string | null;
  /** True when another option of its listing has the same code. */
  readonly duplicate: boolean;
  /** Other listings that use it. */
  readonly sharedBy: number;
  /** How many of `codesInOne` are SKUs by themselves. */
  readonly partsKnown: number;
  /** Codes of the listing's additional options: they get mixed into the codes of its orders [qapi 5.2]. */
  readonly additional: readonly string[];
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
  const { verdict, reason: why, sku = null } = primary(question);
  return { verdict, warnings: warningsFor(verdict, sku, question), reason: why, sku };
}

/**
 * The same for a code of an additional option (追加型), on what it would be by itself. It names no SKU to send: it gets mixed
 * into the codes of orders, so only a blank is right [qapi 5.2]. A stored link goes before all codes, this one too.
 */
export function judgeAdditional(code: string, judged: CodeVerdict): CodeVerdict {
  if (judged.verdict === 'not-smartship' || judged.verdict === 'linked') return judged;
  const why = code.trim() === '' ? reason('additional-blank') : reason('additional-has-code', { additional: code });
  return { ...judged, warnings: [], reason: why };
}

interface Primary {
  readonly verdict: Verdict;
  readonly reason: Reason;
  /** The SKU it leads to, where it leads to one. */
  readonly sku?: MatchedSku;
}

function primary(question: CodeQuestion): Primary {
  const { code, role, exact, linked, excludedBy } = question;
  if (excludedBy !== null) {
    return { verdict: 'not-smartship', reason: reason('excluded-by-seller', { pattern: excludedBy }) };
  }
  const problem = codeProblem(code, role);
  if (problem !== null) {
    return { verdict: 'invalid', reason: reason('code-invalid', { code, problem, limit: CODE_LIMIT[role] }) };
  }
  if (matchingRule.linkBeatsCode && linked.length > 0) return byLink(linked);
  if (code.trim() === '') return { verdict: 'blank', reason: reason('code-blank', { field: role }) };
  if (exact.length > 1) return ambiguous(code, exact);
  const [only] = exact;
  return only ? found(code, role, only) : notFound(question);
}

function byLink(linked: readonly MatchedSku[]): Primary {
  const [first] = linked;
  const several = new Set(linked.map(({ skuNo }) => skuNo)).size;
  return first && several === 1
    ? { verdict: 'linked', reason: reason('code-linked', { skuName: skuLabel(first) }), sku: first }
    : { verdict: 'ambiguous', reason: reason('link-ambiguous', { count: several }) };
}

function ambiguous(code: string, exact: readonly MatchedSku[]): Primary {
  const count = exact.length;
  const auto = exact.filter(isGhost).length;
  const why = reason('code-ambiguous', { code, count });
  return { verdict: 'ambiguous', reason: auto === 0 ? why : reason('code-ambiguous-auto', { code, count, auto }) };
}

function found(code: string, role: CodeRole, sku: MatchedSku): Primary {
  const wants = matchingRule.kindFor(role);
  if (sku.kind !== 'untold' && sku.kind !== wants) {
    return { verdict: 'wrong-kind', reason: reason('code-wrong-kind', { code, wants }) };
  }
  const skuName = skuLabel(sku);
  return {
    verdict: 'mapped',
    reason: isGhost(sku) ? reason('code-mapped-auto', { code, skuName }) : reason('code-mapped', { code, skuName }),
    sku,
  };
}

function notFound({ code, role, near, partsKnown, additional, index }: CodeQuestion): Primary {
  // Not found proves nothing while the index was never read whole: the exact code may be in what is not read yet.
  if (index.readAt === null) return { verdict: 'unknown', reason: reason('index-not-read') };
  const [nearest] = [...near].sort(byNearness(code, role));
  if (nearest) return { verdict: 'near', reason: reason('code-near', { code, exact: nearest.sellerCode }) };
  if (index.tooOld) return { verdict: 'unknown', reason: reason('index-too-old', { at: index.readAt }) };
  return { verdict: 'unmapped', reason: whyUnmapped(code, partsKnown, additional, index.readAt) };
}

function whyUnmapped(code: string, known: number, additional: readonly string[], at: Instant): Reason {
  const mixed = additional.find((other) => other.trim() !== '' && other !== code && code.includes(other));
  if (mixed !== undefined) return reason('code-additional', { code, additional: mixed });
  const count = codesInOne(code).length;
  // A comma says it by itself; other signs occur within codes, so there a known part must say it.
  if (count > 1 && (known > 0 || /[,，、]/.test(code))) return reason('code-several', { code, count, known });
  return reason('code-unmapped', { code, at });
}

/** Registered by Smartship itself from an order, and without stock: it will never ship [smartship 1.10, C]. */
export const isGhost = (sku: Pick<MatchedSku, 'autoRegistered' | 'stock'>): boolean =>
  sku.autoRegistered && (sku.stock ?? 0) <= 0;

/**
 * Which of several near SKUs is offered: one of the right kind, then one that Smartship did not make up itself, then one
 * with stock, then one that differs by case or width only; after that by code and number, so that it is always the same one.
 */
export function byNearness(code: string, role: CodeRole): (left: MatchedSku, right: MatchedSku) => number {
  const wants = matchingRule.kindFor(role);
  const plain = code.normalize('NFKC').toLowerCase();
  const rank = (sku: MatchedSku): number =>
    (sku.kind === wants || sku.kind === 'untold' ? 0 : 8) +
    (sku.autoRegistered ? 4 : 0) +
    (sku.stock === null || sku.stock > 0 ? 0 : 2) +
    (sku.sellerCode.normalize('NFKC').toLowerCase() === plain ? 0 : 1);
  return (left, right) =>
    rank(left) - rank(right) || order(left.sellerCode, right.sellerCode) || order(left.skuNo, right.skuNo);
}

const order = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Verdicts on which a stored link could change something. */
const LINK_MATTERS: ReadonlySet<Verdict> = new Set(['blank', 'ambiguous', 'wrong-kind', 'mapped', 'near', 'unmapped']);

function warningsFor(verdict: Verdict, sku: MatchedSku | null, question: CodeQuestion): CodeWarning[] {
  const { code, exact, duplicate, sharedBy, linksChecked } = question;
  if (verdict === 'not-smartship' || verdict === 'unknown') return [];
  const warnings: CodeWarning[] = [];
  const blank = foldCode(code) === '';
  if (duplicate && !blank && verdict !== 'linked') warnings.push('duplicate');
  if (sharedBy > 0 && !blank && verdict !== 'linked') warnings.push('shared');
  const stocked = sku ?? (exact.length === 1 ? (exact[0] ?? null) : null);
  if (stocked && (isGhost(stocked) || (stocked.stock !== null && stocked.stock <= 0))) warnings.push('no-stock');
  if (!linksChecked && LINK_MATTERS.has(verdict)) warnings.push('link-not-checked');
  return warnings;
}
