import type { Shelves } from './goods.ts';
import { codeOf } from './matching.ts';
import type { SandboxOrder } from './orders.ts';
import type { SmartshipWorld } from './smartship.ts';
import { STORY_PLANS, type Stories, type Story, type StoryName } from './stories.ts';

const NOBODY: Story = { orderNo: '', orderNos: [], packNo: '', itemCode: '', code: '', shippingNo: '' };

function storyOf(lines: readonly SandboxOrder[], smartship: SmartshipWorld): Story {
  const [first] = lines;
  if (first === undefined) return NOBODY;
  return {
    orderNo: first.orderNo,
    orderNos: lines.map(({ orderNo }) => orderNo),
    packNo: first.packNo,
    itemCode: first.itemCode,
    code: codeOf(first),
    shippingNo: smartship.shipmentOf(first.orderNo)?.shippingNo ?? '',
  };
}

/** Names what the seed made; in a world without orders the carts are blank. */
export function nameStories(
  carts: ReadonlyMap<StoryName, readonly SandboxOrder[]>,
  shelves: Shelves,
  smartship: SmartshipWorld,
): Stories {
  const itemOf = (name: Parameters<typeof shelves.trouble.get>[0]): string => shelves.trouble.get(name)?.itemCode ?? '';
  const [mug, tote, shirt] = shelves.good;
  // Every key of the plans is set just below.
  const orders = Object.fromEntries(
    Object.keys(STORY_PLANS).map((name) => [name, storyOf(carts.get(name as StoryName) ?? [], smartship)]),
  ) as Record<StoryName, Story>;
  return {
    ...orders,
    listingWithoutOptions: { itemCode: mug?.itemCode ?? '', sellerCode: mug?.sellerCode ?? '' },
    listingWithOptions: {
      itemCode: tote?.itemCode ?? '',
      optionCodes: (tote?.options ?? []).map(({ optionCode }) => optionCode),
    },
    listingWithTwoAxes: { itemCode: shirt?.itemCode ?? '' },
    blankListing: { itemCode: itemOf('blank') },
    wrongCodeListing: { itemCode: itemOf('unmapped'), wrongCode: 'APRN-01', rightCode: 'APRON-01', optionValue: '' },
    nearCodeListing: {
      itemCode: itemOf('nearFullWidth'),
      wrongCode: 'ＰＯＵＣＨ－Ｓ',
      rightCode: 'POUCH-S',
      optionValue: '',
    },
    wrongOptionListing: {
      itemCode: itemOf('unmappedOption'),
      wrongCode: 'HAIR-05-PNIK',
      rightCode: 'HAIR-05-PINK',
      optionValue: 'ピンク',
    },
    duplicateInsideListing: { itemCode: itemOf('duplicateInside'), optionCode: 'TAPE-10-DT' },
  };
}
