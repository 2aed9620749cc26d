import type { CodeRole, CodeVerdict } from '#lib/domain';
import {
  type CodeQuestion,
  exclusionFor,
  foldCode,
  type Instant,
  judgeCode,
  type Sku,
  type SkuIndexState,
} from '#lib/domain';
import type { DataDb } from '../data-db.ts';

/** A full reading older than this is not believed when it says *absent*. A full reading runs once a day. */
const INDEX_MAX_AGE = 36 * 3_600_000;

/** How far the SKU index can be believed now. */
export async function skuIndexState(db: DataDb, now: Instant): Promise<SkuIndexState> {
  const sync = await db.syncs.get('skus');
  const readAt = sync?.lastEnd ?? null;
  return { readAt, tooOld: readAt !== null && now - readAt > INDEX_MAX_AGE };
}

export interface AskedCode {
  readonly key: string;
  readonly code: string;
  readonly role: CodeRole;
  /** What the seller may have excluded: item code, seller code, option code. */
  readonly excludable: readonly string[];
}

/** Judges codes by indexed point look-ups: one for the exact codes, one for the folds of those not found. */
export async function judgeCodes(
  db: DataDb,
  asked: readonly AskedCode[],
  rules: { readonly notSmartship: readonly string[]; readonly now: Instant },
): Promise<Map<string, CodeVerdict>> {
  const index = await skuIndexState(db, rules.now);
  const exact = await skusBy(
    db,
    'sellerCode',
    asked.map(({ code }) => code),
  );
  const missing = asked.filter(({ code }) => !exact.has(code) && code.trim() !== '');
  const near = await skusBy(
    db,
    'foldedCode',
    missing.map(({ code }) => foldCode(code)),
  );
  return new Map(
    asked.map(({ key, code, role, excludable }) => {
      const question: CodeQuestion = {
        code,
        role,
        exact: exact.get(code) ?? [],
        near: exact.has(code) ? [] : (near.get(foldCode(code)) ?? []),
        linked: null,
        excludedBy: exclusionFor(rules.notSmartship, [code, ...excludable]),
        index,
      };
      return [key, judgeCode(question)];
    }),
  );
}

async function skusBy(
  db: DataDb,
  field: 'sellerCode' | 'foldedCode',
  values: readonly string[],
): Promise<Map<string, Sku[]>> {
  const wanted = [...new Set(values)].filter((value) => value !== '');
  if (wanted.length === 0) return new Map();
  const found = await db.skus.where(field).anyOf(wanted).toArray();
  return Map.groupBy(found, (sku) => sku[field]);
}
