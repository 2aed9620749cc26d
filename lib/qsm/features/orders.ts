import type { OrderState } from '#lib/domain';
import { fill, type PageTexts } from '#lib/i18n';
import { ask, type OrderRow, onChanged } from '#lib/messaging/client';
import type { Count } from '../dock/region.ts';
import type { RowModel } from '../dock/row-control.ts';
import { type Mark, toneCell } from '../marks.ts';
import type { Page, PageFeature } from '../page.ts';
import { readOrders } from '../read-orders.ts';
import { orderTone } from '../tones.ts';
import type { LineOnPage, NotRead, OrdersView, UnreadableRow } from '../views.ts';
import { ordersNotes } from './notes.ts';
import { handlePresses } from './press.ts';
import { createTeller } from './tell-read.ts';
import { createVerdicts } from './verdicts.ts';

type Row = Pick<OrderRow, 'state' | 'said' | 'sendable' | 'undo'>;

/** Reading less of each row keeps 500 of them cheap; what is sent is read anew from Qoo10 anyway (design §3 law 2). */
const ONLY_NUMBERS: ReadonlySet<never> = new Set();
/** A line that the background did not name: nothing is known of it, and that is said. */
const unnamedRow = ({ notReadYet: why, waitForSync: next }: PageTexts): Row => {
  return { state: 'unknown', said: { why, next }, sendable: [], undo: null };
};

const ID = 'orders';

/** Shows on 配送管理 where every order line stands, and offers to send what is ready. */
export const ordersFeature: PageFeature = {
  id: ID,
  // 配送管理 and its newer variant are in Delivery/; claims, promotions and listings have order numbers too, elsewhere [jqsm 1.2].
  pages: /\/delivery\/(?!.*popup)/i,
  init,
};

function init(page: Page): void {
  const { watch, dock, marks, signal } = page;
  let view: OrdersView | null = null;
  let resize: ResizeObserver | null = null;
  let watched: Element | null = null;
  const tellRead = createTeller(signal);

  const verdicts = createVerdicts<OrderRow>(
    async (orderNos) => {
      const reply = await ask('page.orders', { login: page.login(), orderNos: [...orderNos] });
      return reply.ok ? { ok: true, context: reply.value.context, rows: reply.value.rows } : reply;
    },
    page,
    () => draw(),
  );

  const presses = handlePresses(page, {
    numberIn: (row) => {
      const fresh = readOrders(document, ONLY_NUMBERS, view?.grid);
      return fresh.kind === 'orders' ? (fresh.lines.find((line) => line.row === row)?.orderNo ?? null) : null;
    },
    pressed({ model, reply }) {
      if (reply.kind === 'queued')
        for (const orderNo of model.send) {
          const before = verdicts.rows.get(orderNo);
          const undo = { jobId: reply.jobId, until: reply.notBefore };
          const { held: why, heldNext: next } = page.words().texts;
          if (before)
            verdicts.rows.set(orderNo, { ...before, state: 'queued', said: { why, next }, sendable: [], undo });
        }
      verdicts.askAgain();
      draw();
      count();
    },
    undone: () => verdicts.askAgain(),
    redraw: () => draw(),
  });

  const rowOf = (line: LineOnPage): Row | null =>
    verdicts.rows.get(line.orderNo) ?? (verdicts.answeredFor(line.orderNo) ? unnamedRow(page.words().texts) : null);

  /** Whether anything could be sent at all just now. */
  const isLive = (context = verdicts.context()): boolean =>
    context !== null && context.shops.length > 0 && !context.readOnly && !context.paused && verdicts.problem() === null;

  const modelOf = (line: LineOnPage, row: Row): RowModel => {
    const { texts, states } = page.words();
    const live = isLive();
    return {
      key: line.orderNo,
      row: line.row,
      orderNo: line.orderNo,
      tone: orderTone(row.state),
      name: states[row.state],
      words: () => row.said,
      send: live && row.state === 'ready' ? row.sendable : [],
      busy: presses.isBusy(line.orderNo),
      undo: live ? row.undo : null,
      open: fill(texts.openOrder, { orderNo: line.orderNo }),
    };
  };

  const draw = () => {
    if (!view || signal.aborted) return;
    const wanted = new Map<Element, Mark>();
    const models: RowModel[] = [];
    const counts = new Map<OrderState, number>();
    const add = (state: OrderState) => counts.set(state, (counts.get(state) ?? 0) + 1);
    const paint = (row: Element, state: OrderState) => {
      const cell = toneCell(row);
      if (cell) wanted.set(cell, { tone: orderTone(state) });
    };
    for (const line of view.lines) {
      const row = rowOf(line);
      if (!row) continue;
      add(row.state);
      wanted.set(line.row, { order: line.orderNo, state: row.state });
      paint(line.row, row.state);
      for (const mirror of line.mirrors) {
        wanted.set(mirror, { mirror: line.orderNo });
        paint(mirror, row.state);
      }
      models.push(modelOf(line, row));
    }
    for (const [index, unreadable] of view.unreadable.entries()) {
      add('unknown');
      wanted.set(unreadable.row, {
        state: 'unknown',
        ...(unreadable.why === 'quantity' && unreadable.orderNo ? { order: unreadable.orderNo } : {}),
      });
      paint(unreadable.row, 'unknown');
      models.push(unreadableModel(page, unreadable, index));
    }
    marks.show(wanted);
    dock.host.attach();
    const words = page.words();
    dock.region.show(words, {
      title: words.texts.orders,
      counts: countList(page, counts),
      sendAll: isLive(),
      notes: ordersNotes(page.words().texts, view, verdicts.context(), verdicts.problem(), verdicts.answered()),
    });
    dock.rows.show({
      words,
      models,
      sorted: view.look !== 'aria' && view.unreadable.length === 0,
      grid: view.grid,
      viewport: view.viewport,
      head: view.head,
    });
    watch.moved();
  };

  const follow = (viewport: Element | null) => {
    if (viewport === watched) return;
    watched = viewport;
    resize?.disconnect();
    resize = viewport && new ResizeObserver(watch.moved);
    if (viewport) resize?.observe(viewport);
    const content = viewport?.querySelector('table');
    if (content) resize?.observe(content);
  };

  const leave = () => {
    view = null;
    follow(null);
    marks.show(new Map());
    dock.rows.show(null);
    watch.setRoots(ID, []);
  };

  const read = () => {
    const next = withNumberAway(readOrders(document, ONLY_NUMBERS, view?.grid), view);
    if (next.kind === 'orders') {
      view = next;
      const { look, language, readBy, lines, unreadable } = next;
      if (lines.length + unreadable.length > 0)
        tellRead({ page: 'orders', look, language, readBy, rows: lines.length }, unreadable);
      follow(next.viewport);
      watch.setRoots(ID, [next.grid]);
      verdicts.want(next.lines.map((line) => line.orderNo));
      if (verdicts.answered() || next.lines.length === 0) draw();
      return;
    }
    leave();
    if (next.kind === 'none') return dock.region.hide();
    tellRead({ page: 'orders', look: 'headings-unknown', language: 'unknown', readBy: {}, rows: 0 }, []);
    dock.host.attach();
    const words = page.words();
    dock.region.show(words, {
      title: words.texts.orders,
      counts: [],
      notes: [{ tone: 'bad', text: words.texts.headingsUnknown }],
    });
  };

  let counting = false;
  const count = () => {
    if (counting || signal.aborted) return;
    counting = true;
    setTimeout(() => {
      counting = false;
      if (signal.aborted) return;
      if (dock.rows.tick(Date.now())) count();
      else verdicts.askAgain();
    }, 1000);
  };

  watch.onContent(read);
  onChanged(verdicts.askAgain, signal);
  signal.addEventListener('abort', leave);
  read();
}

/**
 * A grid that renders only the columns in view may have scrolled the number away: it is still the orders grid, its rows just
 * cannot be told. Then their attributes go (design §6: they follow the identity or go) instead of saying `unknown`: row
 * elements are used again for other orders meanwhile, so a mark would stand on a row nobody can name. That it is unknown
 * stays visible (law 4): the dock says so and how to see the states again.
 */
function withNumberAway(next: OrdersView | NotRead, before: OrdersView | null): OrdersView | NotRead {
  if (next.kind === 'orders' || before?.look !== 'aria' || !before.grid.isConnected) return next;
  return { ...before, lines: [], unreadable: [], numberAway: true };
}

function unreadableModel(page: Page, { row, orderNo, why }: UnreadableRow, index: number): RowModel {
  const { texts, states } = page.words();
  const said = { why: fill(texts.unreadableRow, { what: texts[`why-${why}`] }), next: texts.reloadPage };
  return {
    key: `unreadable:${index}:${orderNo ?? ''}`,
    row,
    orderNo,
    tone: orderTone('unknown'),
    name: states.unknown,
    words: () => said,
    send: [],
    busy: false,
    undo: null,
    open: null,
  };
}

function countList(page: Page, counts: ReadonlyMap<OrderState, number>): Count[] {
  return [...counts].map(([state, count]) => ({
    tone: orderTone(state),
    name: page.words().states[state],
    count,
  }));
}
