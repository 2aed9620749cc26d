import { describe, expect, it } from 'vitest';
import { toSkuNo } from '#lib/domain';
import { createMcpGateway } from '#lib/smartship';
import { NOW, optionsFor, SmallSmartship, type Tool, value } from './small-smartship.ts';

const TEXT = { type: 'string' };
const tool = (name: string, properties: Record<string, object>, answer: Tool['answer']): Tool => ({
  name,
  inputSchema: { type: 'object', properties, required: Object.keys(properties) },
  answer,
});
async function desk(...tools: Tool[]) {
  const smartship = new SmallSmartship();
  smartship.reshape = (known) => [...known, ...tools];
  return { smartship, gateway: value(await createMcpGateway(optionsFor(smartship))) };
}

describe('links, stock sync and parcels', () => {
  it('reads which mall items and options a SKU is linked to', async () => {
    const links = [
      { skuNo: 7, channelName: 'Qoo10(JP)', gd_no: '1100000001', optionCode: 'RED', orderMapping: 'Y', stockSync: 'N' },
      { skuNo: '' },
    ];
    const { gateway, smartship } = await desk(
      tool('list_sku_sales_channels', { skuNo: TEXT }, ({ skuNo }) => (skuNo === '7' ? links : [])),
    );
    expect(value(await gateway.channelLinks([toSkuNo('7'), toSkuNo('8')]))).toEqual({
      items: [
        {
          skuNo: '7',
          channel: 'Qoo10(JP)',
          itemCode: '1100000001',
          optionCode: 'RED',
          optionName: null,
          orderMapping: true,
          stockSync: false,
        },
      ],
      complete: false,
    });
    expect(smartship.calls.map(({ args }) => args)).toEqual([{ skuNo: '7' }, { skuNo: '8' }]);
  });
  it('reads sync settings and the log of a day', async () => {
    const { gateway, smartship } = await desk(
      tool('get_sync_settings', {}, () => ({
        list: [{ sku_no: 'S1', site_name: 'Qoo10(JP)', sync_type: 'p', use_yn: 'Y' }, { sync_type: 'Q' }],
      })),
      tool('get_stock_sync_log', { log_date: { type: 'string', pattern: '^\\d{8}$' } }, () => [
        { sku_no: 'S1', sync_dt: '2026-11-24 09:00:00', sent_qty: '5', success: 'N', message: 'channel said no' },
      ]),
    );
    expect(value(await gateway.syncSettings()).items).toEqual([
      { skuNo: 'S1', channel: 'Qoo10(JP)', type: 'P', enabled: true },
      { skuNo: null, channel: '', type: 'untold', enabled: null },
    ]);
    const at = Date.parse('2026-11-24T09:00:00+09:00');
    expect(value(await gateway.syncLog('2026-11-24'))).toEqual({
      items: [{ at, skuNo: 'S1', channel: '', sent: 5, succeeded: false, says: 'channel said no' }],
      complete: true,
    });
    expect(smartship.calls.at(-1)?.args).toEqual({ log_date: '20261124' });
  });
  it('requests a sync only for a shop that the server named', async () => {
    const { gateway, smartship } = await desk(
      tool('get_manual_stock_sync_shops', {}, () => [{ shop_no: 12, shop_name: 'Qoo10(JP)' }]),
      tool('request_manual_stock_sync', { shop_no: { type: 'integer' }, confirm: { const: true } }, () => 'Requested.'),
    );
    const press = { by: 'press', at: NOW } as const;
    expect(await gateway.requestSync('12', press)).toMatchObject({ ok: false, failure: { kind: 'refused-here' } });
    expect(value(await gateway.syncShops()).items).toEqual([{ shop: '12', name: 'Qoo10(JP)' }]);
    expect(value(await gateway.requestSync('12', press))).toEqual({ accepted: true, says: 'Requested.' });
    expect(smartship.calls.at(-1)?.args).toEqual({ shop_no: 12, confirm: true });
  });
  it('reads parcels, 30 numbers at a time', async () => {
    const { gateway, smartship } = await desk(
      tool(
        'get_tracking_history',
        { tracking_nos: { type: 'array', items: TEXT, maxItems: 30 } },
        ({ tracking_nos: numbers }) => ({
          data: (numbers as string[]).map((no) => ({
            tracking_no: no,
            tracking_history: [{ status: '配達完了', status_code: 'D5', date: '2026/11/24 10:00' }],
          })),
        }),
      ),
    );
    const parcels = value(await gateway.tracking(Array.from({ length: 31 }, (_none, at) => `JP${at}`)));
    expect(parcels.items).toHaveLength(31);
    expect(parcels.items[30]?.events).toEqual([
      { statusCode: 'D5', status: '配達完了', at: Date.parse('2026-11-24T10:00:00+09:00'), location: '' },
    ]);
    expect(smartship.calls).toHaveLength(2);
  });
  it('says what the server does not offer', async () => {
    const { gateway } = await desk();
    expect(gateway.offer('tracking')).toEqual({
      offered: false,
      reason: 'tool-absent',
      detail: 'get_tracking_history',
    });
    expect(await gateway.syncSettings()).toMatchObject({ ok: false, failure: { kind: 'not-offered' } });
  });
});
