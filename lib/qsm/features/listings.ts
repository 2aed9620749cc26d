import { pageTexts } from '#lib/i18n';
import { ask, type CodeReply, type OrderRow, onChanged } from '#lib/messaging/client';
import type { Note } from '../dock/region.ts';
import type { Mark } from '../marks.ts';
import type { Page, PageFeature } from '../page.ts';
import { readListings } from '../read-listings.ts';
import { type ListingState, listingTone } from '../tones.ts';
import type { ListingOnPage, ListingsView } from '../views.ts';
import { createVerdicts } from './verdicts.ts';

interface Row {
  readonly state: ListingState;
  readonly said: OrderRow['said'];
  readonly sellerCode: CodeReply | null;
}

/** One question holds this many listings at most; the page shows 100 at a time [jqsm 4.1]. */
const MOST = 1000;

const ID = 'listings';

/** Shows on 商品の照会/修正 which listings' codes lead to a SKU. */
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
  const texts = () => pageTexts(page.language());
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

  const draw = () => {
    if (!view || signal.aborted) return;
    const wanted = new Map<Element, Mark>();
    const counts = new Map<ListingState, number>();
    for (const line of view.lines) {
      const row = verdicts.rows.get(line.itemCode) ?? (verdicts.answeredFor(keyOf(line)) ? unnamed() : null);
      if (!row) continue;
      counts.set(row.state, (counts.get(row.state) ?? 0) + 1);
      wanted.set(line.row, { item: line.itemCode, state: row.state });
      const code = row.sellerCode;
      if (line.codeCell && code) wanted.set(line.codeCell, codeMark(code));
    }
    for (const { row } of view.unreadable) wanted.set(row, { state: 'unknown' });
    marks.show(wanted);
    dock.host.attach();
    dock.region.show(page.language(), {
      title: texts().listings,
      counts: [...counts].map(([state, count]) => ({
        tone: listingTone(state),
        name: texts()[`listing-${state}`],
        count,
      })),
      notes: notes(view),
    });
  };

  const notes = (of: ListingsView): Note[] => {
    const problem = verdicts.problem();
    const list: Note[] = [];
    if (problem) list.push({ tone: 'bad', text: texts()[problem] });
    else if (verdicts.context()?.shops.length === 0) list.push({ tone: 'act', text: texts().noShops });
    if (of.unreadable.length > 0) list.push({ tone: 'unknown', text: texts().unreadableRows(of.unreadable.length) });
    if (of.lines.length === 0) list.push({ tone: 'off', text: texts().noListings });
    return list;
  };

  const read = () => {
    const next = readListings(document);
    if (next.kind === 'none') {
      dock.tip.hide();
      if (!view) return;
      view = null;
      marks.show(new Map());
      return dock.region.hide();
    }
    view = next;
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
