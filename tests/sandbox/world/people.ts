/** Somebody invented; no field can reach a real person. */
export type Person = {
  readonly name: string;
  readonly kana: string;
  readonly phone: string;
  readonly mobile: string;
  readonly email: string;
  readonly zipCode: string;
  readonly address1: string;
  readonly address2: string;
};

const NAMES: readonly (readonly [string, string])[] = [
  ['見本 花子', 'ミホン ハナコ'],
  ['見本 太郎', 'ミホン タロウ'],
  ['例示 一郎', 'レイジ イチロウ'],
  ['試験 さくら', 'シケン サクラ'],
  ['架空 次郎', 'カクウ ジロウ'],
];

/** The n-th sample person; five names, each at an address of its own. */
export function personAt(index: number): Person {
  const [name, kana] = NAMES[index % NAMES.length] ?? ['見本 花子', 'ミホン ハナコ'];
  const number = String((index % 9000) + 1).padStart(4, '0');
  return {
    name,
    kana,
    phone: '',
    mobile: `+81-90-0000-${number}`,
    email: `buyer${number}@example.invalid`,
    zipCode: '000-0000',
    address1: '見本県見本市見本町',
    address2: `${(index % 9) + 1}-${(index % 20) + 1}-${(index % 30) + 1} 見本荘${101 + (index % 8)}`,
  };
}
