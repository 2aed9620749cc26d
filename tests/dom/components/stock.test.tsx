import { describe, expect, it, vi } from 'vitest';
import { type StockActions, StockCard } from '#components/options';
import { FIRST_SHOP_STOCK, stockNote } from '#lib/domain';
import { LANGUAGES, stockNoteText } from '#lib/i18n';
import type { StockOverview, StockPreview, StockTableRow } from '#lib/storage';
import { byAction, choose, draw, nameOf, only, press, type } from './render.tsx';
import { NOW, shop } from './samples.ts';

const done = () => Promise.resolve({ kind: 'done' } as const);
const actions: StockActions = {
  onDuty: done,
  onSave: done,
  onFind: async (itemCode) => ({ itemCode, title: '煎茶' }),
  onRule: done,
  onPreview: done,
  onStopPreview: done,
  onAllWaiting: async () => [],
  onApprove: async (rows) => ({ taken: rows.length, refused: null }),
  onLeave: done,
  onRequest: async () => ({ kind: 'requested', refused: null, failure: null, at: NOW, says: '', shops: [] }),
  onLog: async () => ({ failure: null, complete: true, entries: [] }),
};

const row = (id: string, from: number, to: number, change: Partial<StockTableRow> = {}): StockTableRow => ({
  id,
  itemCode: '1100000001',
  title: '煎茶 100g',
  values: '',
  code: 'TEA-100',
  from,
  to,
  notes: [stockNote('to-zero'), stockNote('stock-says', { available: to, units: to, held: 0, safety: 0 })],
  change: { state: 'planned', by: 'press', shown: null, says: '', at: NOW },
  ...change,
});
const ROWS = [row('a', 4, 0), row('b', 4, 9), row('c', 9, 6)];

const overview = (change: Partial<StockOverview> = {}): StockOverview => ({
  counts: { waiting: ROWS.length, refused: 0, same: 0, off: 0, log: 0 },
  unread: 0,
  preview: null,
  run: null,
  warehouses: ['T1', 'T2'],
  rules: [],
  listings: 3,
  spent: { qoo10: 12, smartship: 7 },
  ...change,
});

function card(change: Partial<Parameters<typeof StockCard>[0]> = {}) {
  return (
    <StockCard
      {...actions}
      shop={{ ...shop, duties: { ...shop.duties, stock: 'extension' } }}
      overview={overview()}
      tab="waiting"
      page={0}
      rows={ROWS}
      onShow={() => undefined}
      {...change}
    />
  );
}
const boxes = () => [...document.querySelectorAll<HTMLInputElement>('tbody input[type=checkbox]')];

describe('the stock card', () => {
  it('names its controls by the contract', () => {
    draw(card());
    const group = only('stock-sync').querySelector('[role=radiogroup]') ?? only('stock-sync');
    expect(nameOf(group)).toBe('Stock sync');
    expect(nameOf(only('approve'))).toBe('Approve');
    expect(nameOf(only('save'))).toBe('Save');
  });

  it('shows what would change and why, the reason that asks first', () => {
    draw(card());
    const text = document.querySelector('table')?.textContent ?? '';
    expect(text).toContain('It goes to zero: sold out.');
    expect(text).toContain('Available 9 (warehouses 9');
  });

  it('approves only what was chosen, after saying how many go which way', async () => {
    const onApprove = vi.fn(actions.onApprove);
    draw(card({ onApprove }));
    expect(only('approve')).toHaveProperty('disabled', true);
    const [first, second] = boxes();
    if (!first || !second) throw new Error('no boxes');
    await press(first);
    await press(second);
    await press(only('approve'));
    expect(onApprove).not.toHaveBeenCalled();
    const dialog = document.querySelector('[role=dialog]')?.textContent ?? '';
    expect(dialog).toContain('Change 2 quantities?');
    expect(dialog).toContain('1 go to zero, 0 go down, 1 go up');
    await press(only('confirm'));
    expect(onApprove.mock.calls).toEqual([[ROWS.slice(0, 2)]]);
    expect(document.body.textContent).toContain('2 approved.');
  });

  it('chooses all changes, also those of other pages', async () => {
    const every = Array.from({ length: 120 }, (_, at) => row(`r${at}`, 9, 6));
    const onApprove = vi.fn(actions.onApprove);
    const counts = { ...overview().counts, waiting: 120 };
    draw(
      card({ overview: overview({ counts }), rows: every.slice(0, 50), onAllWaiting: async () => every, onApprove }),
    );
    await press(only('stock-select-all'));
    expect(document.body.textContent).toContain('120 selected');
    await press(only('approve'));
    await press(only('confirm'));
    expect(onApprove.mock.calls[0]?.[0]).toHaveLength(120);
  });

  it('leaves as is what was chosen, without a word to Qoo10', async () => {
    const onLeave = vi.fn(actions.onLeave);
    draw(card({ onLeave }));
    expect(only('stock-leave')).toHaveProperty('disabled', true);
    const [first] = boxes();
    if (!first) throw new Error('no box');
    await press(first);
    await press(only('stock-leave'));
    expect(onLeave.mock.calls).toEqual([[ROWS.slice(0, 1)]]);
    expect(document.body.textContent).toContain('Left as they are.');
  });

  it('says how many calls automatic looks made today, of how many', () => {
    draw(card());
    expect(document.body.textContent).toContain('Qoo10 12 of 140, Smartship 7 of 80');
  });

  it('lets a choice go whose numbers changed meanwhile', async () => {
    const redraw = draw(card());
    const [first] = boxes();
    if (!first) throw new Error('no box');
    await press(first);
    expect(document.body.textContent).toContain('1 selected');
    redraw(card({ rows: [row('a', 4, 2), ...ROWS.slice(1)] }), 'en');
    expect(document.body.textContent).toContain('0 selected');
  });

  it('says why nothing was taken', async () => {
    draw(card({ onApprove: async () => ({ taken: 0, refused: 'read-only' }) }));
    const [first] = boxes();
    if (!first) throw new Error('no box');
    await press(first);
    await press(only('approve'));
    await press(only('confirm'));
    expect(document.querySelector('[role=alert]')?.textContent).toContain('The shop is Read-only.');
  });

  it('saves the shop’s way with the one number it needs', async () => {
    const onSave = vi.fn(done);
    draw(card({ onSave }));
    const [kind] = byAction('stock-rule');
    if (!kind) throw new Error('no choice');
    await choose(kind, 'ratio');
    const [percent] = byAction('stock-percent');
    if (!percent) throw new Error('no percent');
    await type(percent, '0');
    expect(only('save')).toHaveProperty('disabled', true);
    await type(percent, '40');
    await press(only('save'));
    expect(onSave.mock.calls).toEqual([[{ ...FIRST_SHOP_STOCK, rule: { kind: 'ratio', percent: 40, units: 0 } }]]);
  });

  it('asks Smartship for its own sync where that is the seller’s way, and promises nothing', async () => {
    draw(card({ shop: { ...shop, duties: { ...shop.duties, stock: 'smartship' } } }));
    await press(only('request-smartship-sync'));
    expect(document.body.textContent).toContain('Requested at');
    expect(document.body.textContent).toContain('shows in the log below later');
  });

  it('has no such button where the stock is the extension’s', () => {
    draw(card());
    expect(byAction('request-smartship-sync')).toEqual([]);
  });

  it('says what was not read yet', () => {
    draw(card({ overview: overview({ unread: 12 }) }));
    expect(document.body.textContent).toContain('12 quantities were not read yet. Press Preview to read.');
  });
});

describe('a preview on the stock card', () => {
  const preview = (change: Partial<StockPreview>): StockPreview => ({
    shopId: shop.shopId,
    askedAt: NOW,
    endedAt: null,
    stopped: false,
    read: 1200,
    total: 5000,
    unindexed: 0,
    skipped: [],
    day: '2026-11-24',
    calls: 1200,
    goesOnAt: null,
    failure: null,
    failures: 0,
    ...change,
  });
  const shown = (change: Partial<StockPreview>, more: Partial<Parameters<typeof StockCard>[0]> = {}) => {
    draw(card({ overview: overview({ unread: 12, preview: preview(change) }), ...more }));
    return document.querySelector('[data-smartship-stock-preview]')?.textContent ?? '';
  };

  it('says how far it is, may be stopped, and is not asked for twice', async () => {
    const onStopPreview = vi.fn(done);
    const text = shown({}, { onStopPreview });
    expect(text).toContain('1,200 of 5,000 listings read');
    expect(text).toContain('It goes on when you close this page.');
    expect(text).not.toContain('not read yet');
    expect(document.querySelector('progress')).toMatchObject({ max: 5000, value: 1200 });
    expect(only('stock-preview')).toHaveProperty('disabled', true);
    await press(only('stop-stock-preview'));
    expect(onStopPreview).toHaveBeenCalledOnce();
  });

  it('says when it goes on where the day’s calls are used', () => {
    const goesOnAt = Date.parse('2026-11-25T00:00:00+09:00');
    expect(shown({ goesOnAt })).toContain(
      "Today's 6,000 calls for previews are used. It goes on by itself at 25 Nov, 00:00.",
    );
  });

  it('says why it waits, and until when', () => {
    const failure = { kind: 'unreachable', party: 'qoo10', operation: 'ItemsLookup.GetItemDetailInfo' } as const;
    const text = shown({ failure, failures: 1, goesOnAt: NOW + 120_000 });
    expect(text).toContain('It could not be read and waits.');
    expect(text).toContain('Qoo10');
  });

  it('says that the seller stopped it, and where', () => {
    const text = shown({ endedAt: NOW, stopped: true });
    expect(text).toContain('with 1,200 of 5,000 listings read');
    expect(only('stock-preview')).toHaveProperty('disabled', false);
  });

  it('says what it cannot know of, and leads to where that is read', () => {
    expect(shown({ endedAt: NOW, unindexed: 3 })).toContain('3 listings have not been read yet');
    expect(document.querySelector('[data-smartship-stock-unindexed] a')?.getAttribute('href')).toBe('#mapping');
  });

  it('says when all were read, and how many could not be', () => {
    const text = shown({ endedAt: NOW, read: 5000, skipped: ['1100000001'] });
    expect(text).toContain('5,000 listings. 1 of them could not be read.');
  });
});

const NOTES = [
  stockNote('stock-says', { available: 1, units: 2, held: 1, safety: 0 }),
  stockNote('shared', { listings: 2 }),
  stockNote('to-zero'),
  stockNote('more-than-half', { from: 9, to: 1 }),
  stockNote('lowered-by-hand', { last: 9, sold: 1, shown: 2 }),
  stockNote('first-time'),
  stockNote('rule-off'),
  stockNote('smartship-syncs'),
  stockNote('smartship-sync-untold'),
  stockNote('stock-untold'),
  stockNote('stock-too-old', { at: NOW }),
  stockNote('stock-too-old', { at: null }),
  stockNote('orders-too-old', { at: NOW }),
  stockNote('orders-too-old', { at: null }),
  stockNote('no-sku', { code: 'X' }),
  stockNote('no-sku', { code: '' }),
  stockNote('not-read'),
  stockNote('quantity-unreadable'),
  stockNote('code-changed', { code: 'X' }),
  stockNote('options-changed'),
  stockNote('listing-gone'),
  stockNote('not-on-sale', { status: 'S3' }),
  stockNote('write-on-its-way', { at: NOW }),
  stockNote('shared-not-read'),
  stockNote('waits-for-lower'),
  stockNote('not-our-duty'),
  stockNote('left-as-is'),
];

describe('what *Stock sync* says', () => {
  it.each(NOTES.map((note) => [note.code, note] as const))('is said in every language: %s', (_code, note) => {
    for (const language of LANGUAGES) {
      const { why, next } = stockNoteText(language, note);
      expect(`${why} ${next}`).not.toMatch(/undefined|null|NaN|\[object/);
      expect(/[\u3040-\u30ff\u4e00-\u9fff]/.test(why)).toBe(language === 'ja');
      expect(/[\uac00-\ud7af]/.test(why)).toBe(language === 'ko');
    }
  });
});
