/** A line of the demo shop's catalogue: [title, seller code, price, axis name?, options? as [value, option code, extra price]]. */
export type CatalogueLine = {
  readonly title: string;
  readonly sellerCode: string;
  readonly price: number;
  readonly axes?: readonly string[];
  readonly options?: readonly (readonly [values: string, optionCode: string, extra: number])[];
};

const good = (title: string, sellerCode: string, price: number): CatalogueLine => ({ title, sellerCode, price });

/** Listings whose codes all name a SKU in stock. Values of several axes are joined by a slash. */
export const GOOD_LISTINGS: readonly CatalogueLine[] = [
  good('見本マグ ホワイト', 'mug-white', 980),
  {
    title: '見本トートバッグ',
    sellerCode: 'TOTE-01',
    price: 1980,
    axes: ['カラー'],
    options: [
      ['アイボリー', 'TOTE-01-IV', 0],
      ['ネイビー', 'TOTE-01-NV', 200],
      ['ブラック', 'TOTE-01-BK', 200],
    ],
  },
  {
    title: '見本Tシャツ 半袖',
    sellerCode: 'TS-100',
    price: 1500,
    axes: ['サイズ', 'カラー'],
    options: [
      ['M/ホワイト', 'TS-100-M-WH', 0],
      ['M/ブラック', 'TS-100-M-BK', 0],
      ['L/ホワイト', 'TS-100-L-WH', 100],
      ['L/ブラック', 'TS-100-L-BK', 100],
    ],
  },
  good('見本フェイスパック 10枚入', 'PACK-10', 1200),
  good('見本化粧水 200ml', 'LOTION-200', 2400),
  {
    title: '見本リップ 全3色',
    sellerCode: 'LIP-3',
    price: 1100,
    axes: ['カラー'],
    options: [
      ['01 コーラル', 'LIP-3-01', 0],
      ['02 ローズ', 'LIP-3-02', 0],
      ['03 ベージュ', 'LIP-3-03', 0],
    ],
  },
  good('見本ハンドタオル 3枚組', 'TOWEL-3P', 1280),
  good('見本ノート A5', 'NOTE-A5', 480),
  {
    title: '見本スニーカーソックス',
    sellerCode: 'SOCK-20',
    price: 690,
    axes: ['サイズ'],
    options: [
      ['22-24cm', 'SOCK-20-S', 0],
      ['25-27cm', 'SOCK-20-L', 0],
    ],
  },
  good('見本ステンレスボトル 500ml', 'BOTTLE-500', 1980),
  good('見本アロマキャンドル', 'CANDLE-LV', 1650),
  good('見本スマホケース クリア', 'CASE-CLR', 890),
];

/** Listings that play one trouble each; their stories are in `stories.ts`. */
export const TROUBLE_LISTINGS = {
  nearFullWidth: good('見本ポーチ S', 'ＰＯＵＣＨ－Ｓ', 780),
  nearLowerCase: good('見本ポーチ M', 'pouch-m', 880),
  nearTrailingSpace: good('見本ポーチ L', 'POUCH-L ', 980),
  unmapped: good('見本エプロン', 'APRN-01', 1980),
  unmappedOption: {
    title: '見本ヘアゴム',
    sellerCode: 'HAIR-05',
    price: 550,
    axes: ['カラー'],
    options: [
      ['レッド', 'HAIR-05-RD', 0],
      ['ピンク', 'HAIR-05-PNIK', 0],
      ['グレー', '', 0],
    ],
  },
  blank: good('見本キーホルダー', '', 500),
  outOfStock: good('見本タンブラー', 'TUMBLER-350', 1480),
  ownShipping: good('見本観葉植物 (自社発送)', 'OWN-PLANT-01', 3980),
  wrongKind: good('見本ランチボックス', 'LUNCH-01', 1780),
  ambiguous: good('見本カトラリーセット', 'CUTLERY-4', 1380),
  linked: good('見本ブランケット', 'OLD-BLANKET', 2980),
  sharedA: good('見本石けん (バラ売り)', 'SOAP-01', 380),
  duplicateInside: {
    title: '見本マスキングテープ',
    sellerCode: 'TAPE-10',
    price: 300,
    axes: ['柄'],
    options: [
      ['ドット', 'TAPE-10-DT', 0],
      ['ストライプ', 'TAPE-10-DT', 0],
    ],
  },
} as const satisfies Record<string, CatalogueLine>;

export type TroubleName = keyof typeof TROUBLE_LISTINGS;

/** SKUs that no listing's code names exactly: [seller code, kind, name, option name, units in stock]. */
export const OTHER_SKUS: readonly (readonly [string, 'single' | 'option', string, string, number])[] = [
  ['POUCH-S', 'single', '見本ポーチ S', '', 300],
  ['POUCH-M', 'single', '見本ポーチ M', '', 300],
  ['POUCH-L', 'single', '見本ポーチ L', '', 300],
  ['APRON-01', 'single', '見本エプロン', '', 120],
  ['HAIR-05-RD', 'option', '見本ヘアゴム', 'レッド', 200],
  ['HAIR-05-PINK', 'option', '見本ヘアゴム', 'ピンク', 200],
  ['TUMBLER-350', 'single', '見本タンブラー', '', 0],
  ['LUNCH-01', 'option', '見本ランチボックス', 'レギュラー', 80],
  ['CUTLERY-4', 'single', '見本カトラリーセット', '', 60],
  ['CUTLERY-4', 'single', '見本カトラリーセット (旧)', '', 5],
  ['BLANKET-22', 'single', '見本ブランケット', '', 90],
  ['SOAP-01', 'single', '見本石けん', '', 400],
  ['TAPE-10-DT', 'option', '見本マスキングテープ', 'ドット', 150],
  ['TAPE-10-ST', 'option', '見本マスキングテープ', 'ストライプ', 150],
];
