const GONE = '…';
const DATE = /^20\d\d[-/.]?[01]\d[-/.]?[0-3]\d$/;

/** Takes every known secret out of a text, also where it was written for a URL. */
function withoutSecrets(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length < 4) continue;
    clean = clean.replaceAll(secret, GONE).replaceAll(encodeURIComponent(secret), GONE);
  }
  return clean;
}

/** Cuts a text without splitting a character in two. */
const cut = (text: string, limit: number): string => {
  const letters = [...text];
  return letters.length > limit ? `${letters.slice(0, limit).join('')}${GONE}` : text;
};

/** The server's own words, fit to be shown and logged: one line, at most 200 characters, no secrets, no long tokens, no e-mail addresses, no phone-like or longer numbers (dates stay). */
export function redactWords(words: string, secrets: readonly string[]): string {
  const clean = withoutSecrets(cut(words, 2000), secrets)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(/[^\s@]+@[^\s@]+/g, GONE)
    .replace(/[A-Za-z0-9_+/=-]{20,}/g, GONE)
    .replace(/\d[\d\-()/. ]{4,}\d/g, (run) => (DATE.test(run) || run.replace(/\D/g, '').length < 6 ? run : GONE));
  return withoutSecrets(cut(clean.trim(), 200), secrets);
}

const FIELD = /^[A-Za-z_]{1,40}\d?$/;
const CODE_FIELD = /^(resultcode|errorcode|result_cd)$/i;

function shapeOf(value: unknown, depth: number, field: string): string {
  if (value === null) return 'null';
  if (typeof value === 'string')
    return CODE_FIELD.test(field) && /^-?\d{1,6}$/.test(value) ? `"${value}"` : `text(${value.length})`;
  if (typeof value === 'number') return CODE_FIELD.test(field) && Math.abs(value) < 1e6 ? String(value) : 'number';
  if (typeof value !== 'object') return typeof value;
  if (depth === 0) return GONE;
  if (Array.isArray(value)) {
    return value.length === 0 ? '[]' : `[${value.length}× ${shapeOf(value[0], depth - 1, '')}]`;
  }
  const fields = Object.entries(value)
    .slice(0, 60)
    .map(([name, inner]) => `${FIELD.test(name) ? name : GONE}:${shapeOf(inner, depth - 1, name)}`);
  return `{${fields.join(',')}}`;
}

/**
 * What an answer looked like, for Diagnostics: structure, field names, result codes and lengths. No value of any other field is kept,
 * so no key, name, address, phone or order number can be in it.
 */
export function sampleOf(body: string, secrets: readonly string[]): string {
  let sample: string;
  try {
    sample = shapeOf(JSON.parse(body), 4, '');
  } catch {
    const tags = [...body.slice(0, 4000).matchAll(/<([a-z][a-z0-9]{0,15})[\s>/]/gi)].slice(0, 12).map((tag) => tag[1]);
    const what = tags.length > 0 ? `markup <${tags.join('> <')}>` : 'no JSON';
    sample = `${what}, ${body.length} characters`;
  }
  return withoutSecrets(cut(sample, 600), secrets);
}
