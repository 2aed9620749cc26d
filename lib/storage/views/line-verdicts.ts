import { type CodeVerdict, matchingRule, type OrderLine, reason, skuLabel, valuesOfOptionText } from '#lib/domain';
import type { DataDb } from '../data-db.ts';
import type { LineSku } from '../line-sku.ts';
import type { OutboxDb } from '../outbox-db.ts';
import { type AskedCode, type JudgingRules, judgeCodes, skuIndexState } from './sku-lookup.ts';

/** The verdict on each order line's code; a SKU that the seller chose for one order decides over its code (design §5 Codes). */
export async function judgeLines(
  { data, outbox }: { readonly data: DataDb; readonly outbox: OutboxDb },
  lines: readonly OrderLine[],
  rules: Pick<JudgingRules, 'shops' | 'now' | 'skus'>,
): Promise<Map<string, CodeVerdict>> {
  const asked = lines.map((line): AskedCode => {
    const { code, role } = matchingRule.ofOrderLine(line);
    const { orderNo: key, shopId, itemCode, sellerCode } = line;
    return { key, code, role, shopId, itemCode, sellerCode, values: valuesOfOptionText(line.optionText) };
  });
  const verdicts = await judgeCodes(data, asked, rules);
  const chosen = await lineSkusOf(outbox, lines);
  if (chosen.length === 0) return verdicts;
  const skus = await data.skus.bulkGet(chosen.map(({ skuNo }) => skuNo));
  const index = await skuIndexState(data, rules.now);
  chosen.forEach((choice, at) => {
    // What the seller excluded stays excluded.
    if (verdicts.get(choice.orderNo)?.verdict === 'not-smartship') return;
    verdicts.set(choice.orderNo, verdictOf(choice, skus[at] ?? null, index.readAt !== null && !index.tooOld));
  });
  return verdicts;
}

function verdictOf(choice: LineSku, sku: CodeVerdict['sku'], indexBelieved: boolean): CodeVerdict {
  if (sku) {
    const why = reason('line-sku', { code: sku.sellerCode, skuName: skuLabel(sku) });
    const warnings = sku.stock !== null && sku.stock <= 0 ? (['no-stock'] as const) : [];
    return { verdict: 'mapped', warnings, reason: why, sku };
  }
  if (!indexBelieved) return { verdict: 'unknown', warnings: [], reason: reason('index-not-read'), sku: null };
  return { verdict: 'unmapped', warnings: [], reason: reason('line-sku-gone', { code: choice.sellerCode }), sku: null };
}

/** The choices for these lines, where there are any. */
export async function lineSkusOf(
  outbox: OutboxDb,
  lines: readonly Pick<OrderLine, 'shopId' | 'orderNo'>[],
): Promise<LineSku[]> {
  const found = await outbox.lineSkus.bulkGet(lines.map((line): [string, string] => [line.shopId, line.orderNo]));
  return found.filter((row) => row !== undefined);
}
