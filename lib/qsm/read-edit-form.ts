import { dhtmlxHalves, type Half } from './grids.ts';
import { EDIT_LABELS, type EditField, headingIndex, headingKey } from './headings.ts';
import { cleanText, numberOf } from './text.ts';
import type { CodeField, EditFormView } from './views.ts';

const LABELS = /* @__PURE__ */ headingIndex(EDIT_LABELS);
/** Query fields that carry the listing's number [jqsm 4.2, 9.1]. */
const ADDRESS_FIELDS = /^(gd_?no|goods_?code|item_?code)$/i;
const TEXT_INPUT = 'input[type="text"], input:not([type])';

interface OptionRows {
  readonly codes: readonly CodeField[];
  readonly by: string;
}

/** What stands after a label in the same `tr` or `dl` [jqsm 9.1]. */
function contentOf(label: Element): Element | null {
  if (label.tagName === 'LABEL') {
    const target = label.getAttribute('for');
    if (target) return label.ownerDocument.getElementById(target);
  }
  const holder = label.closest('th, dt, td') ?? label;
  return holder.nextElementSibling;
}

const textInput = (content: Element | null): HTMLInputElement | null => {
  if (!content) return null;
  const input = content.matches(TEXT_INPUT) ? content : content.querySelector(TEXT_INPUT);
  return input instanceof HTMLInputElement && !input.disabled ? input : null;
};

function labelled(root: ParentNode): ReadonlyMap<EditField, Element> {
  const found = new Map<EditField, Element>();
  for (const label of root.querySelectorAll('th, dt, label, td.label')) {
    const heading = LABELS.get(headingKey(label.textContent ?? ''));
    const content = heading && !found.has(heading.field) ? contentOf(label) : null;
    if (heading && content && content.tagName !== 'TH') found.set(heading.field, content);
  }
  return found;
}

/** `オプション名1` and its like: the heading without the number of its axis. */
const fieldOfTitle = (title: string): EditField | null =>
  (LABELS.get(title) ?? LABELS.get(title.replace(/ ?\d$/, '')))?.field ?? null;

function optionColumns(
  titles: readonly string[],
): { readonly codeAt: number; readonly wordsAt: readonly number[] } | null {
  const fields = titles.map(fieldOfTitle);
  const codeAt = fields.indexOf('optionCode');
  const wordsAt = fields.flatMap((field, index) => (field === 'optionPart' ? [index] : []));
  return codeAt >= 0 && titles.length > 1 ? { codeAt, wordsAt } : null;
}

const valueIn = (cell: Element | undefined): string => {
  const input = cell?.querySelector<HTMLInputElement | HTMLTextAreaElement>(`${TEXT_INPUT}, textarea`);
  return input ? input.value : (cell?.textContent ?? '').replaceAll('\u00a0', ' ').trim();
};

function codesIn(
  rows: readonly HTMLTableRowElement[],
  titles: readonly string[],
  editing: CodeField['editing'],
): CodeField[] {
  const columns = optionColumns(titles);
  if (!columns) return [];
  return rows.flatMap((row, index): CodeField[] => {
    const cell = row.cells[columns.codeAt];
    if (row.cells.length !== titles.length || !cell) return [];
    const input = editing === 'input' ? textInput(cell) : null;
    if (editing === 'input' && !input) return [];
    const words = cleanText(columns.wordsAt.map((at) => valueIn(row.cells[at])).join(' '));
    return [{ key: `option:${index}`, role: 'option', field: input ?? cell, editing, code: valueIn(cell), words }];
  });
}

function optionsInTable(root: ParentNode): OptionRows | null {
  for (const table of root.querySelectorAll('table')) {
    if (table.closest('.xhdr, .objbox')) continue;
    const [header, ...rows] = table.rows;
    const titles = [...(header?.cells ?? [])].map((cell) => headingKey(cell.textContent ?? ''));
    const codes = codesIn(rows, titles, 'input');
    if (codes.length > 0) return { codes, by: 'option-table' };
  }
  return null;
}

function optionsInGrid(halves: readonly Half[]): OptionRows | null {
  for (const half of halves) {
    const codes = codesIn(half.scan().rows, half.titles, 'cell');
    if (codes.length > 0) return { codes, by: 'option-grid' };
  }
  return null;
}

function numberInAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  for (const [name, value] of new URL(address).searchParams)
    if (ADDRESS_FIELDS.test(name) && /^\d{5,20}$/.test(value)) return value;
  return null;
}

/**
 * Reads a listing's edit form by its labels and its option table by its headings [jqsm 9.1]. Changes nothing.
 * `address` is the page's own: its listing number must agree with the form's.
 */
export function readEditForm(root: ParentNode, address = ''): EditFormView | { readonly kind: 'none' } {
  const labels = labelled(root);
  const seller = textInput(labels.get('sellerCode') ?? null);
  const options = optionsInTable(root) ?? optionsInGrid(dhtmlxHalves(root));
  if (!seller && !options) return { kind: 'none' };
  const shown = labels.get('itemCode');
  const onForm = numberOf(shown) ?? numberIn(textInput(shown ?? null));
  const inAddress = numberInAddress(address);
  const words = cleanText(textInput(labels.get('itemTitle') ?? null)?.value ?? '');
  const sellerField: CodeField[] = seller
    ? [{ key: 'seller', role: 'seller', field: seller, editing: 'input', code: seller.value, words }]
    : [];
  const optionFields = options?.codes ?? [];
  return {
    kind: 'edit-form',
    itemCode: onForm ?? inAddress,
    disagree: onForm !== null && inAddress !== null && onForm !== inAddress,
    hasOptions: optionFields.length > 0,
    codes: [
      ...sellerField,
      ...optionFields.map((field) => ({ ...field, words: cleanText(`${words} ${field.words}`) })),
    ],
    readBy: {
      ...(onForm || inAddress ? { itemCode: onForm ? 'label' : 'address' } : {}),
      ...(seller ? { sellerCode: 'label' } : {}),
      ...(options ? { optionCode: options.by } : {}),
    },
  };
}

const numberIn = (input: HTMLInputElement | null): string | null =>
  input && /^\d{5,20}$/.test(input.value.trim()) ? input.value.trim() : null;
