import { describe, expect, it } from 'vitest';
import { orderColumns } from '../../sandbox/qsm/order-columns.ts';
import { routeQsm } from '../../sandbox/qsm/router.ts';
import { lookOf } from '../../sandbox/qsm/variants.ts';
import { HOSTILE_TITLE, sampleData } from './sample-data.ts';

const HOST = 'https://qsm.qoo10.jp/GMKT.INC.Gsm.Web/';
const ORDERS = 'Delivery/DeliveryManagement.aspx';
const ORDER_SERVICE = 'swe_DynamicDataService.asmx/ExecuteToDataTable';

async function text(path: string, data = sampleData()): Promise<string> {
  return (await routeQsm(data, new Request(HOST + path))).text();
}

async function post(path: string, body: unknown, data = sampleData()): Promise<{ status: number; body: unknown }> {
  const response = await routeQsm(data, new Request(HOST + path, { method: 'POST', body: JSON.stringify(body) }));
  return { status: response.status, body: await response.json() };
}

function orderQuery(tab: string, stat = ''): unknown {
  return {
    paramList: {
      ParamList: [
        { Name: 'tab', Value: tab },
        { Name: 'stat', Value: stat },
      ],
    },
  };
}

function headings(query: string, kind: 'detail' | 'brief' = 'detail'): readonly string[] {
  const look = lookOf(new URLSearchParams(query), {});
  if ('unknownVariant' in look) throw new Error(look.unknownVariant);
  return orderColumns(look, kind).map((column) => column.heading);
}

describe('the seller opens 配送管理', () => {
  it('sees the 45 columns of the detail file, 商品番号 thirteenth and 数量 fifteenth', () => {
    const shown = headings('');
    expect(shown).toHaveLength(45);
    expect([shown[0], shown[1], shown[12], shown[14], shown[38], shown[44]]).toEqual([
      '配送状態',
      '注文番号',
      '商品番号',
      '数量',
      '販売者商品コード',
      'ギフト注文',
    ]);
  });

  it('sees the public 46 Korean headings, stray blank included', () => {
    const shown = headings('variant=ko');
    expect(shown).toHaveLength(46);
    expect(shown).toContain('할인액 ');
    expect(shown[shown.indexOf('외부광고') - 1]).toBe('수화물 보관함 서비스');
  });

  it('sees no 商品番号 in the summary', () => {
    const shown = headings('', 'brief');
    expect(shown).toHaveLength(15);
    expect(shown).not.toContain('商品番号');
  });

  it('gets the page whatever the spelling of its address', async () => {
    expect(await text(ORDERS.toLowerCase())).toContain('__grid_goods_grid');
  });

  it.each([
    ['request', '', ['1', '2', '3']],
    ['request', 'new', ['2']],
    ['shipping', '', ['4', '5']],
  ])('finds in tab %s, stage "%s", the orders %j', async (tab, stat, expected) => {
    const { body } = await post(ORDER_SERVICE, orderQuery(tab, stat));
    expect(body).toMatchObject({ d: { ReturnData: { Rows: expected.map((order_no) => ({ order_no })) } } });
  });

  it('reads times in Japan and a postal code behind an apostrophe', async () => {
    const { body } = await post(ORDER_SERVICE, orderQuery('request', 'new'));
    expect(body).toMatchObject({
      d: { ReturnData: { Rows: [{ contr_dt: '2026/11/23 12:00:00', r_zip_code: "'010-0001" }] } },
    });
  });

  it.each([
    ['all', ['1', '2', '3', '4', '5']],
    ['D2', ['2', '3']],
    ['D3', ['4']],
  ])('finds on the newer page, state %s, the orders %j', async (stat, expected) => {
    expect(await text('Delivery/DeliveryManagementPrime.aspx')).toContain('id="TinyGoodsGrid"');
    const { body } = await post(ORDER_SERVICE, orderQuery(stat));
    expect(body).toMatchObject({ d: { ReturnData: { Rows: expected.map((order_no) => ({ order_no })) } } });
  });

  it('is told when a test asks for a variant that does not exist', async () => {
    const response = await routeQsm(sampleData(), new Request(`${HOST + ORDERS}?variant=splitt`));
    expect(response.status).toBe(400);
  });
});

describe('a title with markup in it', () => {
  it.each([ORDERS, 'Goods/GoodsModification.aspx?gd_no=912345001'])('stays text on %s', async (path) => {
    const markup = await text(path);
    expect(markup).not.toContain('<img src=x');
    expect(markup).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;セット&#39;');
  });

  it('reaches the goods list unchanged, as data', async () => {
    const { body } = await post('swe_GoodsBizService.asmx/GetGoodsDataByCustNo', {
      page_no: 1,
      page_size: 20,
      keyword: '',
    });
    expect(body).toMatchObject({ d: { Total: 1, Rows: [{ gd_nm: HOSTILE_TITLE }] } });
  });
});

describe('a page under a strict policy', () => {
  it.each([ORDERS, 'Product/ProductListSummary.aspx', 'Goods/GoodsModification.aspx?gd_no=912345001'])(
    'has nothing inline: %s',
    async (path) => {
      const markup = await text(`${path}${path.includes('?') ? '&' : '?'}variant=csp`);
      expect(markup).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|<[^>]*\son\w+="/);
    },
  );
});

describe('the seller is signed out', () => {
  it('is sent to the sign-in page and back', async () => {
    const data = sampleData();
    data.signOut();
    const away = await routeQsm(data, new Request(HOST + ORDERS));
    const address = new URL(away.headers.get('Location') ?? '', HOST);
    expect(address.pathname).toBe('/GMKT.INC.Gsm.Web/Login.aspx');
    const form = new URLSearchParams({ ReturnUrl: address.searchParams.get('ReturnUrl') ?? '' });
    const back = await routeQsm(data, new Request(address, { method: 'POST', body: form.toString() }));
    expect(back.headers.get('Location')?.toLowerCase()).toBe(`/gmkt.inc.gsm.web/${ORDERS.toLowerCase()}`);
    expect(data.signedIn()).toBe(true);
  });

  it('gets "Authentication failed." from a page that stayed open', async () => {
    const data = sampleData();
    data.signOut();
    const answer = await post(ORDER_SERVICE, orderQuery('request'), data);
    expect(answer).toMatchObject({ status: 401, body: { Message: 'Authentication failed.' } });
  });
});

describe('the seller saves the edit form', () => {
  it('changes the listing by what was typed', async () => {
    const data = sampleData();
    const changes = { fields: { sellerCode: 'SKU-2' }, options: { 0: { optionCode: 'OPT-2' } }, additional: {} };
    await post('swe_GoodsRegBizService.asmx/UpdateGoods', { gd_no: '912345001', ...changes }, data);
    expect(data.saved).toEqual([{ itemCode: '912345001', changes }]);
  });
});
