export { makeWorkbook } from './make.ts';
export type { CellChange } from './sheet.ts';
export { changeCells, type NotAWorkbook, openWorkbook, provesEqual, type Sheet, type Workbook } from './workbook.ts';
