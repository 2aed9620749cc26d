const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text as it stands between tags, read. Characters that XML cannot hold stand as `_x000D_` in workbooks. */
export const decodeText = (text: string): string =>
  text
    .replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
      if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
      const point = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    })
    .replace(/_x([\da-f]{4})_/gi, (_whole, hex) => String.fromCharCode(Number.parseInt(String(hex), 16)));

/** Text as it may stand between tags; what only looks like a workbook's escape is escaped itself. */
export const encodeText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/_x[\da-f]{4}_/gi, (like) => `_x005F${like}`)
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (character) =>
      character === '\t' || character === '\n'
        ? character
        : `_x${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`,
    )
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');

/** One attribute of a tag, read; null where there is none. */
export function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found ? decodeText(found[1] ?? found[2] ?? '') : null;
}

/** Every element of one name at its outermost level: its opening tag, what is inside, and where it stands. Names may carry a prefix. */
export function elements(
  xml: string,
  name: string,
  from = 0,
  to = xml.length,
): {
  readonly tag: string;
  readonly inner: string;
  readonly start: number;
  readonly end: number;
  readonly innerStart: number;
}[] {
  const opening = new RegExp(`<((?:[\\w.-]+:)?${name})(?=[\\s/>])(?:[^>"']|"[^"]*"|'[^']*')*>`, 'g');
  opening.lastIndex = from;
  const found = [];
  for (let match = opening.exec(xml); match && match.index < to; match = opening.exec(xml)) {
    const [tag, whole = name] = match;
    const innerStart = match.index + tag.length;
    if (tag.endsWith('/>')) {
      found.push({ tag, inner: '', start: match.index, end: innerStart, innerStart });
      continue;
    }
    const closing = new RegExp(`</${whole.replaceAll('.', '\\.')}\\s*>`, 'g');
    closing.lastIndex = innerStart;
    const close = closing.exec(xml);
    if (!close || close.index > to) break;
    const end = close.index + close[0].length;
    found.push({ tag, inner: xml.slice(innerStart, close.index), start: match.index, end, innerStart });
    opening.lastIndex = end;
  }
  return found;
}
