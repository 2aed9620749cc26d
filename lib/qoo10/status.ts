import type { Claim, QooStatus } from '#lib/domain';

const BY_WORDS: Readonly<Record<string, QooStatus>> = {
  'awaiting shipping': 1,
  'on waiting': 1,
  配送待ち: 1,
  'on request': 2,
  配送要請: 2,
  'seller confirm': 3,
  配送準備: 3,
  'on delivery': 4,
  delivery: 4,
  配送中: 4,
  delivered: 5,
  delivere: 5,
  配送完了: 5,
};

const isStatus = (value: number): value is QooStatus => value >= 1 && value <= 5;

/** Reads `On request(2)`, a bare digit, and the known spellings without a number, misspelt ones too; null for anything else [qapi 3.5]. */
export function readStatus(told: string): QooStatus | null {
  const text = told.normalize('NFKC').trim();
  const digit = /\((\d)\)$/.exec(text)?.[1] ?? /^\d$/.exec(text)?.[0];
  if (digit !== undefined) {
    const value = Number(digit);
    return isStatus(value) ? value : null;
  }
  return BY_WORDS[text.toLowerCase().replace(/\s+/g, ' ')] ?? null;
}

const NONE = new Set(['', '0', 'none', 'n']);
/** Cancelled, returned or refunded to the end [qapi 3.9]. */
const DONE = new Set([3, 6, 13, 14, 16]);

/** The number in a claim status such as `3` or `Cancelled(3)`; null when there is none. */
export function claimNumber(told: string): number | null {
  const digits = /(?:^|\()(\d{1,2})\)?$/.exec(told.normalize('NFKC').trim())?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Reads a claim status; one that nobody listed counts as an open claim, so that nothing is sent over it. */
export function readClaim(told: string): Claim {
  if (NONE.has(told.trim().toLowerCase())) return 'none';
  const number = claimNumber(told);
  return number !== null && DONE.has(number) ? 'done' : 'requested';
}
