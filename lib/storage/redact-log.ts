const GONE = '…';
const LIMIT = 200;

/** What must never stay in the activity log (design §9): mail addresses, phones, postal codes, addresses and names of Japan, long tokens. */
const MASKS: readonly RegExp[] = [
  /[^\s@:;,]+@[^\s@:;,]+/g,
  /(?:\+81[- ]?|\b0)\d{1,4}[- ]?\d{1,4}[- ]?\d{3,4}\b/g,
  /〒?\b\d{3}-\d{4}\b/g,
  /[A-Za-z0-9_+/=-]{24,}/g,
  // An address from its prefecture on, and whoever is called 様.
  /(?:東京都|北海道|(?:京都|大阪)府|\p{Script=Han}{2,3}県)[^\s、。,;:()（）「」]*/gu,
  /[^\s、。,;:()（）「」]{1,20}\s?(?<![仕同多模各異])様(?![々子式相])/gu,
];

/** Numbers as they are typed on a Japanese keyboard, in plain digits and hyphens, so that no mask misses them. */
const narrowDigits = (text: string): string =>
  text
    .replace(/[０-９＠]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d)[‐‑‒–—―−ーｰ－](?=\d)/g, '-');

/** A text fit for the log: one line, short, without keys and people. Order, cart and QSP numbers stay: they are what the row is about. */
export function redactLog(says: string): string {
  const line = says
    .slice(0, 2000)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  const masked = MASKS.reduce((text, mask) => text.replace(mask, GONE), narrowDigits(line));
  const letters = [...masked];
  return letters.length > LIMIT ? `${letters.slice(0, LIMIT).join('')}${GONE}` : masked;
}
