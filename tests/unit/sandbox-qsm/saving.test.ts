import { expect, it } from 'vitest';
import { createQsm } from '../../sandbox/qsm/index.ts';
import { createWorld, type World } from '../../sandbox/world.ts';

const SAVE = 'https://qsm.qoo10.jp/GMKT.INC.Gsm.Web/swe_GoodsRegBizService.asmx/UpdateGoods';

function listingWithOptions(world: World) {
  const listing = world.listings.find((each) => each.options.length > 1);
  if (listing === undefined) throw new Error('The world has no listing with options.');
  return listing;
}

async function save(world: World, body: unknown): Promise<unknown> {
  const response = await createQsm(world)(new Request(SAVE, { method: 'POST', body: JSON.stringify(body) }));
  return response.json();
}

it('keeps what the seller saved in the edit form, and leaves the other option alone', async () => {
  const world = createWorld({ frozen: true });
  const listing = listingWithOptions(world);
  const other = listing.options[1]?.optionCode;
  await save(world, {
    gd_no: listing.itemCode,
    fields: { sellerCode: 'NEW-1' },
    options: { 0: { optionCode: 'NEW-1-A', quantity: '7' } },
  });
  expect(listing.sellerCode).toBe('NEW-1');
  expect(listing.options[0]).toMatchObject({ optionCode: 'NEW-1-A', qty: 7 });
  expect(listing.options[1]?.optionCode).toBe(other);
  expect(world.effects.count('save-listing', listing.itemCode)).toBe(1);
});

it('refuses a price that is no number and changes nothing', async () => {
  const world = createWorld({ frozen: true });
  const listing = listingWithOptions(world);
  const before = structuredClone(listing);
  const answer = await save(world, {
    gd_no: listing.itemCode,
    fields: { sellerCode: 'NEW-1', price: '千円' },
    options: {},
  });
  expect(answer).toMatchObject({ d: { ResultCode: -1, ResultMsg: '数字を入力してください。' } });
  expect(listing).toEqual(before);
  expect(world.effects.count('save-listing')).toBe(0);
});
