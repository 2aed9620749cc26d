import { fill } from '#lib/i18n';
import { ask, type CodeReply, type OrderRow, onChanged } from '#lib/messaging/client';
import type { Note } from '../dock/region.ts';
import type { RowModel } from '../dock/row-control.ts';
import { type Mark, toneCell } from '../marks.ts';
import type { Page, PageFeature } from '../page.ts';
import { readListings } from '../read-listings.ts';
import { type ListingState, listingTone } from '../tones.ts';
import type { ListingOnPage, ListingsView, NoListings } from '../views.ts';
import { unreadableNote } from './notes.ts';
import { createTeller } from './tell-read.ts';
import { createVerdicts } from './verdicts.ts';

interface Row {
  readonly state: ListingState;
  readonly said: OrderRow['said'];
  readonly sellerCode: CodeReply | null;
}

/** One question holds this many listings at most; the page shows 100 at a time [jqsm 4.1]. */
const MOST = 1000;

const ID = 'listings';

/** What *show only unmapped* shows. */
const UNMAPPED: ReadonlySet<ListingState> = new Set(['unmapped', 'partly-mapped']);

/**
 * Shows on 商品の照会/修正 which listings' codes lead to a SKU.
 *
 * *Show only unmapped* lists those listings in the dock, each with a way to its row. It hides, moves and dims nothing in
 * the table: a row that is gone, or another height, would be a layout that the page did not make (design §3 law 1), and its
 * own *select all* would go on ticking rows that the seller no longer sees.
 */
export const listingsFeature: PageFeature = {
  id: ID,
  pages: /\/(product|goods)\//i,
  init,
};

/** A changed code is a new question, so it belongs to the key. */
const keyOf = (line: ListingOnPage): string => `${line.itemCode} ${line.sellerCode ?? ''}`;

function init(page: Page): void {
  const { watch, dock, marks, signal } = page;
  let view: ListingsView | null = null;
  let onlyUnmapped = false;
  /** The listing that the seller jumped to. */
  let found: string | null = null;
  const texts = () => page.words().texts;
  const tellRead = createTeller(signal);
  /** A listing that the background did not name: nothing is known of it, and that is said. */
  const unnamed = (): Row => {
    const { notReadYet: why, waitForSync: next } = texts();
    return { state: 'unknown', said: { why, next }, sellerCode: null };
  };

  const verdicts = createVerdicts<Row>(
    async () => {
      const rows = (view?.lines ?? []).slice(0, MOST).map(({ itemCode, sellerCode }) => ({ itemCode, sellerCode }));
      const reply = await ask('page.listings', { login: page.login(), rows });
      return reply.ok ? { ok: true, context: reply.value.context, rows: reply.value.rows } : reply;
    },
    page,
    () => draw(),
  );

  const modelOf = (line: ListingOnPage, row: Row): RowModel => ({
    key: line.itemCode,
    row: line.row,
    orderNo: null,
    tone: listingTone(row.state),
    name: texts()[`listing-${row.state}`],
    words: () => row.said,
    send: [],
    busy: false,
    undo: null,
    open: fill(texts().openItem, { itemCode: line.itemCode }),
  });

  const rowOf = (line: ListingOnPage): Row | null =>
    verdicts.rows.get(line.itemCode) ?? (verdicts.answeredFor(keyOf(line)) ? unnamed() : null);

  const draw = () => {
    if (!view || signal.aborted) return;
    const wanted = new Map<Element, Mark>();
    const models: RowModel[] = [];
    const counts = new Map<ListingState, number>();
    const paint = (row: Element, state: ListingState) => {
      const cell = toneCell(row);
      if (cell) wanted.set(cell, { tone: listingTone(state) });
    };
    for (const line of view.lines) {
      const row = rowOf(line);
      if (!row) continue;
      counts.set(row.state, (counts.get(row.state) ?? 0) + 1);
      wanted.set(line.row, {
        item: line.itemCode,
        state: row.state,
        ...(line.itemCode === found && { found: '' }),
      });
      paint(line.row, row.state);
      const code = row.sellerCode;
      if (line.codeCell && code) wanted.set(line.codeCell, codeMark(code));
      models.push(modelOf(line, row));
    }
    for (const { row } of view.unreadable) {
      wanted.set(row, { state: 'unknown' });
      paint(row, 'unknown');
    }
    marks.show(wanted);
    dock.host.attach();
    dock.region.show(page.words(), {
      title: texts().listings,
      counts: [...counts].map(([state, count]) => ({
        tone: listingTone(state),
        name: texts()[`listing-${state}`],
        count,
      })),
      notes: notes(view),
      ...filterOf(view),
    });
    const words = page.words();
    dock.rows.show({ words, models, sorted: true, grid: view.table, viewport: view.table, head: null });
    watch.moved();
  };

  /** The listings that Smartship would not recognise, whole or in part, as lines of the dock. */
  const filterOf = (of: ListingsView) => {
    const bad = of.lines.flatMap((line) => {
      const row = rowOf(line);
      return row && UNMAPPED.has(row.state) ? [{ line, row }] : [];
    });
    if (bad.length === 0) return {};
    const items = bad.map(({ line, row }) => ({
      key: line.itemCode,
      tone: listingTone(row.state),
      text: [line.itemCode, line.sellerCode, texts()[`listing-${row.state}`]].filter(Boolean).join(' · '),
      name: fill(texts().jump, { itemCode: line.itemCode }),
    }));
    return { filter: { label: fill(texts().onlyUnmapped, { count: bad.length }), on: onlyUnmapped, items } };
  };

  dock.region.onPress({
    filter() {
      onlyUnmapped = !onlyUnmapped;
      draw();
    },
    item(itemCode) {
      found = itemCode;
      draw();
      view?.lines.find((line) => line.itemCode === itemCode)?.row.scrollIntoView({ block: 'center' });
    },
  });
  dock.onPress((event, _, action, model) => {
    if (event.isTrusted && action === 'open') void ask('panel.open', { orderNo: null, itemCode: model.key });
  });

  const notes = (of: ListingsView): Note[] => {
    const problem = verdicts.problem();
    const list: Note[] = [];
    if (problem) list.push({ tone: 'bad', text: texts()[problem] });
    else if (verdicts.context()?.shops.length === 0) list.push({ tone: 'act', text: texts().noShops });
    if (of.unreadable.length > 0) list.push(unreadableNote(texts(), of.unreadable.length));
    if (of.lines.length === 0) list.push({ tone: 'off', text: texts().noListings });
    return list;
  };

  const leave = (next: NoListings) => {
    dock.tip.hide();
    const had = view !== null;
    view = null;
    if (had) marks.show(new Map());
    if (had) dock.rows.show(null);
    if (next.kind === 'none') return had && dock.region.hide();
    tellRead({ page: 'listings', look: 'headings-unknown', language: 'unknown', readBy: {}, rows: 0 }, []);
    dock.host.attach();
    const notes: Note[] = [{ tone: 'bad', text: texts().headingsUnknown }];
    dock.region.show(page.words(), { title: texts().listings, counts: [], notes });
  };

  const read = () => {
    const next = readListings(document);
    if (next.kind !== 'listings') return leave(next);
    view = next;
    const { language, readBy, lines, unreadable } = next;
    if (lines.length + unreadable.length > 0)
      tellRead({ page: 'listings', look: 'table', language, readBy, rows: lines.length }, unreadable);
    watch.setRoots(ID, [next.table]);
    verdicts.want(next.lines.map(keyOf));
    if (verdicts.answered() || next.lines.length === 0) draw();
  };

  /** Pointing at a code or its row's tick box says why it is marked as it is. */
  const explain = (event: Event) => {
    const cell = event.target instanceof Element ? event.target.closest('td') : null;
    const line = cell && view?.lines.find((each) => each.row === cell.parentElement);
    const row = line && verdicts.rows.get(line.itemCode);
    if (!row || (cell !== line.codeCell && cell !== line.row.firstElementChild)) return dock.tip.hide();
    const name = texts()[`listing-${row.state}`];
    dock.tip.show(cell, { tone: listingTone(row.state), name, ...row.said }, texts().next);
  };
  document.addEventListener('pointerover', explain, { passive: true, signal });

  watch.onContent(read);
  onChanged(verdicts.askAgain, signal);
  read();
}

/** The contract's attributes of a code's cell or input. */
export function codeMark(code: Pick<CodeReply, 'verdict' | 'warnings'>): Mark {
  return { code: code.verdict, ...(code.warnings.length > 0 ? { warnings: code.warnings.join(' ') } : {}) };
}
