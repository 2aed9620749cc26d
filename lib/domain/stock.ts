import type { OrderLine } from './order.ts';
import { type Reason, reason } from './reason.ts';
import type { CodeVerdict } from './verdict.ts';

/** Says that a mapped line cannot ship for lack of stock; null when it can, or when stock was not told. */
export function stockProblem(line: Pick<OrderLine, 'quantity'>, verdict: CodeVerdict): Reason | null {
  const { sku } = verdict;
  if (!sku || sku.stock === null || sku.stock >= line.quantity) return null;
  return reason('no-stock', { code: sku.sellerCode, stock: sku.stock, needed: line.quantity });
}
