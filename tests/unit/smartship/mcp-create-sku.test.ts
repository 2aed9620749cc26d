import { beforeEach, describe, expect, it } from 'vitest';
import { toCode, toSkuNo } from '#lib/domain';
import type { NewSku } from '#lib/smartship';
import { SandboxAccount } from './sandbox-account.ts';
import { value } from './small-smartship.ts';

let account: SandboxAccount;
const boots: NewSku = {
  name: '見本の長靴',
  optionName: '',
  sellerCode: toCode('BOOTS-NEW-1'),
  unitPriceYen: 3_900,
  beside: null,
};
const made = () => account.world.effects.log.filter(({ kind }) => kind === 'create-sku').length;
const writes = () => account.tools.filter((tool) => tool.startsWith('create_'));

beforeEach(() => {
  account = new SandboxAccount();
});

describe('making a SKU for a code that nobody has', () => {
  it('is offered, and proven by Test connection, which looks a known SKU up', async () => {
    const gateway = await account.gateway();
    expect(gateway.offer('create-sku')).toEqual({ offered: true, proven: false });
    value(await gateway.check());
    expect(gateway.offer('create-sku')).toEqual({ offered: true, proven: true });
  });

  it.each([
    ['snake_case', false],
    ['camelCase', true],
  ])('makes group and option, and tells the SKU that the search then shows, in %s', async (_name, camelCase) => {
    account.world.smartship.variants.camelCase = camelCase;
    const gateway = await account.gateway();
    const { how, skuNo } = value(await gateway.createSku(boots, account.press()));
    expect(how).toBe('made');
    expect(account.world.smartship.skusByCode('BOOTS-NEW-1')).toMatchObject([
      { skuNo, kind: 'single', name: '見本の長靴', optionName: '' },
    ]);
    expect(writes()).toEqual(['create_sku_group', 'create_sku_option']);
    expect(account.tools.indexOf('check_sku_product_name_duplicate')).toBeLessThan(
      account.tools.indexOf('create_sku_group'),
    );
  });

  it('does nothing a second time', async () => {
    const gateway = await account.gateway();
    const first = value(await gateway.createSku(boots, account.press()));
    expect(value(await gateway.createSku(boots, account.press()))).toEqual({ how: 'already', skuNo: first.skuNo });
    expect(made()).toBe(1);
  });

  it('puts an option beside another of the same product', async () => {
    const gateway = await account.gateway();
    const other = account.world.smartship.skus.find(({ kind }) => kind === 'option');
    if (!other) throw new Error('the sandbox has no option SKU');
    const sku = { ...boots, optionName: '緑', sellerCode: toCode('GREEN-1'), beside: toSkuNo(other.skuNo) };
    expect(value(await gateway.createSku(sku, account.press())).how).toBe('made');
    expect(account.world.smartship.skusByCode('GREEN-1')).toMatchObject([{ groupNo: other.groupNo, optionName: '緑' }]);
    expect(writes()).toEqual(['create_sku_option']);
  });

  it('says that the product name is taken, and makes nothing', async () => {
    const gateway = await account.gateway();
    const taken = { ...boots, name: account.world.smartship.skus[0]?.name ?? '' };
    expect(await gateway.createSku(taken, account.press())).toMatchObject({
      ok: false,
      failure: { kind: 'refused-here', operation: 'check_sku_product_name_duplicate' },
    });
    expect(made()).toBe(0);
  });

  it('makes no other after a lost reply while the first may still come to be shown, also after a death of the worker', async () => {
    let gateway = await account.gateway();
    let lose = true;
    account.instead = (tool) => {
      if (tool !== 'create_sku_option' || !lose) return null;
      lose = false;
      return Promise.reject(new TypeError('cut'));
    };
    expect(await gateway.createSku(boots, account.press())).toMatchObject({
      ok: false,
      failure: { kind: 'unknown-outcome' },
    });
    gateway = await account.again();
    account.world.clock.advance(9 * 60_000);
    expect(await gateway.createSku(boots, account.press())).toMatchObject({
      ok: false,
      failure: { kind: 'unknown-outcome', says: 'asked for before' },
    });
    expect(writes()).toEqual(['create_sku_group', 'create_sku_option']);
    // The search goes on saying that there is none: then the first press came to nothing. Its product is gone on with.
    account.world.clock.advance(2 * 60_000);
    expect(value(await gateway.createSku(boots, account.press())).how).toBe('made');
    expect(writes()).toEqual(['create_sku_group', 'create_sku_option', 'create_sku_option']);
    expect(made()).toBe(1);
  });

  it('finds at the next press what a lost reply had made', async () => {
    const gateway = await account.gateway();
    account.loses = 'create_sku_option';
    expect(await gateway.createSku(boots, account.press())).toMatchObject({
      ok: false,
      failure: { kind: 'unknown-outcome' },
    });
    expect(value(await gateway.createSku(boots, account.press())).how).toBe('already');
    expect(made()).toBe(1);
  });

  it('goes on at once after a plain no', async () => {
    const gateway = await account.gateway();
    const no = { content: [{ type: 'text', text: '{"resultCode":-10,"resultMsg":"no"}' }], isError: true };
    let refuses = true;
    account.instead = (tool, id) => {
      if (tool !== 'create_sku_option' || !refuses) return null;
      refuses = false;
      return Response.json({ jsonrpc: '2.0', id, result: no });
    };
    expect(await gateway.createSku(boots, account.press())).toMatchObject({
      ok: false,
      failure: { kind: 'bad-request' },
    });
    expect(value(await gateway.createSku(boots, account.press())).how).toBe('made');
  });

  it('does not believe a reply that the search does not bear out', async () => {
    const gateway = await account.gateway();
    const yes = { content: [{ type: 'text', text: '{"resultCode":0,"sku_no":"70009999"}' }] };
    account.instead = (tool, id) =>
      tool === 'create_sku_option' ? Response.json({ jsonrpc: '2.0', id, result: yes }) : null;
    expect(await gateway.createSku(boots, account.press())).toMatchObject({
      ok: false,
      failure: { kind: 'unknown-outcome' },
    });
    expect(made()).toBe(0);
  });

  it('names the tool or the argument that stands in the way', async () => {
    account.world.smartship.variants.missingTools = ['check_sku_product_name_duplicate'];
    expect((await account.gateway()).offer('create-sku')).toMatchObject({
      offered: false,
      reason: 'tool-absent',
      detail: 'check_sku_product_name_duplicate',
    });
    account = new SandboxAccount();
    account.world.smartship.variants.unknowableArguments = { create_sku_option: 'brand_token' };
    const gateway = await account.gateway();
    expect(gateway.offer('create-sku')).toMatchObject({
      offered: false,
      reason: 'argument-unknown',
      detail: 'create_sku_option: brand_token',
    });
    expect(await gateway.createSku(boots, account.press())).toMatchObject({
      ok: false,
      failure: { kind: 'not-offered' },
    });
    expect(writes()).toEqual([]);
  });

  it('takes no consent from the future and no blank code', async () => {
    const gateway = await account.gateway();
    const later = { by: 'press', at: account.now() + 60_000 } as const;
    for (const outcome of [
      await gateway.createSku(boots, later),
      await gateway.createSku({ ...boots, sellerCode: toCode(' ') }, account.press()),
    ])
      expect(outcome).toMatchObject({ ok: false, failure: { kind: 'refused-here' } });
    expect(writes()).toEqual([]);
  });
});
