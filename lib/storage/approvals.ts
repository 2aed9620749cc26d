import type { Approved, Duty, Instant, OrderNo, ShopId } from '#lib/domain';
import type { Approval, OutboxDb } from './outbox-db.ts';

const dutiesOf = ({ duty, duties }: Approval): readonly Duty[] => duties ?? [duty];

/** What the seller approved of a shop's orders after a preview: all of it, or of some orders only. */
export async function approvedOf(
  { approvals }: Pick<OutboxDb, 'approvals'>,
  shopId: ShopId,
  only?: readonly OrderNo[],
): Promise<Approved> {
  const rows = only
    ? await approvals.bulkGet(only.map((orderNo): [string, string] => [shopId, orderNo]))
    : await approvals.where('shopId').equals(shopId).toArray();
  return new Map(rows.flatMap((row) => (row ? [[row.orderNo, dutiesOf(row)] as const] : [])));
}

/** Keeps the seller's approval of some orders for one duty; what he approved them for before stays. */
export function approve(outbox: OutboxDb, shopId: ShopId, orderNos: readonly OrderNo[], duty: Duty, at: Instant) {
  return outbox.transaction('rw', outbox.approvals, async () => {
    const before = await approvedOf(outbox, shopId, orderNos);
    await outbox.approvals.bulkPut(
      orderNos.map((orderNo): Approval => {
        return { shopId, orderNo, duty, duties: [...new Set([...(before.get(orderNo) ?? []), duty])], at };
      }),
    );
  });
}
