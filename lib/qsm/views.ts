import type { PageLanguage } from './headings.ts';

/** Why a row could not be read. The dock has words for each. */
export type Unreadable = 'cell-count' | 'order-number' | 'item-number' | 'quantity' | 'shown-twice';

/** One order line as the page shows it. Holds no buyer column. */
export interface LineOnPage {
  readonly orderNo: string;
  readonly packNo: string | null;
  readonly itemCode: string | null;
  readonly quantity: number | null;
  readonly sellerCode: string | null;
  readonly optionCode: string | null;
  /** 配送状態 in the page's own words. */
  readonly status: string | null;
  /** The row that carries the contract's attributes. */
  readonly row: Element;
  /** The same line in a frozen or pinned half. */
  readonly mirrors: readonly Element[];
}

export interface UnreadableRow {
  readonly row: Element;
  readonly orderNo: string | null;
  readonly why: Unreadable;
}

/** Field → which way of looking found it; Diagnostics shows it, so that drift is seen before failure. */
export type ReadBy = Readonly<Record<string, string>>;

export interface OrdersView {
  readonly kind: 'orders';
  /** `aria`: a grid known by its roles, such as ag-Grid. */
  readonly look: 'dhtmlx' | 'split' | 'aria';
  readonly language: PageLanguage;
  /** The whole grid. */
  readonly grid: Element;
  /** The scrolling part that shows the rows. */
  readonly viewport: Element;
  readonly lines: readonly LineOnPage[];
  readonly unreadable: readonly UnreadableRow[];
  /** What stays over the rows while they scroll under it, inside the viewport. */
  readonly head: Element | null;
  /** Rows that the page keeps out of the document: 0 none, null some but not how many [jqsm 9.4 variant 9]. */
  readonly leftOut: number | null;
  /** How many rows the page's own counter says there are, where it has one. */
  readonly counter: number | null;
  readonly readBy: ReadBy;
  /** True while the column of order numbers is scrolled out of a grid that renders only the columns in view. */
  readonly numberAway?: boolean;
}

/** No such thing on this page, or a grid whose headings nobody knows: then nothing is changed. */
export type NotRead = { readonly kind: 'none' } | { readonly kind: 'headings-unknown'; readonly grid: Element };

export interface ListingOnPage {
  readonly itemCode: string;
  readonly sellerCode: string | null;
  readonly row: Element;
  readonly codeCell: Element | null;
}

export interface ListingsView {
  readonly kind: 'listings';
  readonly language: PageLanguage;
  readonly table: Element;
  readonly lines: readonly ListingOnPage[];
  readonly unreadable: readonly UnreadableRow[];
  readonly readBy: ReadBy;
}

/** No goods list on this page, or one whose headings nobody knows. */
export type NoListings = { readonly kind: 'none' } | { readonly kind: 'headings-unknown'; readonly table: Element };

/** One code on the edit form. `field` takes the attribute: a permanent input, or a grid's cell that turns into one. */
export interface CodeField {
  /** `seller`, or `option:` or `additional:` and the row's place from 0. */
  readonly key: string;
  /** `additional`: of an additional option (追加型), which decides nothing and should be blank [qapi 5.2]. */
  readonly role: 'seller' | 'option' | 'additional';
  readonly field: HTMLElement;
  readonly editing: 'input' | 'cell';
  /** As typed, nothing trimmed. */
  readonly code: string;
  /** Words of the title or the option values, for suggestions. */
  readonly words: string;
}

export interface EditFormView {
  readonly kind: 'edit-form';
  readonly itemCode: string | null;
  /** The address and the form name different listings: nothing is checked then [jqsm 9.1]. */
  readonly disagree: boolean;
  /** True when it shows combination options: their codes decide. */
  readonly hasOptions: boolean;
  readonly codes: readonly CodeField[];
  readonly readBy: ReadBy;
}
