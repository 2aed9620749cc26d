import { describe, expect, it } from 'vitest';
import { shot } from '#tests/browser';
import { openMapping, openOrders, openPanel, waitForState } from '#tests/seller';
import { opened } from './opened.ts';

const GOODS = '/GMKT.INC.Gsm.Web/Product/ProductListSummary.aspx';
const EDIT = '/GMKT.INC.Gsm.Web/Goods/GoodsModification.aspx';

const here = opened({ until: 'synced' });

/** Its code is no SKU's; Smartship holds a stored link between its number and a SKU [smartship 1.11]. */
const listing = () => {
  const { linked } = here.world.stories;
  const sku = here.world.smartship.skusByCode('BLANKET-22')[0];
  if (!sku) throw new Error('no SKU of the link');
  expect(here.world.smartship.skusByCode(linked.code)).toEqual([]);
  return { ...linked, sku };
};

describe('a listing whose code matches no SKU, and which Smartship’s stored link leads to one', () => {
  it('is good on the goods list, its code marked as linked', async () => {
    const { itemCode } = listing();
    const page = await here.session.openJqsm(GOODS);
    await page.locator('#sel_view_data_cnt').selectOption('100');
    const row = page.locator(`[data-smartship-item="${itemCode}"][data-smartship-state="mapped"]`);
    await row.waitFor({ state: 'attached' });
    await row.locator('[data-smartship-code="linked"]').waitFor();
    if (process.env.SMARTSHIP_SHOTS) {
      await row.scrollIntoViewIfNeeded();
      await shot(page, 'linked-goods-list');
    }
    await page.close();
  });

  it('is good on its form, which names the SKU and offers no other, whatever is typed', async () => {
    const { itemCode, sku } = listing();
    const page = await here.session.openJqsm(EDIT, { gd_no: itemCode });
    const field = page.locator('input[data-field="sellerCode"]');
    await page.locator('input[data-field="sellerCode"][data-smartship-code="linked"]').waitFor();
    await field.click();
    const says = page.locator('smartship-dock [role="status"]').first();
    await says.filter({ hasText: `Linked with the Smartship SKU “${sku.name}”` }).waitFor();
    if (process.env.SMARTSHIP_SHOTS) await shot(page, 'linked-edit-form');
    for (const typed of ['NOBODYS-CODE', '']) {
      await field.fill(typed);
      await says.filter({ hasText: 'Linked with' }).waitFor();
      expect(await field.getAttribute('data-smartship-code')).toBe('linked');
    }
    expect(await page.locator('smartship-dock [role="option"]').count()).toBe(0);
    await page.close();
  });

  it('lets its order go, and the order line says why', async () => {
    const { orderNo, sku } = listing();
    const page = await openOrders(here.session);
    await waitForState(page, orderNo, 'ready');
    await page.locator(`[data-smartship-order="${orderNo}"]`).scrollIntoViewIfNeeded();
    await page.locator(`smartship-dock [data-smartship-action="send"][aria-label*="${orderNo}"]`).first().hover();
    await page
      .locator('smartship-dock [role="tooltip"]')
      .filter({ hasText: `stored link leads to the SKU “${sku.name}”` })
      .waitFor();
    if (process.env.SMARTSHIP_SHOTS) await shot(page, 'linked-order-line');
    const panel = await openPanel(here.session);
    const line = panel.locator(`[data-smartship-order="${orderNo}"][data-smartship-state="ready"]`);
    await line.locator('[data-verdict="linked"]').waitFor();
    if (process.env.SMARTSHIP_SHOTS) await shot(panel, 'linked-panel');
    await panel.close();
    await page.close();
  });

  it('is nothing to mend in the SKU mapping', async () => {
    const { itemCode } = listing();
    const mapping = await openMapping(here.session);
    await mapping.locator('[data-smartship-unread="0"]').waitFor({ timeout: 60_000 });
    await mapping.locator('[data-smartship-action="filter-words"]').fill(itemCode);
    await mapping.locator('[data-smartship-shown="0"]').waitFor();
    await mapping.close();
  });
});
