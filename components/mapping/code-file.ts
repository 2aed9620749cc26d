import {
  type FileChange,
  optionsIn,
  planItems,
  planOptions,
  type SheetPlan,
  sheetKind,
  type WantedInFile,
} from '#lib/qoo10';
import { changeCells, type NotAWorkbook, openWorkbook, provesEqual, type Sheet, type Workbook } from '#lib/workbook';

export type FileRefusal = NotAWorkbook | 'no-headings' | 'price-quantity' | 'no-match' | 'not-proven';

/** The seller's file as it was understood: which listings it may be of, and what would change. */
export interface CodeFile {
  readonly name: string;
  readonly workbook: Workbook;
  readonly sheet: Sheet;
  readonly kind: 'items' | 'options';
  /** An option sheet names no listing: these have options that stand in it, best first. One entry for an item list. */
  readonly plans: readonly { readonly itemCode: string; readonly plan: SheetPlan }[];
}

/** Opens the seller's own download and finds the chosen codes in it. */
export function openCodeFile(
  name: string,
  bytes: Uint8Array,
  wanted: readonly WantedInFile[],
): { readonly ok: true; readonly file: CodeFile } | { readonly ok: false; readonly why: FileRefusal } {
  const opened = openWorkbook(bytes);
  if (!opened.ok) return opened;
  const { workbook } = opened;
  const told = workbook.sheets.map((sheet) => ({ sheet, kind: sheetKind(sheet.rows) }));
  const usable = told.find(({ kind }) => kind === 'items' || kind === 'options');
  if (!usable) {
    return { ok: false, why: told.some(({ kind }) => kind === 'price-quantity') ? 'price-quantity' : 'no-headings' };
  }
  const { sheet } = usable;
  const kind = usable.kind === 'items' ? 'items' : 'options';
  const plans = kind === 'items' ? [{ itemCode: '', plan: planItems(sheet.rows, wanted) }] : optionPlans(sheet, wanted);
  const something = plans.some(({ plan }) => plan.changes.length + plan.differs.length + plan.already.length > 0);
  return something ? { ok: true, file: { name, workbook, sheet, kind, plans } } : { ok: false, why: 'no-match' };
}

function optionPlans(sheet: Sheet, wanted: readonly WantedInFile[]): CodeFile['plans'] {
  const held = new Set(optionsIn(sheet.rows).flatMap((place) => (place ? [`${place.name}\n${place.value}`] : [])));
  const byListing = Map.groupBy(
    wanted.filter(({ option }) => option !== null),
    ({ itemCode }) => itemCode,
  );
  return [...byListing]
    .filter(([, ofListing]) => ofListing.some(({ option }) => held.has(`${option?.name}\n${option?.value}`)))
    .map(([itemCode, ofListing]) => ({ itemCode, plan: planOptions(sheet.rows, ofListing) }))
    .sort((left, right) => right.plan.changes.length - left.plan.changes.length);
}

/** The changed file, proven: opened again, and everything but the named cells the same. Null where it could not be proven. */
export function changedFile(file: CodeFile, changes: readonly FileChange[]): Uint8Array | null {
  const cells = changes.map(({ row, column, text }) => ({ row, column, text }));
  const bytes = changeCells(file.workbook, file.sheet.path, cells);
  return bytes && provesEqual(file.workbook, bytes, file.sheet.path, cells) ? bytes : null;
}

/** `Qoo10_EditItemList.xlsx` as `Qoo10_EditItemList_codes.xlsx`. */
export const changedName = (name: string): string => `${name.replace(/\.xlsx$/i, '').slice(0, 200)}_codes.xlsx`;
