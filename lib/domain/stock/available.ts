import type { Sku } from '../smartship.ts';

/** Units of a SKU in the chosen warehouses; null where Smartship did not tell them. */
export function unitsIn(
  sku: Pick<Sku, 'stock' | 'stockByWarehouse'>,
  warehouses: readonly string[] | null,
): number | null {
  if (warehouses === null) return sku.stock;
  // A warehouse that is not named may hold nothing or be untold: only a SKU that names some is believed about the others.
  if (Object.keys(sku.stockByWarehouse).length === 0) return null;
  return warehouses.reduce((sum, code) => sum + (sku.stockByWarehouse[code] ?? 0), 0);
}

/** Available = chosen warehouses − units that open orders hold − safety stock; never below nothing (design §5). */
export const available = (units: number, held: number, safety: number): number => Math.max(0, units - held - safety);
