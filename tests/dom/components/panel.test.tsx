import { describe, expect, it, vi } from 'vitest';
import { type PanelProps, PanelScreen, planOf } from '#components/sidepanel';
import { toSkuNo } from '#lib/domain';
import { byAction, draw, nameOf, only, press } from './render.tsx';
import { cart, job, line, NOW, READY, readyCart, shop, UNMAPPED } from './samples.ts';

const done = () => Promise.resolve({ kind: 'done' } as const);
const bad = cart('880000102', [line('1290000201', '880000102', 'needs-code', UNMAPPED)]);
const carts = [readyCart('880000101', '1290000101'), bad, readyCart('880000103', '1290000301')];

const accepted = (packNo: string) => ({
  packNo,
  result: { kind: 'queued' as const, jobId: `mihon_shop:${packNo}:1`, notBefore: NOW, firstTime: false },
});
const props: PanelProps = {
  settings: { paused: false, shops: [shop] },
  carts,
  failed: false,
  focus: null,
  onSend: (going) => Promise.resolve({ kind: 'answered', results: going.map(({ packNo }) => accepted(packNo)) }),
  onCancel: () => Promise.resolve({ cancelled: 0, begun: 0 }),
  onStop: done,
  onCreate: done,
  onDelay: done,
  onUndo: done,
  onRetry: done,
  onPause: done,
  onSync: done,
};

const shownCarts = () =>
  [...document.querySelectorAll('[data-smartship-cart]')].map((row) => row.getAttribute('data-smartship-cart'));

function pick(packNo: string): HTMLElement {
  const box = document.querySelector<HTMLElement>(`[data-smartship-cart="${packNo}"] input[type=checkbox]`);
  if (!box) throw new Error(`no cart ${packNo}`);
  return box;
}

describe('the side panel', () => {
  it('names its controls by the contract', async () => {
    draw(<PanelScreen {...props} />);
    expect(nameOf(only('send-selected'))).toBe('Send selected');
    expect(nameOf(only('send-all-ready'))).toBe('Send all ready');
    expect(nameOf(only('pause-everything'))).toBe('Pause everything');
    await press(only('send-all-ready'));
    expect(nameOf(only('approve'))).toBe('Approve');
  });

  it('opens on its preview when a page asks for it, once the carts are read, and once for each asking', async () => {
    const redraw = draw(<PanelScreen {...props} carts={null} previewAt={NOW} />);
    expect(document.querySelector('[role="dialog"]')).toBeNull();
    redraw(<PanelScreen {...props} previewAt={NOW} />, 'en');
    expect(nameOf(only('approve'))).toBe('Approve');
    await press(only('cancel'));
    redraw(<PanelScreen {...props} carts={[...carts]} previewAt={NOW} />, 'en');
    await vi.waitFor(() => expect(document.querySelector('[role="dialog"]')).toBeNull());
    redraw(<PanelScreen {...props} previewAt={NOW + 1} />, 'en');
    expect(nameOf(only('approve'))).toBe('Approve');
  });

  it('shows each line with its code, state, reason and next step', () => {
    draw(<PanelScreen {...props} />);
    const row = document.querySelector('[data-smartship-cart="880000102"]');
    expect(row?.getAttribute('data-smartship-state')).toBe('needs-code');
    expect(row?.textContent).toContain('TEA-100');
    expect(row?.textContent).toContain('No Smartship SKU has the code “TEA-999” (as of');
    expect(row?.textContent).toContain('Correct the code in the listing');
  });

  it('shows the stock behind each line’s code, and that it is not told where it is not', () => {
    const stocked = (stock: number | null) => {
      const [first] = readyCart('880000101', '1290000101').lines;
      if (!first) throw new Error('no line');
      const sku = {
        skuNo: toSkuNo('9001'),
        sellerCode: first.line.sellerCode,
        kind: 'single' as const,
        name: '煎茶',
        optionName: '',
        stock,
        stockByWarehouse: {},
        autoRegistered: false,
      };
      return cart('880000101', [{ ...first, verdict: { ...first.verdict, sku } }]);
    };
    const redraw = draw(<PanelScreen {...props} carts={[stocked(7)]} />);
    expect(document.querySelector('.pn-line')?.textContent).toContain('stock 7');
    redraw(<PanelScreen {...props} carts={[stocked(null)]} />, 'en');
    expect(document.querySelector('.pn-line')?.textContent).toContain('stock not told');
  });

  it('sends nothing before Approve, then exactly the lines the preview named', async () => {
    const onSend = vi.fn(props.onSend);
    draw(<PanelScreen {...props} onSend={onSend} />);
    await press(only('send-all-ready'));
    expect(onSend).not.toHaveBeenCalled();
    const stays = document.querySelector('[data-smartship-stays="880000102"]');
    expect(stays?.textContent).toContain('No Smartship SKU has the code');
    await press(only('approve'));
    expect(onSend.mock.calls).toEqual([
      [
        [
          { shopId: 'mihon_shop', packNo: '880000101', named: ['1290000101'], leaving: [] },
          { shopId: 'mihon_shop', packNo: '880000103', named: ['1290000301'], leaving: [] },
        ],
      ],
    ]);
    expect(document.querySelector('[role=status]')?.textContent).toContain('2 carts accepted');
  });

  it('sends only what was selected', async () => {
    const onSend = vi.fn(props.onSend);
    draw(<PanelScreen {...props} onSend={onSend} />);
    await press(pick('880000103'));
    await press(only('send-selected'));
    await press(only('approve'));
    expect(onSend.mock.calls[0]?.[0]).toEqual([
      { shopId: 'mihon_shop', packNo: '880000103', named: ['1290000301'], leaving: [] },
    ]);
  });

  it('lets nobody approve what a Read-only shop may not send', async () => {
    draw(<PanelScreen {...props} settings={{ paused: false, shops: [{ ...shop, readOnly: true }] }} />);
    await press(only('send-all-ready'));
    expect(only('approve')).toHaveProperty('disabled', true);
    expect(document.querySelector('[data-smartship-stays="880000101"]')?.textContent).toContain('Read-only');
  });

  it('names both the lines of a mixed cart that go and those that stay', () => {
    const mixed = cart('880000104', [
      line('1290000401', '880000104', 'ready', READY),
      line('1290000402', '880000104', 'needs-code', UNMAPPED),
    ]);
    const plan = planOf([mixed], [shop]);
    expect(plan.go).toMatchObject([{ named: ['1290000401'], leaving: ['1290000402'] }]);
    expect(plan.stay.map(({ orderNos }) => orderNos)).toEqual([['1290000402']]);
  });

  it('shows one band at a time', async () => {
    draw(<PanelScreen {...props} />);
    const band = document.querySelector<HTMLElement>('[data-smartship-band="needs-you"]');
    if (!band) throw new Error('no band');
    await press(band);
    expect(shownCarts()).toEqual(['880000102']);
  });

  it('offers Undo only while a sending is held', () => {
    const held = { ...readyCart('880000105', '1290000501'), job: job({ notBefore: Date.now() + 60_000 }) };
    const redraw = draw(<PanelScreen {...props} carts={[held]} />);
    expect(byAction('undo').map(nameOf)).toEqual(['Undo']);
    redraw(<PanelScreen {...props} carts={[{ ...held, job: job({ notBefore: Date.now() - 5000 }) }]} />, 'en');
    expect(byAction('undo')).toEqual([]);
  });

  it('offers Retry for a sending that needs the seller, and shows its history', async () => {
    const onRetry = vi.fn(done);
    const stuck = job({
      phase: 'needs-seller',
      step: 'confirm',
      events: [
        { at: NOW, step: 'press', result: 'done', by: 'seller', reason: null },
        { at: NOW, step: 'enter', result: 'done-by-other', by: 'smartship', reason: null },
        { at: NOW, step: 'confirm', result: 'stopped', by: 'extension', reason: { code: 'claim-open', params: {} } },
      ],
    });
    const view = cart(
      '880000106',
      [line('1290000601', '880000106', 'failed', { code: 'claim-open', params: {} })],
      stuck,
    );
    draw(<PanelScreen {...props} carts={[view]} onRetry={onRetry} />);
    await press(only('retry'));
    expect(onRetry.mock.calls).toEqual([['job-1']]);
    const marks = [...document.querySelectorAll('.pn-track li')].map((step) => step.getAttribute('data-mark'));
    expect(marks).toEqual(['by-other', 'by-other', 'by-other', 'stopped', 'todo', 'todo']);
    expect(document.querySelector('.pn-history')?.textContent).toContain('done elsewhere (Smartship)');
  });

  it('draws a thousand carts a page at a time', () => {
    const many = Array.from({ length: 1000 }, (_, index) => readyCart(`${880001000 + index}`, `${1290001000 + index}`));
    draw(<PanelScreen {...props} carts={many} />);
    expect(shownCarts()).toHaveLength(40);
    expect(document.querySelector('.pn-more')?.textContent).toContain('960');
  });

  it('says that it could not read instead of showing nothing', () => {
    draw(<PanelScreen {...props} carts={null} failed />);
    expect(document.querySelector('[role=alert]')?.textContent).toContain('could not be read');
  });

  it('speaks Japanese once chosen', () => {
    const redraw = draw(<PanelScreen {...props} />);
    redraw(<PanelScreen {...props} />, 'ja');
    expect(nameOf(only('send-all-ready'))).toBe('送信可能分を一括送信');
    expect(document.body.textContent).toContain('カート番号 880000101');
  });
});
