import { isCancelled, type Listing, type ListingOption, type World } from '../world.ts';
import type { ListingChanges, ListingFacts, QsmData } from './data.ts';
import type { OptionLine } from './edit-page.ts';

// Words sellers know for Qoo10's item states [jqsm 4.1]; those of S0, S3, S5 and S8 are assumed.
const STATUS_WORDS: Readonly<Record<Listing['status'], string>> = {
  S0: '審査待ち',
  S1: '取引待機',
  S2: '取引可能',
  S3: '取引中止',
  S5: '取引制限',
  S8: '承認拒否',
};

function optionLine(option: ListingOption): OptionLine {
  return {
    names: option.axes.map((axis) => axis.name),
    values: option.axes.map((axis) => axis.value),
    price: String(option.price),
    quantity: String(option.qty),
    optionCode: option.optionCode,
  };
}

function listingFacts(listing: Listing): ListingFacts {
  return {
    itemCode: listing.itemCode,
    title: listing.title,
    sellerCode: listing.sellerCode,
    price: String(listing.price),
    quantity: String(listing.quantity),
    status: STATUS_WORDS[listing.status],
    options: listing.options.map(optionLine),
    additional: (listing.additional ?? []).map(({ name, value, price, optionCode }) => ({
      names: [name],
      values: [value],
      price: String(price),
      quantity: '',
      optionCode,
    })),
  };
}

const wholeNumber = (text: string): number => Number(text.replaceAll(',', '').trim() || 'x');

function changedOption(option: ListingOption, changes: Readonly<Record<string, string>>): ListingOption {
  return {
    axes: option.axes.map((axis, index) => ({
      name: changes[`name${index}`] ?? axis.name,
      value: changes[`value${index}`] ?? axis.value,
    })),
    price: changes.price === undefined ? option.price : wholeNumber(changes.price),
    qty: changes.quantity === undefined ? option.qty : wholeNumber(changes.quantity),
    optionCode: changes.optionCode ?? option.optionCode,
  };
}

/** Applies a save whole or not at all; answers the reason of a refusal. */
function saved(listing: Listing, { fields, options, additional }: ListingChanges): string | undefined {
  const price = fields.price === undefined ? listing.price : wholeNumber(fields.price);
  const quantity = fields.quantity === undefined ? listing.quantity : wholeNumber(fields.quantity);
  const changed = listing.options.map((option, index) => changedOption(option, options[index] ?? {}));
  const numbers = [price, quantity, ...changed.flatMap((option) => [option.price, option.qty])];
  if (!numbers.every(Number.isInteger)) return '数字を入力してください。';
  if ((fields.sellerCode ?? '').length > 100) return '販売者商品コードは100文字まで入力できます。';
  listing.title = fields.title ?? listing.title;
  listing.sellerCode = fields.sellerCode ?? listing.sellerCode;
  listing.price = price;
  listing.quantity = quantity;
  listing.options.splice(0, listing.options.length, ...changed);
  for (const [at, choice] of (listing.additional ?? []).entries())
    choice.optionCode = additional[at]?.optionCode ?? choice.optionCode;
  return undefined;
}

/** The world as J-QSM's pages see it. */
export function dataOf(world: World): QsmData {
  return {
    settings: () => world.qsm.settings,
    seller: () => ({ loginId: world.seller.shopId, shopName: world.seller.shopName }),
    signedIn: () => world.qsm.signedIn,
    signIn: () => {
      world.qsm.signedIn = true;
    },
    signOut: () => {
      world.qsm.signedIn = false;
    },
    now: () => world.clock.now(),
    orders: () => world.orders.filter((order) => !isCancelled(order)),
    listings: () => world.listings.map(listingFacts),
    saveListing: (itemCode, changes) => {
      const listing = world.listing(itemCode);
      if (listing === undefined) return '商品が見つかりません。';
      const refused = saved(listing, changes);
      if (refused === undefined) world.effects.add('qsm', 'save-listing', itemCode, { ...changes });
      return refused;
    },
  };
}
