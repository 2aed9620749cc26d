const WORDS_LIMIT = 200;
const SAMPLE_LIMIT = 400;

/** What must never leave this folder in words, and what stands for it. Order and QSP numbers stay: they are what the seller needs. */
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/QXAPIV1[^\s"'<>&]*/g, '***'],
  [/\b(Bearer|Basic)\s+[^\s"'<>]+/gi, '$1 ***'],
  [
    /([?&"']?(?:key|api_?key|authKey|token|access_token|refresh_token|client_secret|code)["']?\s*[=:]\s*["']?)[^\s"'<>&,}]+/gi,
    '$1***',
  ],
  [/\beyJ[\w-]{8,}\.[\w.-]+/g, '***'],
  // Long runs of letters and digits are keys, whoever’s; names of tools have no digits, numbers of orders and parcels are shorter.
  [/\b(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+/=-]{20,}/g, '***'],
  [/[^\s"'<>@]+@[^\s"'<>@]+\.[a-z]{2,}/gi, '***'],
  [/(?:\+\d{1,3}[- ]?|\b0)\d{1,4}[- ]?\d{2,4}[- ]?\d{3,4}\b/g, '***'],
  [/\b\d{3}-\d{4}\b/g, '***'],
];

function mask(text: string, secrets: readonly string[]): string {
  const open = secrets
    .filter((secret) => secret.length >= 4)
    .reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
  return MASKS.reduce((rest, [pattern, put]) => rest.replace(pattern, put), open);
}

/** A server's own words fit to be shown: one line, shortened, without keys, e-mail addresses and phone numbers. Text is data; it is never interpreted. */
export function words(text: string, secrets: readonly string[] = []): string {
  // Control characters include escape sequences and line breaks that would fake our own layout.
  const line = mask(text, secrets)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return line.length > WORDS_LIMIT ? `${line.slice(0, WORDS_LIMIT - 1)}…` : line;
}

/** Names of fields; whatever else stands in a name's place may be a value. */
const PLAIN_NAME = /^[A-Za-z_]{1,40}\d{0,2}$/;

/** A value's shape for Diagnostics: names and types, no values, so that nobody's address is in it. */
export function shapeOf(value: unknown): string {
  const shape = (part: unknown, depth: number): string => {
    if (Array.isArray(part)) return part.length === 0 ? '[]' : `[${part.length}×${shape(part[0], depth + 1)}]`;
    if (typeof part !== 'object' || part === null) return part === null ? 'null' : typeof part;
    if (depth > 4) return '{…}';
    const entries = Object.entries(part).slice(0, 40);
    return `{${entries.map(([name, inner]) => `${PLAIN_NAME.test(name) ? name : '…'}:${shape(inner, depth + 1)}`).join(',')}}`;
  };
  const text = shape(value, 0);
  return text.length > SAMPLE_LIMIT ? `${text.slice(0, SAMPLE_LIMIT - 1)}…` : text;
}

/** What an answer that is not even JSON looked like: its first tags and its length. No word of it is kept, for it may hold half an answer with a buyer in it. */
export function sampleOfText(text: string): string {
  const tags = [...text.slice(0, 4_000).matchAll(/<([a-z][a-z0-9]{0,15})[\s>/]/gi)].slice(0, 12).map(([, tag]) => tag);
  return `${tags.length > 0 ? `markup <${tags.join('> <')}>` : 'no JSON'}, ${text.length} characters`;
}
