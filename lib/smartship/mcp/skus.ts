import { type Outcome, ok, type Sku } from '#lib/domain';
import type { Page } from '../gateway.ts';
import { byPlainName } from '../names.ts';
import { failure, findRows, hasField, notUnderstood } from './answer.ts';
import type { ToolCaller } from './caller.ts';
import { readSku } from './rows.ts';

/** [C] How the default search key of the SKU screen is written as a value [A: its name, smartship 3.2]. */
const SELLER_CODE = ['seller_code', 'SELLER_CODE'];
const PAGE_SIZE = 500;

/** One page of SKUs, all of them or by seller code. The cursor is the page's number. */
export async function searchSkus(
  caller: ToolCaller,
  query: { readonly sellerCode?: string; readonly cursor?: string },
): Promise<Outcome<Page<Sku>>> {
  const page = query.cursor === undefined ? 1 : Number(query.cursor);
  const search =
    query.sellerCode === undefined
      ? {}
      : { searchType: SELLER_CODE, searchValue: [query.sellerCode, [query.sellerCode]] };
  const offer = caller.offerOf('search_skus');
  if (query.sellerCode !== undefined && offer.ok && !offer.binding.bound.has('searchValue'))
    return failure('not-offered', 'search_skus', 'argument-unknown: search value');
  if (page > 1 && offer.ok && !offer.binding.bound.has('page'))
    return failure('not-offered', 'search_skus', 'argument-unknown: page');
  const answer = await caller.call('search_skus', {
    values: { ...search, page: [page, String(page)], pageSize: [PAGE_SIZE, String(PAGE_SIZE)] },
  });
  if (!answer.ok) return answer;
  const found = findRows(answer.value, 'skuNo');
  // Rows without any seller code column would make every code look unmapped.
  const blind = found && found.rows.length > 0 && !found.rows.some((row) => hasField(byPlainName(row), 'sellerCode'));
  if (!found || blind) return notUnderstood('search_skus', answer.value);
  const read = found.rows.map(readSku);
  const items = read.filter((sku) => sku !== null);
  for (const sku of items) caller.skus.add(sku.skuNo);
  const size = found.rows.length + found.unreadable;
  const more = size > 0 && (found.total === null ? size >= PAGE_SIZE : (page - 1) * PAGE_SIZE + size < found.total);
  return ok({
    items,
    total: found.total,
    next: more ? String(page + 1) : null,
    unreadable: found.unreadable + read.length - items.length,
  });
}
