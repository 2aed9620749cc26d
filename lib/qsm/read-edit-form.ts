import { EDIT_LABELS, type EditField, headingIndex, headingKey } from './headings.ts';
import { readOptionCodes, textInput } from './option-tables.ts';
import { cleanText, numberOf } from './text.ts';
import type { CodeField, EditFormView } from './views.ts';

const LABELS = /* @__PURE__ */ headingIndex(EDIT_LABELS);
/** Query fields that carry the listing's number [jqsm 4.2, 9.1]. */
const ADDRESS_FIELDS = /^(gd_?no|goods_?code|item_?code)$/i;

/** What stands after a label in the same `tr` or `dl` [jqsm 9.1]. */
function contentOf(label: Element): Element | null {
  if (label.tagName === 'LABEL') {
    const target = label.getAttribute('for');
    if (target) return label.ownerDocument.getElementById(target);
  }
  const holder = label.closest('th, dt, td') ?? label;
  return holder.nextElementSibling;
}

function labelled(root: ParentNode): ReadonlyMap<EditField, Element> {
  const found = new Map<EditField, Element>();
  for (const label of root.querySelectorAll('th, dt, label, td.label')) {
    const heading = LABELS.get(headingKey(label.textContent ?? ''));
    const content = heading && !found.has(heading.field) ? contentOf(label) : null;
    if (heading && content && content.tagName !== 'TH') found.set(heading.field, content);
  }
  return found;
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
  const options = readOptionCodes(root);
  const optionFields = [...options.codes, ...options.additional];
  if (!seller && optionFields.length === 0) return { kind: 'none' };
  const shown = labels.get('itemCode');
  const onForm = numberOf(shown) ?? numberIn(textInput(shown ?? null));
  const inAddress = numberInAddress(address);
  const words = cleanText(textInput(labels.get('itemTitle') ?? null)?.value ?? '');
  const sellerField: CodeField[] = seller
    ? [{ key: 'seller', role: 'seller', field: seller, editing: 'input', code: seller.value, words }]
    : [];
  return {
    kind: 'edit-form',
    itemCode: onForm ?? inAddress,
    disagree: onForm !== null && inAddress !== null && onForm !== inAddress,
    hasOptions: options.codes.length > 0,
    codes: [
      ...sellerField,
      ...optionFields.map((field) => ({ ...field, words: cleanText(`${words} ${field.words}`) })),
    ],
    readBy: {
      ...(onForm || inAddress ? { itemCode: onForm ? 'label' : 'address' } : {}),
      ...(seller ? { sellerCode: 'label' } : {}),
      ...(options.by ? { optionCode: options.by } : {}),
      ...(options.additional.length > 0 ? { additional: 'option-section' } : {}),
    },
  };
}

const numberIn = (input: HTMLInputElement | null): string | null =>
  input && /^\d{5,20}$/.test(input.value.trim()) ? input.value.trim() : null;
