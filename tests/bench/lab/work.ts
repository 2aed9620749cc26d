/** Runs in the laboratory page: our own modules on Chromium's IndexedDB. Times are ms, sizes bytes. */
import { type CodeQuestion, foldCode, judgeCode, type Outcome, ok, type Sku } from '#lib/domain';
import type { Page as SkuPage, SmartshipGateway } from '#lib/smartship';
import { type AskedCode, DataDb, judgeCodes } from '#lib/storage';
import { syncSkus } from '#lib/watch';
import { SkuMemory } from '../../../lib/background/sku-memory.ts';
import { Suggestions } from '../../../lib/background/suggestions.ts';
import { codeOf, skuOf } from '../skus.ts';

/** Chromium's own figures, there with `--enable-precise-memory-info` and `--expose-gc`. */
declare const performance: Performance & { readonly memory: { readonly usedJSHeapSize: number } };
declare const gc: () => void;

const PAGE = 500;
const HOUR = 3_600_000;

/** Smartship as far as a reading of SKUs goes: pages at once, their making taken out of the time. */
function pagesOf(count: number): { gateway: Pick<SmartshipGateway, 'searchSkus'>; spent: () => number } {
  let spent = 0;
  const gateway = {
    async searchSkus({ cursor }: { readonly cursor?: string }): Promise<Outcome<SkuPage<Sku>>> {
      const started = performance.now();
      const from = Number(cursor ?? 0);
      const items = Array.from({ length: Math.min(PAGE, count - from) }, (_, at) => skuOf(from + at));
      const next = from + PAGE < count ? String(from + PAGE) : null;
      spent += performance.now() - started;
      return ok({ items, total: count, next, unreadable: 0 });
    },
  };
  return { gateway, spent: () => spent };
}

/** A first sync into an empty database, and the most memory it held above what was there before. */
export async function firstSync(count: number): Promise<{ milliseconds: number; peak: number }> {
  const db = new DataDb();
  await db.delete({ disableAutoOpen: false });
  gc();
  const before = performance.memory.usedJSHeapSize;
  let peak = before;
  const look = () => {
    peak = Math.max(peak, performance.memory.usedJSHeapSize);
  };
  const { gateway, spent } = pagesOf(count);
  const started = performance.now();
  // A reading of SKUs asks for nothing else of the gateway.
  const done = await syncSkus(gateway as SmartshipGateway, db, Date.now, look);
  const milliseconds = performance.now() - started - spent();
  look();
  if (!done.ok || (await db.skus.count()) !== count) throw new Error('The sync did not come to its end.');
  db.close();
  return { milliseconds, peak: peak - before };
}

const asking = (codes: readonly string[]): AskedCode[] =>
  codes.map((code, at) => ({
    key: String(at),
    code,
    role: 'seller',
    shopId: null,
    itemCode: null,
    sellerCode: '',
    values: '',
  }));

/** So many codes, one in ten of them wrong, spread over all SKUs. */
function wantedCodes(wanted: number, count: number): string[] {
  return Array.from({ length: wanted }, (_, at) => {
    const code = codeOf((at * 7919) % count);
    return at % 10 === 0 ? `${code}-X` : code;
  });
}

/**
 * Judging codes as the background does, beside judging the same codes from a bare map that is already there: `disk` by
 * point look-ups, `first` with the SKUs taken into memory for it, `memory` with them there.
 */
export async function lookUps(
  wanted: number,
  count: number,
): Promise<{ disk: number; first: number; memory: number; map: number }> {
  const codes = wantedCodes(wanted, count);
  const rules = { shops: [], now: Date.now() };
  const db = new DataDb();
  await db.syncs.count();
  const skus = new SkuMemory(db, Date.now);
  const first = await timed(async () => judgeCodes(db, asking(codes), { ...rules, skus: await skus.current() }));
  const memory = await timed(async () => judgeCodes(db, asking(codes), { ...rules, skus: await skus.current() }));
  const disk = await timed(() => judgeCodes(db, asking(codes), rules));
  const all = await db.skus.toArray();
  const exact = Map.groupBy(all, (sku) => sku.sellerCode as string);
  const folds = Map.groupBy(all, (sku) => sku.foldedCode);
  const index = { readAt: rules.now - HOUR, tooOld: false };
  const map = await timed(async () => {
    const found = new Map(
      asking(codes).map(({ key, code, role }) => {
        const same = exact.get(code) ?? [];
        const question: CodeQuestion = {
          code,
          role,
          exact: same,
          near: same.length > 0 ? [] : (folds.get(foldCode(code)) ?? []),
          linked: [],
          linksChecked: false,
          excludedBy: null,
          duplicate: false,
          sharedBy: 0,
          partsKnown: 0,
          additional: [],
          index,
        };
        return [key, judgeCode(question)];
      }),
    );
    return found;
  });
  db.close();
  return { disk, first, memory, map };
}

async function timed(work: () => Promise<ReadonlyMap<string, { readonly verdict: string }>>): Promise<number> {
  const started = performance.now();
  const verdicts = await work();
  const took = performance.now() - started;
  const mapped = [...verdicts.values()].filter(({ verdict }) => verdict === 'mapped').length;
  if (Math.abs(mapped - verdicts.size * 0.9) > 1) throw new Error(`${mapped} of ${verdicts.size} mapped`);
  return took;
}

/** Suggestions for wrong codes: the first of a worker's life, and many after it. */
export async function suggestions(
  asked: number,
  count: number,
): Promise<{ cold: number; warm: number[]; memory: number }> {
  const db = new DataDb();
  await db.syncs.count();
  gc();
  const before = performance.memory.usedJSHeapSize;
  const suggestions = new Suggestions(new SkuMemory(db, Date.now));
  const figures: number[] = [];
  for (let at = 0; at <= asked; at += 1) {
    const index = (at * 7919) % count;
    const right = skuOf(index);
    const question = {
      code: mistyped(right.sellerCode, at),
      wants: 'single' as const,
      words: `${right.name} ${right.optionName}`,
    };
    const started = performance.now();
    const found = await suggestions.find(question);
    figures.push(performance.now() - started);
    if (!found.some(({ code }) => code === right.sellerCode))
      throw new Error(`${question.code}: ${right.sellerCode} is not offered`);
  }
  gc();
  const memory = performance.memory.usedJSHeapSize - before;
  db.close();
  const [cold = Number.NaN, ...warm] = figures;
  return { cold, warm, memory };
}

/** A code as people get it wrong: a letter too many, one left out, two swapped, another case. */
function mistyped(code: string, way: number): string {
  const at = 1 + (way % (code.length - 2));
  switch (way % 4) {
    case 0:
      return `${code}X`;
    case 1:
      return code.slice(0, at) + code.slice(at + 1);
    case 2:
      return code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
    default:
      return code.toLowerCase();
  }
}
