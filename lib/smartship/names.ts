/** A record as the server wrote it. */
export type Row = Readonly<Record<string, unknown>>;

/** Makes names comparable: `Shipping_No`, `shippingNo` and `SHIPPING-NO` are one name. */
export const plainName = (name: string): string => name.replace(/[\s_\-.]/g, '').toLowerCase();

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A row with its names made comparable once, so that each field is one look-up. The first of two equal names wins. */
export function byPlainName(row: Row): ReadonlyMap<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [name, value] of Object.entries(row)) {
    const plain = plainName(name);
    if (!fields.has(plain)) fields.set(plain, value);
  }
  return fields;
}
