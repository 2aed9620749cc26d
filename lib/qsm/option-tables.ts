import { dhtmlxHalves, type Half } from './grids.ts';
import { ADDITIONAL_SECTION, EDIT_LABELS, type EditField, headingIndex, headingKey } from './headings.ts';
import { cleanText } from './text.ts';
import type { CodeField } from './views.ts';

const LABELS = /* @__PURE__ */ headingIndex(EDIT_LABELS);
const TEXT_INPUT = 'input[type="text"], input:not([type])';
const SECTION_TITLES = 'h1, h2, h3, h4, h5, h6, legend, caption, dt, th, .tit';

interface OptionTable {
  readonly codes: readonly CodeField[];
  readonly by: string;
  readonly additional: boolean;
  readonly hasQuantity: boolean;
}

/** The option codes of a form: those of combinations decide, those of additional options (追加型) do not. */
export interface OptionCodes {
  readonly codes: readonly CodeField[];
  readonly by: string | null;
  readonly additional: readonly CodeField[];
}

export const textInput = (content: Element | null): HTMLInputElement | null => {
  if (!content) return null;
  const input = content.matches(TEXT_INPUT) ? content : content.querySelector(TEXT_INPUT);
  return input instanceof HTMLInputElement && !input.disabled ? input : null;
};

/** `オプション名1` and its like: the heading without the number of its axis. */
const fieldOfTitle = (title: string): EditField | null =>
  (LABELS.get(title) ?? LABELS.get(title.replace(/ ?\d$/, '')))?.field ?? null;

const valueIn = (cell: Element | undefined): string => {
  const input = cell?.querySelector<HTMLInputElement | HTMLTextAreaElement>(`${TEXT_INPUT}, textarea`);
  return input ? input.value : (cell?.textContent ?? '').replaceAll('\u00a0', ' ').trim();
};

/** The nearest title above an element: before it, or before what holds it. */
function sectionOf(element: Element): string {
  for (let at: Element | null = element; at && at.tagName !== 'BODY'; at = at.parentElement) {
    for (let before = at.previousElementSibling; before; before = before.previousElementSibling) {
      if (before.matches(SECTION_TITLES)) return before.textContent ?? '';
      const within = before.matches('table, :has(table)') ? null : [...before.querySelectorAll(SECTION_TITLES)].at(-1);
      if (within) return within.textContent ?? '';
    }
  }
  return '';
}

function optionTable(
  rows: readonly HTMLTableRowElement[],
  titles: readonly string[],
  editing: CodeField['editing'],
  place: Element,
): OptionTable | null {
  const fields = titles.map(fieldOfTitle);
  const codeAt = fields.indexOf('optionCode');
  if (codeAt < 0 || titles.length < 2) return null;
  const codes = rows.flatMap((row): CodeField[] => {
    const cell = row.cells[codeAt];
    if (row.cells.length !== titles.length || !cell) return [];
    const input = editing === 'input' ? textInput(cell) : null;
    if (editing === 'input' && !input) return [];
    const words = cleanText(
      fields.map((field, at) => (field === 'optionPart' ? valueIn(row.cells[at]) : '')).join(' '),
    );
    return [{ key: '', role: 'option', field: input ?? cell, editing, code: valueIn(cell), words }];
  });
  const caption = place.querySelector(':scope > caption')?.textContent ?? sectionOf(place);
  return codes.length === 0
    ? null
    : {
        codes,
        by: editing === 'input' ? 'option-table' : 'option-grid',
        additional: ADDITIONAL_SECTION.test(caption),
        hasQuantity: fields.includes('quantity'),
      };
}

const inTables = (root: ParentNode): (OptionTable | null)[] =>
  [...root.querySelectorAll('table')].map((table) => {
    if (table.closest('.xhdr, .objbox')) return null;
    const [header, ...rows] = table.rows;
    const titles = [...(header?.cells ?? [])].map((cell) => headingKey(cell.textContent ?? ''));
    return optionTable(rows, titles, 'input', table);
  });

const inGrids = (halves: readonly Half[]): (OptionTable | null)[] =>
  halves.map((half) => optionTable(half.scan().rows, half.titles, 'cell', half.box));

/**
 * Reads the tables of option codes by their headings [jqsm 9.1]. How J-QSM shows additional options is not public [C]: a
 * table is theirs when the title above it says so, or when it has no quantity, as they have none [qapi 4.5], beside one
 * that has.
 */
export function readOptionCodes(root: ParentNode): OptionCodes {
  const tables = [...inTables(root), ...inGrids(dhtmlxHalves(root))].filter((table) => table !== null);
  const counted = tables.some(({ additional, hasQuantity }) => !additional && hasQuantity);
  const beside = (table: OptionTable) => table.additional || (counted && !table.hasQuantity);
  const options = tables.find((table) => !beside(table));
  return {
    codes: (options?.codes ?? []).map((code, at) => ({ ...code, key: `option:${at}` })),
    by: options?.by ?? null,
    additional: tables
      .filter(beside)
      .flatMap(({ codes }) => codes)
      .map((code, at) => ({ ...code, key: `additional:${at}`, role: 'additional' })),
  };
}
