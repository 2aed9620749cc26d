/**
 * What the pages can be made to look like. Chosen by `?variant=a,b` (several joined by commas) and by the numbers below, or, when the
 * address says nothing, by the world's own settings.
 *
 * | variant            | page            | what changes [jqsm 9.4]                                                                      |
 * |--------------------|-----------------|----------------------------------------------------------------------------------------------|
 * | (none)             | orders          | Japanese detail grid, checkbox + 45 columns, one grid, `xhdr`/`objbox` right in the wrapper   |
 * | `split`            | orders          | two grids in one wrapper; the first `frozen=` (default 4) columns frozen, hidden in the main  |
 * | `left-checks`      | orders, `split` | only the frozen half has checkbox images; the main half's hidden first cell is empty          |
 * | `brief`            | orders          | opens on the summary tab: checkbox + 15 columns, no 商品番号                                  |
 * | `columns=44`       | orders          | without ギフト注文; `columns=46`: one more column before 外部広告                              |
 * | `swapped`          | orders          | 販売者商品コード and オプションコード have changed places                                      |
 * | `blanks`           | orders          | headings padded with blanks and no-break spaces                                              |
 * | `ko` `en` `zh`     | every page      | headings and state words in that language (`ko`: the public 46; `en`, `zh`: unverified)       |
 * | `unknown-headings` | orders, list    | headings that nobody knows (項目01 …)                                                        |
 * | `request-status`   | orders          | 配送状態 says 配送要請 for 新規注文 and 配送準備 alike                                         |
 * | `empty`            | orders, list    | no rows; `empty-text`: no rows and the text 表示する行がありません                             |
 * | `late`             | orders          | a header-only grid first; after `delay=` (1500 ms) the wrapper is replaced and filled, after   |
 * |                    |                 | twice that its rows are written again in place                                               |
 * | `smart`            | orders          | dhtmlx smart rendering: only the rows near the viewport are in the document                   |
 * | `ctl00`            | orders, list    | every id carries `ctl00_ctl00_MainMaster_MainHolder_`                                        |
 * | `csp`              | every page      | strict Content-Security-Policy: no inline script or style, `connect-src 'self'`               |
 * | `iframe`           | orders, list    | the page sits in an iframe of a page that has only the menu                                  |
 * | `mutationobservers`| orders          | the page watches its own grid: `window.__gridMutations`                                      |
 * | `blocked`          | orders          | a one-second synchronous block of the main thread after the rows arrive                       |
 * | `dialogs`          | orders          | two native dialogs in a row, `confirm` then `alert`, after the rows arrive [jqsm 1.4]         |
 * | `layer`            | orders          | an in-page layer with an iframe of its own (the notice page) lies over the lower part          |
 * | `popup`            | orders          | the page as a pop-up window: its title is `Qoo10 - QSM`                                        |
 * | `pinned`           | prime           | 配送状態 and 注文番号 are pinned to the left: the same row is two elements                      |
 * | `editor`           | edit            | the option table is a dhtmlx grid whose cells turn into an input on a click                   |
 * | `additional-first` | edit            | additional options (追加型) stand before the combination options                              |
 * | `dl`               | edit            | labels are `dt`, fields `dd`                                                                 |
 * | `failing-ajax`     | every page      | every web service answers 401 with "Authentication failed." while the page stays up           |
 * | `delay=`           | every page      | milliseconds between load and the first AJAX call (default 50)                               |
 */
const VARIANTS = [
  'split',
  'left-checks',
  'brief',
  'swapped',
  'blanks',
  'ko',
  'en',
  'zh',
  'unknown-headings',
  'request-status',
  'empty',
  'empty-text',
  'late',
  'smart',
  'ctl00',
  'csp',
  'iframe',
  'mutationobservers',
  'blocked',
  'dialogs',
  'layer',
  'popup',
  'pinned',
  'editor',
  'additional-first',
  'dl',
  'failing-ajax',
] as const;

export type Variant = (typeof VARIANTS)[number];
export type HeadingLanguage = 'ja' | 'ko' | 'en' | 'zh' | 'unknown';

/** What one page load looks like. Times are milliseconds. */
export type Look = {
  readonly variants: ReadonlySet<Variant>;
  readonly language: HeadingLanguage;
  readonly columns: 44 | 45 | 46;
  readonly frozenColumns: number;
  readonly delayMs: number;
};

/** The world's settings for these pages: variant names, and numbers as in the address. */
export type QsmSettings = {
  readonly variants?: readonly string[];
  readonly columns?: number;
  readonly frozen?: number;
  readonly delay?: number;
};

const DEFAULT_DELAY_MS = 50;
const LATE_DELAY_MS = 1500;
const FROZEN_COLUMNS = 4;

function languageOf(variants: ReadonlySet<Variant>): HeadingLanguage {
  if (variants.has('unknown-headings')) return 'unknown';
  for (const language of ['ko', 'en', 'zh'] as const) if (variants.has(language)) return language;
  return 'ja';
}

function numberIn(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name);
  const value = text === null ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : otherwise;
}

/** Reads the address, then the world's settings. A variant nobody knows is refused: a test that asks for it would test nothing. */
export function lookOf(query: URLSearchParams, settings: QsmSettings): Look | { readonly unknownVariant: string } {
  const asked = query.get('variant');
  const names = asked === null ? (settings.variants ?? []) : asked.split(',').filter((name) => name !== '');
  const variants = new Set<Variant>();
  for (const name of names) {
    const known = VARIANTS.find((variant) => variant === name);
    if (known === undefined) return { unknownVariant: name };
    variants.add(known);
  }
  const language = languageOf(variants);
  const columns = numberIn(query, 'columns', settings.columns ?? (language === 'ko' ? 46 : 45));
  return {
    variants,
    language,
    columns: columns === 44 ? 44 : columns === 46 ? 46 : 45,
    frozenColumns: numberIn(query, 'frozen', settings.frozen ?? FROZEN_COLUMNS),
    delayMs: numberIn(query, 'delay', settings.delay ?? (variants.has('late') ? LATE_DELAY_MS : DEFAULT_DELAY_MS)),
  };
}

/** The query that asks a web service for the same look as its page. */
export function lookQuery(look: Look): string {
  const query = new URLSearchParams({
    variant: [...look.variants].join(','),
    columns: String(look.columns),
    frozen: String(look.frozenColumns),
    delay: String(look.delayMs),
  });
  return query.toString();
}
