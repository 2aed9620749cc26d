/** Says that a value holds something that JSON does not know. */
const NOT_PLAIN = Symbol('not plain');

/**
 * Copies a value that is only what JSON knows, and undefined, many times faster than the platform's own clone; any other
 * is given to that.
 */
export function copyPlain(value: unknown, otherwise: (value: unknown) => unknown): unknown {
  const copied = copy(value);
  return copied === NOT_PLAIN ? otherwise(value) : copied;
}

function copy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'function' || typeof value === 'symbol' ? NOT_PLAIN : value;
  if (Array.isArray(value)) return copyList(value);
  const kind = Object.getPrototypeOf(value);
  if (kind !== Object.prototype && kind !== null) return NOT_PLAIN;
  const copied: Record<string, unknown> = {};
  for (const key in value) {
    // Asked by its own key just above.
    const part = copy((value as Record<string, unknown>)[key]);
    if (part === NOT_PLAIN) return NOT_PLAIN;
    copied[key] = part;
  }
  return copied;
}

function copyList(value: readonly unknown[]): unknown {
  const copied: unknown[] = [];
  for (const each of value) {
    const part = copy(each);
    if (part === NOT_PLAIN) return NOT_PLAIN;
    copied.push(part);
  }
  return copied;
}
