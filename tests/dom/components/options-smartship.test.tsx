import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { OptionsScreen } from '#components/options';
import type { ConnectionReport, Input, ToldOffer } from '#lib/messaging/client';
import { goodReport, optionsProps as props } from './options-props.ts';
import { choose, draw, nameOf, only, press, type } from './render.tsx';
import { NOW } from './samples.ts';

const done = () => Promise.resolve({ kind: 'done' } as const);
const page = () => document.body.textContent ?? '';

/** Gives a file to a file field, as the browser's chooser does, and waits until it was read. */
async function give(field: HTMLElement, file: File, shown: () => boolean): Promise<void> {
  Object.defineProperty(field, 'files', { value: [file], configurable: true });
  await act(async () => {
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await vi.waitFor(() => expect(shown()).toBe(true), 15_000);
}

describe('signing in with Smartship', () => {
  it('takes a pasted client id only where the seller has one', async () => {
    const onSignIn = vi.fn(props.onSignIn);
    draw(<OptionsScreen {...props} onSignIn={onSignIn} />);
    expect(only('client-id').closest('details')).toHaveProperty('open', false);
    await press(only('sign-in-with-smartship'));
    await type(only('client-id'), ' pasted-client ');
    await press(only('sign-in-with-smartship'));
    expect(onSignIn.mock.calls).toEqual([[null], ['pasted-client']]);
  });

  it('explains a refused return address, that reading goes on, and opens the field for a client id', async () => {
    const report: ConnectionReport = {
      ...goodReport,
      party: 'smartship',
      ok: false,
      called: 'sign-in',
      failure: { kind: 'not-permitted', says: 'invalid redirect_uri', operation: 'sign-in' },
      found: null,
    };
    draw(<OptionsScreen {...props} onSignIn={() => Promise.resolve(report)} />);
    await press(only('sign-in-with-smartship'));
    expect(page()).toContain('invalid redirect_uri');
    expect(page()).toContain('does not accept the return address (redirect) of a browser extension');
    expect(page()).toContain('reading goes on with the API key');
    expect(only('client-id').closest('details')).toHaveProperty('open', true);
  });
});

describe('what Smartship offers', () => {
  const OFFERS: readonly ToldOffer[] = [
    { operation: 'search-skus', state: 'offered', why: null, detail: '' },
    { operation: 'instruct', state: 'unproven', why: null, detail: '' },
    { operation: 'confirm-orders', state: 'not-offered', why: 'needs-sign-in', detail: 'confirm_orders' },
    { operation: 'hold', state: 'not-offered', why: 'tool-absent', detail: 'set_order_hold' },
    { operation: 'stop', state: 'not-offered', why: 'argument-unknown', detail: 'stop_delivery: cargo_code' },
  ];

  it('is a table with the reason of each in words', async () => {
    const onOffers = () => Promise.resolve({ failure: null, signIn: 'api-key' as const, offers: [...OFFERS] });
    draw(<OptionsScreen {...props} onOffers={onOffers} />);
    const details = only('show-offers').closest('details');
    if (!details) throw new Error('no disclosure');
    await act(async () => {
      details.open = true;
      details.dispatchEvent(new Event('toggle'));
    });
    const said = (operation: string) => document.querySelector(`[data-smartship-offer=${operation}] td`)?.textContent;
    expect(said('search-skus')).toBe('Offered');
    expect(said('instruct')).toBe('Offered, not proven yet');
    expect(said('confirm-orders')).toContain('Needs Sign in with Smartship');
    expect(said('hold')).toContain('no such tool (set_order_hold)');
    expect(said('stop')).toContain('something we do not know (stop_delivery: cargo_code)');
    expect(page()).toContain('2 of 5 are offered.');
  });
});

describe('a SKU file instead of a key', () => {
  const parts: Input<'skus.import'>[] = [];
  const take = (part: Input<'skus.import'>) => {
    parts.push(part);
    return done();
  };
  const csv = (text: string) => new File([text], 'sku.csv', { lastModified: NOW });
  const chosen = () => document.querySelector('[data-smartship-file]') !== null;

  it('is shown with the columns it was understood by, and taken in only then', async () => {
    parts.length = 0;
    draw(<OptionsScreen {...props} onImportSkus={take} />);
    await give(
      only('sku-file'),
      csv('商品名,販売者管理コード,オプション名\n煎茶,TEA-100,\nTシャツ,TS-M,赤 / M\n'),
      chosen,
    );
    expect(nameOf(only('column-sellerCode'))).toBe('Seller code (required)');
    expect(only('column-sellerCode')).toHaveProperty('value', '1');
    expect(page()).toContain('2 data rows');
    expect(parts).toEqual([]);
    await press(only('import-skus'));
    await vi.waitFor(() => expect(page()).toContain('2 SKUs were imported.'), 15_000);
    expect(parts).toMatchObject([{ fileName: 'sku.csv', asOf: NOW, last: true }]);
    expect(parts[0]?.rows).toMatchObject([
      { sellerCode: 'TEA-100', kind: 'single', name: '煎茶' },
      { sellerCode: 'TS-M', kind: 'option', optionName: '赤 / M' },
    ]);
  });

  it('that nobody knows waits until the seller chose the column of codes', async () => {
    parts.length = 0;
    draw(<OptionsScreen {...props} onImportSkus={take} />);
    await give(only('sku-file'), csv('a1,TEA-100\na2,TEA-200\n'), chosen);
    expect(only('import-skus')).toHaveProperty('disabled', true);
    await choose(only('column-sellerCode'), '1');
    await press(only('import-skus'));
    await vi.waitFor(() => expect(parts).toHaveLength(1), 15_000);
    // Nobody said that the first row is headings: it is a SKU too.
    expect(parts[0]?.rows.map(({ sellerCode }) => sellerCode)).toEqual(['TEA-100', 'TEA-200']);
  });

  it('goes in parts of 2,000 rows, of which only the last makes it the list in use', async () => {
    parts.length = 0;
    draw(<OptionsScreen {...props} onImportSkus={take} />);
    const rows = Array.from({ length: 4500 }, (_, row) => `Q${row},C-${row}`).join('\n');
    await give(only('sku-file'), csv(`SKU No,Seller code\n${rows}\n`), chosen);
    await press(only('import-skus'));
    await vi.waitFor(() => expect(parts).toHaveLength(3), 15_000);
    expect(parts.map(({ rows: each, last }) => [each.length, last])).toEqual([
      [2000, false],
      [2000, false],
      [500, true],
    ]);
    expect(new Set(parts.map(({ reading }) => reading)).size).toBe(1);
  });

  it('that cannot be read says how to save it', async () => {
    draw(<OptionsScreen {...props} />);
    const broken = new File([Uint8Array.from([0x50, 0x4b, 3, 4, 0])], 'sku.xlsx');
    await give(only('sku-file'), broken, () => page().includes('could not be read'));
    expect(page()).toContain('CSV UTF-8 (comma delimited)');
  });

  it('in use is named with its age, and said to be old', () => {
    const source = { fileName: 'sku.csv', count: 1200, asOf: NOW, tooOld: true };
    draw(<OptionsScreen {...props} skuSource={source} />);
    expect(page()).toMatch(/In use: sku\.csv \(1200 SKUs, as of 24 Nov/);
    expect(page()).toContain('shown as unknown, not as absent');
  });
});
