import { z } from 'zod';
import { failed, type Instant, type ItemCode, later, type Outcome, ok, toCode, toItemCode } from '#lib/domain';
import type { Answer } from './answer.ts';
import { refusalOf } from './answer.ts';
import type { Client } from './client.ts';
import { meaningOf } from './codes.ts';
import { detailRow, listRow } from './item-rows.ts';
import {
  type AdditionalOption,
  LIVE_STATUSES,
  type ListingDetail,
  type ListingOption,
  type ListingPage,
  type ListingStatus,
  type ReadOptions,
} from './listing.ts';
import type { MethodName } from './methods.ts';
import { notUnderstood, type Row, rowsOf, text, yen } from './rows.ts';

const LIST = 'ItemsLookup.GetAllGoodsInfo';
const DETAIL = 'ItemsLookup.GetItemDetailInfo';
const OPTIONS = 'ItemsLookup.GetGoodsInventoryInfo';
const ADDITIONAL = 'ItemsLookup.GetGoodsOptionInfo';
/** 500 listings a page; no shop has more pages than this, so a wrong count cannot keep us busy for ever. */
const MOST_PAGES = 2000;

const count = later(() =>
  z.union([
    z.int().nonnegative(),
    z
      .string()
      .trim()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  ]),
);
const pageSchema = later(() =>
  z.object({
    totalitems: count(),
    totalpages: count(),
    presentpage: count().optional(),
    items: z.array(z.unknown()).nullish(),
  }),
);

/** One page of 500 listings of one status [qapi 4.2]. Pages count from 1. */
export async function listListings(
  client: Client,
  query: { readonly status: ListingStatus; readonly page: number },
): Promise<Outcome<ListingPage>> {
  const asked = await client.result(LIST, { ItemStatus: query.status, Page: String(query.page) });
  if (!asked.ok) return asked;
  const { value: answer, askedAt } = asked.value;
  const rows = rowsOf(LIST, answer);
  if (!rows.ok) return rows;
  if (rows.value.length === 0) return ok({ listings: [], unreadable: 0, page: query.page, pages: 0, total: 0 });
  const told = pageSchema().safeParse(rows.value[0]);
  if (!told.success || rows.value.length > 1) return failed(notUnderstood(LIST, answer, 'no page'));
  const { totalitems: total, totalpages: pages, presentpage, items } = told.data;
  // Another page than asked, or none of the rows that it counts, would be missed silently.
  const wrongPage = presentpage !== undefined && presentpage !== query.page && total > 0;
  const missing = (items ?? []).length === 0 && total > 0 && query.page <= pages;
  if (wrongPage || missing) return failed(notUnderstood(LIST, answer, wrongPage ? 'another page' : 'empty page'));
  const listings = (items ?? []).flatMap((item) => listRow(item, askedAt) ?? []);
  return ok({ listings, unreadable: (items ?? []).length - listings.length, page: query.page, pages, total });
}

/** Page after page of all listings of these statuses; ends after the first failure, which it hands over. */
export async function* allListings(
  client: Client,
  statuses: readonly ListingStatus[] = LIVE_STATUSES,
): AsyncGenerator<Outcome<ListingPage & { readonly status: ListingStatus }>> {
  for (const status of statuses) {
    let pages = 1;
    for (let page = 1; page <= Math.min(pages, MOST_PAGES); page += 1) {
      const read = await listListings(client, { status, page });
      if (!read.ok) {
        yield read;
        return;
      }
      yield ok({ ...read.value, status });
      pages = read.value.pages;
    }
  }
}

/** Asks about one listing; null when Qoo10 knows none of this number. */
async function askItem(
  client: Client,
  method: MethodName,
  itemCode: ItemCode,
): Promise<
  Outcome<{ readonly rows: readonly (Row | null)[]; readonly askedAt: Instant; readonly answer: Answer } | null>
> {
  const asked = await client.ask(method, { ItemCode: itemCode, SellerCode: '' });
  if (!asked.ok) return asked;
  const { value: answer, askedAt } = asked.value;
  if (answer.code !== 0) {
    const failure = refusalOf(method, answer);
    return meaningOf(failure) === 'item-not-found' ? ok(null) : failed(failure);
  }
  const rows = rowsOf(method, answer);
  return rows.ok ? ok({ rows: rows.value, askedAt, answer }) : rows;
}

/** One listing in detail [qapi 4.3]. */
export async function listing(client: Client, itemCode: ItemCode): Promise<Outcome<ListingDetail | 'not-found'>> {
  const asked = await askItem(client, DETAIL, itemCode);
  if (!asked.ok) return asked;
  if (asked.value === null || asked.value.rows.length === 0) return ok('not-found');
  const { rows, askedAt, answer } = asked.value;
  const row = rows.find((found) => found !== null && toItemCode(text.parse(found.itemcode)) === itemCode);
  return row ? ok(detailRow(row, itemCode, askedAt)) : failed(notUnderstood(DETAIL, answer, 'another item'));
}

/** The combination options of a listing; none for a listing without [qapi 4.4]. */
export async function options(
  client: Client,
  itemCode: ItemCode,
): Promise<Outcome<ReadOptions<ListingOption> | 'not-found'>> {
  const asked = await askItem(client, OPTIONS, itemCode);
  if (!asked.ok) return asked;
  if (asked.value === null) return ok('not-found');
  const { rows, askedAt: readAt } = asked.value;
  const read = rows.flatMap((row): ListingOption[] => {
    if (row === null) return [];
    const axes = [1, 2, 3, 4, 5]
      .map((axis) => ({ name: text.parse(row[`name${axis}`]), value: text.parse(row[`value${axis}`]) }))
      .filter(({ name, value }) => name !== '' || value !== '');
    if (axes.length === 0) return [];
    const optionCode = toCode(text.parse(row.itemtypecode));
    return [{ itemCode, axes, optionCode, surchargeYen: yen(row.price), quantity: yen(row.qty), readAt }];
  });
  return ok({ options: read, unreadable: rows.length - read.length });
}

/** The additional options of a listing (追加型・旧単一型) [qapi 4.5]. */
export async function additionalOptions(
  client: Client,
  itemCode: ItemCode,
): Promise<Outcome<ReadOptions<AdditionalOption> | 'not-found'>> {
  const asked = await askItem(client, ADDITIONAL, itemCode);
  if (!asked.ok) return asked;
  if (asked.value === null) return ok('not-found');
  const { rows } = asked.value;
  const read = rows.flatMap((row): AdditionalOption[] => {
    if (row === null) return [];
    const [name, value, code] = [row.name, row.value, row.optioncode].map((field) => text.parse(field));
    if (!name && !value) return [];
    return [{ name: name ?? '', value: value ?? '', surchargeYen: yen(row.price), optionCode: toCode(code ?? '') }];
  });
  return ok({ options: read, unreadable: rows.length - read.length });
}
