import { detailOf } from './goods.ts';
import type { Listing } from './listings.ts';
import type { SmartshipWorld } from './smartship.ts';

const FIRST = 1200000001;
const OPTIONS_EACH = 50;
/** Of the codes asked for, so many stand on listings without options. */
const SINGLES = 4;

/** How a hand mistypes a code: each is what a seller does, and none leads to the SKU. */
const SLIPS: readonly ((code: string) => string)[] = [
  (code) => code.toLowerCase(),
  (code) => `${code} `,
  (code) => code.replaceAll('-', '‐'),
  (code) => code.replace(/[A-Z0-9]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
];

const slip = (code: string, at: number): string => (SLIPS[at % SLIPS.length] ?? ((same: string) => same))(code);

/** A shop whose codes are wrong, every one in its own way, beside the SKUs that they should name. */
export function addWrongCodes(listings: Listing[], smartship: SmartshipWorld, codes: number, now: number): void {
  const add = (sellerCode: string, kind: 'single' | 'option', name: string, optionName: string, groupNo: string) =>
    smartship.addSku({
      skuNo: String(70000001 + smartship.skus.length),
      groupNo,
      sellerCode,
      kind,
      name,
      optionName,
      stock: { [smartship.warehouses[0]?.plCd ?? '']: 500 },
      reserved: 0,
      autoRegistered: false,
      links: [],
    });
  let made = 0;
  for (let number = 0; made < codes; number += 1) {
    const code = `CATALOG-${String(number).padStart(4, '0')}`;
    const title = `見本カタログ商品 ${number + 1}`;
    const group = String(48000001 + number);
    const listing: Listing = {
      itemCode: String(FIRST + number),
      title,
      sellerCode: number < SINGLES ? slip(code, number) : code,
      price: 2000,
      quantity: 40,
      status: 'S2',
      options: [],
      detail: detailOf(now),
    };
    listings.push(listing);
    if (number < SINGLES) {
      add(code, 'single', title, '', group);
      made += 1;
      continue;
    }
    for (let option = 0; option < OPTIONS_EACH && made < codes; option += 1, made += 1) {
      const value = `カラー${String(option + 1).padStart(2, '0')}`;
      const right = `${code}-${String(option + 1).padStart(2, '0')}`;
      add(right, 'option', title, value, group);
      listing.options.push({
        axes: [{ name: 'カラー', value }],
        price: option === 0 ? 0 : (option % 5) * 10,
        qty: 20 + option,
        optionCode: slip(right, option),
      });
    }
  }
}
