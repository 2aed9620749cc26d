import type { ShopId } from '#lib/domain';
import type { StockTools } from './tools.ts';

export interface SeenChange {
  readonly writeId: string;
  readonly from: number;
  readonly to: number;
}

/** Takes the seller's word for changes exactly as he saw them; gives how many were taken. One that reads otherwise by now stays as it is. */
export function approveStock(shopId: ShopId, seen: readonly SeenChange[], tools: StockTools): Promise<number> {
  const { stockWrites } = tools.outbox;
  return tools.outbox.transaction('rw', stockWrites, async () => {
    const rows = await stockWrites.bulkGet(seen.map(({ writeId }) => writeId));
    const now = tools.now();
    const approved = rows.flatMap((row, at) => {
      const wanted = seen[at];
      const same =
        row?.shopId === shopId && row.state === 'planned' && row.from === wanted?.from && row.to === wanted.to;
      return row && same ? [{ ...row, state: 'approved' as const, by: 'press' as const, stateAt: now, tries: 0 }] : [];
    });
    await stockWrites.bulkPut(approved);
    return approved.length;
  });
}
