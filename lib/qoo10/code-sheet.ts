/** Kinds of sheets that J-QSM lets a seller download, told by the names in their first row [jqsm-pages 4.4]. */
export type SheetKind = 'items' | 'options' | 'price-quantity';

/** A code that shall stand in the file. */
export interface WantedInFile {
  readonly itemCode: string;
  readonly option: { readonly name: string; readonly value: string } | null;
  readonly before: string;
  readonly after: string;
}

export interface FileChange {
  readonly wanted: WantedInFile;
  /** Counted from 1. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export interface SheetPlan {
  readonly changes: readonly FileChange[];
  /** Wanted, and not in this file. */
  readonly absent: readonly WantedInFile[];
  /** In this file with another code than the seller saw: changed since, so not written. */
  readonly differs: readonly { readonly wanted: WantedInFile; readonly stands: string }[];
  /** In this file already as wanted. */
  readonly already: readonly WantedInFile[];
}

const ITEM = 'item_number';
const SELLER_CODE = 'seller_unique_item_id';
const OPTION_CODE = 'seller_unique_option_id';
const AXES = [1, 2, 3].map((axis) => ({ title: `option_title_${axis}`, value: `option_name_${axis}` }));
const AXIS = '||*';
/** Rows 2 to 4 hold translations and explanations; data begins in row 5 [jqsm-pages 4.4]. */
const FIRST_DATA_ROW = 5;

type Rows = readonly (readonly string[])[];

const headingsOf = (rows: Rows): string[] => (rows[0] ?? []).map((heading) => heading.trim().toLowerCase());

/** What a sheet is, or null when its first row names none that we know. A name that stands twice names no column. */
export function sheetKind(rows: Rows): SheetKind | null {
  const headings = headingsOf(rows);
  const has = (name: string) => headings.filter((heading) => heading === name).length === 1;
  if (has('edit_type') && has(ITEM)) return 'price-quantity';
  if (has(ITEM) && has(SELLER_CODE)) return 'items';
  return has(OPTION_CODE) && has('option_title_1') && has('option_name_1') ? 'options' : null;
}

/** Where each wanted code stands in the seller's own `Qoo10_EditItemList`: rows are told by their item number. */
export function planItems(rows: Rows, wanted: readonly WantedInFile[]): SheetPlan {
  const headings = headingsOf(rows);
  const column = headings.indexOf(SELLER_CODE);
  const numbers = rows.map((row, at) => (at < FIRST_DATA_ROW - 1 ? '' : (row[headings.indexOf(ITEM)] ?? '').trim()));
  const sellerCodes = wanted.filter(({ option }) => option === null);
  return planOf(rows, column, sellerCodes, ({ itemCode }) =>
    numbers.flatMap((number, at) => (number === itemCode ? [at] : [])),
  );
}

/** Where each wanted code of one listing stands in an option sheet, which tells its rows by names and values only. */
export function planOptions(rows: Rows, wanted: readonly WantedInFile[]): SheetPlan {
  const column = headingsOf(rows).indexOf(OPTION_CODE);
  const places = optionsIn(rows);
  return planOf(rows, column, wanted, ({ option }) =>
    places.flatMap((place, at) => (option && place?.name === option.name && place.value === option.value ? [at] : [])),
  );
}

/** The options that a sheet holds, by Qoo10's joined names and values; null for a row without. */
export function optionsIn(rows: Rows): ({ readonly name: string; readonly value: string } | null)[] {
  const headings = headingsOf(rows);
  const axes = AXES.map(({ title, value }) => ({ title: headings.indexOf(title), value: headings.indexOf(value) }));
  return rows.map((row, at) => {
    if (at === 0) return null;
    const told = axes
      .map(({ title, value }) => ({ title: row[title] ?? '', value: row[value] ?? '' }))
      .filter(({ title, value }) => title !== '' || value !== '');
    if (told.length === 0) return null;
    return { name: told.map(({ title }) => title).join(AXIS), value: told.map(({ value }) => value).join(AXIS) };
  });
}

function planOf(
  rows: Rows,
  column: number,
  wanted: readonly WantedInFile[],
  find: (one: WantedInFile) => readonly number[],
): SheetPlan {
  const plan = {
    changes: [] as FileChange[],
    absent: [] as WantedInFile[],
    differs: [] as SheetPlan['differs'][number][],
    already: [] as WantedInFile[],
  };
  for (const one of wanted) {
    const [at, second] = find(one);
    // There twice is no single place: left as it is, and told.
    if (at === undefined || second !== undefined) {
      plan.absent.push(one);
      continue;
    }
    const stands = rows[at]?.[column] ?? '';
    if (stands === one.after) plan.already.push(one);
    else if (stands !== one.before) plan.differs.push({ wanted: one, stands });
    else plan.changes.push({ wanted: one, row: at + 1, column: column + 1, text: one.after });
  }
  return plan;
}
