const GONE = '…';
const LIMIT = 200;

/** What must never stay in the activity log (design §9): mail addresses, phones and postal codes of Japan, long tokens. */
const MASKS: readonly RegExp[] = [
  /[^\s@:;,]+@[^\s@:;,]+/g,
  /(?:\+81[- ]?|\b0)\d{1,4}[- ]?\d{1,4}[- ]?\d{3,4}\b/g,
  /〒?\b\d{3}-\d{4}\b/g,
  /[A-Za-z0-9_+/=-]{24,}/g,
];

/** A text fit for the log: one line, short, without keys and people. Order, cart and QSP numbers stay: they are what the row is about. */
export function redactLog(says: string): string {
  const line = says
    .slice(0, 2000)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  const masked = MASKS.reduce((text, mask) => text.replace(mask, GONE), line);
  const letters = [...masked];
  return letters.length > LIMIT ? `${letters.slice(0, LIMIT).join('')}${GONE}` : masked;
}
