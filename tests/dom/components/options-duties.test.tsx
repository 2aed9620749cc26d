import { describe, expect, it, vi } from 'vitest';
import { OptionsScreen } from '#components/options';
import { activityTexts } from '#lib/i18n';
import type { LogRow } from '#lib/storage';
import { activityCsv } from '../../../components/options/ActivityCard.tsx';
import { optionsProps } from './options-props.ts';
import { byAction, choose, draw, nameOf, only, press, type } from './render.tsx';
import { NOW, shop } from './samples.ts';

const done = () => Promise.resolve({ kind: 'done' } as const);
const page = () => document.body.textContent ?? '';
const shops = { paused: false, shops: [shop] };

const backlog = {
  duty: 'confirm',
  shopId: 'mihon_shop',
  carts: [
    { packNo: '880000101', orderNos: ['1290000111', '1290000112'] },
    { packNo: '880000102', orderNos: ['1290000113'] },
  ],
} as const;

describe('the duties', () => {
  it('carry the names of the Smartship guide', () => {
    draw(<OptionsScreen {...optionsProps} settings={shops} />);
    expect(nameOf(only('automatic-order-integration'))).toContain('Automatic order integration');
    expect(nameOf(only('automatic-order-confirmation'))).toContain('Automatic order confirmation');
    expect(nameOf(only('automatic-fulfillment-shipping-instructions'))).toContain(
      'Automatic fulfillment shipping instructions',
    );
    expect(nameOf(only('write-tracking-back-to-qoo10'))).toContain('Write tracking back to Qoo10');
    expect(nameOf(only('check-qoo10-every'))).toBe('Check Qoo10 every');
  });

  it('say how many orders that are here they would take, and take them only by name after a preview', async () => {
    const onApproveBacklog = vi.fn(done);
    const given = { ...shop, duties: { ...shop.duties, confirm: 'extension' as const } };
    draw(
      <OptionsScreen
        {...optionsProps}
        settings={{ paused: false, shops: [given] }}
        backlogs={[backlog]}
        onApproveBacklog={onApproveBacklog}
      />,
    );
    expect(page()).toContain('Here already: 2 carts, 3 orders. Left alone until you approve them.');
    await press(only('preview-backlog'));
    expect(page()).toContain('Cart 880000101 1290000111, 1290000112');
    expect(onApproveBacklog).not.toHaveBeenCalled();
    await press(only('approve'));
    expect(onApproveBacklog).toHaveBeenCalledWith('mihon_shop', 'confirm', ['1290000111', '1290000112', '1290000113']);
  });

  it('offer no approval while the duty is not the extension’s', () => {
    draw(<OptionsScreen {...optionsProps} settings={shops} backlogs={[backlog]} />);
    expect(page()).toContain('Here already: 2 carts, 3 orders.');
    expect(byAction('preview-backlog')).toEqual([]);
  });

  it('offer it, too, for numbers that Smartship left out, where the seller lets them be carried', () => {
    const waiting = { ...backlog, duty: 'tracking' as const };
    const settings = { paused: false, shops: [{ ...shop, fillTrackingGap: true }] };
    draw(<OptionsScreen {...optionsProps} settings={settings} backlogs={[waiting]} />);
    expect(byAction('preview-backlog')).toHaveLength(1);
  });

  it('let a gap in Smartship’s tracking be filled, off until chosen', async () => {
    const onFillGap = vi.fn(done);
    draw(<OptionsScreen {...optionsProps} settings={shops} onFillGap={onFillGap} />);
    const fill = only('fill-tracking-gap');
    expect(fill instanceof HTMLInputElement && fill.checked).toBe(false);
    await press(fill);
    expect(onFillGap).toHaveBeenCalledWith('mihon_shop', true);
  });
});

describe('how often Qoo10 is checked', () => {
  it('is the seller’s choice, never under a minute, with the last look and the next', async () => {
    const onPollMinutes = vi.fn(done);
    const looks = { last: NOW, ahead: false, next: NOW + 300_000, stopped: [], allowed: {} };
    draw(<OptionsScreen {...optionsProps} settings={shops} looks={looks} onPollMinutes={onPollMinutes} />);
    const field = only('check-qoo10-every');
    const values = [...field.querySelectorAll('option')].map(({ value }) => Number(value));
    expect(Math.min(...values)).toBe(1);
    expect(page()).toContain('10:00, next about 10:05');
    await choose(field, '10');
    expect(onPollMinutes).toHaveBeenCalledWith('mihon_shop', 10);
  });

  it('joins its last look and the next as each language does', () => {
    const looks = { last: NOW, ahead: false, next: NOW + 300_000, stopped: [], allowed: {} };
    const redraw = draw(<OptionsScreen {...optionsProps} settings={shops} looks={looks} />);
    redraw(<OptionsScreen {...optionsProps} settings={shops} looks={looks} />, 'ja');
    expect(page()).toMatch(/最終確認 [^,、]+、次回 10:05 ごろ/);
    redraw(<OptionsScreen {...optionsProps} settings={shops} looks={looks} />, 'ko');
    expect(page()).toMatch(/마지막 확인 .+, 다음 확인 10:05경/);
  });

  it('says which interval today’s orders allow where the chosen one takes more calls than a day has', () => {
    const looks = {
      last: NOW,
      ahead: false,
      next: NOW,
      stopped: [],
      allowed: { mihon_shop: { minutes: 7, orders: 300 } },
    };
    const redraw = draw(<OptionsScreen {...optionsProps} settings={shops} looks={looks} />);
    expect(page()).toContain(
      'This interval would take more than the 700 calls of a day. With today’s 300 orders it looks about every 7 minutes.',
    );
    redraw(<OptionsScreen {...optionsProps} settings={shops} looks={looks} />, 'ja');
    expect(page()).toContain(
      'この間隔では、1 日の問い合わせが上限の 700 回を超えます。本日の注文 300 件では、約 7 分ごとに確認します。',
    );
  });

  it('says nothing of it where the chosen interval is within the day’s calls', () => {
    const looks = {
      last: NOW,
      ahead: false,
      next: NOW,
      stopped: [],
      allowed: { mihon_shop: { minutes: 5, orders: 40 } },
    };
    draw(<OptionsScreen {...optionsProps} settings={shops} looks={looks} />);
    expect(page()).not.toContain('calls of a day');
  });
});

describe('messages of the browser', () => {
  it('are off until switched on and allowed, and then have quiet hours', async () => {
    const onNotify = vi.fn(done);
    draw(<OptionsScreen {...optionsProps} onNotify={onNotify} onAskToNotify={() => Promise.resolve(true)} />);
    expect(byAction('quiet-from')).toEqual([]);
    await press(only('notify'));
    expect(onNotify).toHaveBeenCalledWith({ on: true, quietFrom: 21, quietTo: 8 });
  });

  it('stay off, and say so, when the browser does not allow them', async () => {
    const onNotify = vi.fn(done);
    draw(<OptionsScreen {...optionsProps} onNotify={onNotify} onAskToNotify={() => Promise.resolve(false)} />);
    await press(only('notify'));
    expect(onNotify).not.toHaveBeenCalled();
    expect(page()).toContain('does not allow notifications');
  });
});

describe('the activity log', () => {
  const row = (id: number, change: Partial<LogRow>): LogRow => ({
    id,
    at: NOW,
    who: 'extension',
    what: 'step-confirm',
    orderNo: '1290000111',
    result: 'ok',
    says: '',
    ...change,
  });
  const rows = [
    row(1, {}),
    row(2, { who: 'seller', what: 'send', orderNo: '1290000222' }),
    row(3, { result: 'failed', says: '=HYPERLINK("http://x")' }),
  ];
  const shown = () => document.querySelectorAll('.op-activity tbody tr').length;

  it('is shown with who, when, which order, what and how it ended, and filtered', async () => {
    draw(<OptionsScreen {...optionsProps} log={rows} />);
    expect(shown()).toBe(3);
    await choose(only('activity-who'), 'seller');
    expect(shown()).toBe(1);
    await choose(only('activity-who'), '');
    await choose(only('activity-result'), 'failed');
    expect(shown()).toBe(1);
    await choose(only('activity-result'), '');
    await type(only('activity-search'), '0000222');
    expect(shown()).toBe(1);
    expect(page()).toContain('1290000222');
  });

  it('is exported as it is filtered, from all rows there are and not only those on the screen', async () => {
    const blobs: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      blobs.push(blob as Blob); // nothing else is saved here
      return 'blob:log';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    const older = row(4, { result: 'failed', says: 'long ago' });
    draw(<OptionsScreen {...optionsProps} log={rows} onWholeLog={() => Promise.resolve([...rows, older])} />);
    await choose(only('activity-result'), 'failed');
    await press(only('export-activity'));
    await vi.waitFor(() => expect(blobs).toHaveLength(1));
    const lines = (await blobs[0]?.text())?.trim().split('\r\n') ?? [];
    expect(lines).toHaveLength(3);
    expect(lines[2]).toContain('long ago');
    vi.restoreAllMocks();
  });

  it('goes into a file in which no cell is a formula', () => {
    const csv = activityCsv(rows, 'en', activityTexts('en'));
    expect(csv.split('\r\n')).toHaveLength(5);
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(csv).not.toMatch(/(^|,)[=+\-@]/m);
    expect(csv.startsWith('\uFEFFWhen,Who,Order,What,Result,Details')).toBe(true);
  });
});
