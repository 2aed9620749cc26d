import { type ShopId, stockNote } from '#lib/domain';
import type { SeenChange } from './approve.ts';
import type { StockTools } from './tools.ts';

/** The seller's word that changes, exactly as he saw them, are not made: each place stays as it is until one of its two numbers is another. Gives how many. */
export function leaveStock(shopId: ShopId, seen: readonly SeenChange[], tools: StockTools): Promise<number> {
  const { stockWrites, stockTargets } = tools.outbox;
  return tools.outbox.transaction('rw', stockWrites, stockTargets, async () => {
    const rows = await stockWrites.bulkGet(seen.map(({ writeId }) => writeId));
    const now = tools.now();
    const left = rows.flatMap((row, at) => {
      const same = row?.shopId === shopId && row.state === 'planned';
      return row && same && row.from === seen[at]?.from && row.to === seen[at]?.to ? [row] : [];
    });
    await stockWrites.bulkPut(left.map((row) => ({ ...row, state: 'dropped', stateAt: now, checkAt: null })));
    const places = await stockTargets.bulkGet(left.map(({ key }) => key));
    await stockTargets.bulkPut(
      places.flatMap((place, at) => {
        const row = left[at];
        if (!place || !row) return [];
        const notes = [stockNote('left-as-is'), ...place.notes];
        return [{ ...place, standing: 'refused' as const, notes, left: { from: row.from, to: row.to } }];
      }),
    );
    return left.length;
  });
}
