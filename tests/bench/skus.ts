import { foldCode, type Sku, toCode, toSkuNo } from '#lib/domain';
import type { SkuRow } from '#lib/storage';

const FAMILIES = ['TOTE', 'MUG', 'LIP', 'SOCK', 'CASE', 'NOTE', 'TOWEL', 'BOTTLE', 'POUCH', 'APRON'];
const COLOURS = ['WH', 'BK', 'NV', 'IV', 'RD', 'GR', 'BL', 'PK'];
const GOODS = [
  'トートバッグ',
  'マグカップ',
  'リップ',
  'ソックス',
  'スマホケース',
  'ノート',
  'ハンドタオル',
  'ボトル',
  'ポーチ',
  'エプロン',
];
const LOOKS = ['ホワイト', 'ブラック', 'ネイビー', 'アイボリー', 'レッド', 'グレー', 'ブルー', 'ピンク'];

/** The seller code of the so manieth SKU: every one its own, near its neighbours as a real catalogue's are. */
export const codeOf = (index: number): string =>
  `${FAMILIES[index % FAMILIES.length]}-${String(Math.floor(index / 80)).padStart(5, '0')}-${COLOURS[Math.floor(index / 10) % COLOURS.length]}`;

/** A made-up SKU with a Japanese name; the same for the same number. */
export function skuOf(index: number): Sku {
  return {
    skuNo: toSkuNo(String(70_000_000 + index)),
    sellerCode: toCode(codeOf(index)),
    kind: 'single',
    name: `見本${GOODS[index % GOODS.length]} ${Math.floor(index / 80)}型`,
    optionName: LOOKS[Math.floor(index / 10) % LOOKS.length] ?? '',
    stock: index % 300,
    stockByWarehouse: { JP1: index % 300 },
    autoRegistered: false,
  };
}

/** As the database keeps it. */
export function skuRowOf(index: number, reading: string): SkuRow {
  const sku = skuOf(index);
  return { ...sku, foldedCode: foldCode(sku.sellerCode), reading };
}

/** A code as people get it wrong: a letter too many, one left out, two swapped, another case. */
export function mistyped(code: string, way: number): string {
  const at = 1 + (way % (code.length - 2));
  switch (way % 4) {
    case 0:
      return `${code}X`;
    case 1:
      return code.slice(0, at) + code.slice(at + 1);
    case 2:
      return code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
    default:
      return code.toLowerCase();
  }
}
