import type { CartView, OrderNo, PackNo, Reason, ShopId, ShopSettings } from '#lib/domain';

/** One cart that goes, with every line it takes by name: the names are the consent (design §2). */
export interface GoingCart {
  readonly shopId: ShopId;
  readonly packNo: PackNo;
  readonly named: readonly OrderNo[];
}

/** What an approval would do. */
export interface SendPlan {
  readonly go: readonly GoingCart[];
  readonly stay: readonly { readonly packNo: PackNo; readonly orderNos: readonly OrderNo[]; readonly reason: Reason }[];
}

/** Splits carts into what goes and what stays with its reason. A Read-only shop's carts stay. */
export function planOf(
  carts: readonly CartView[],
  shops: readonly Pick<ShopSettings, 'shopId' | 'readOnly'>[],
): SendPlan {
  const readOnly = new Set(shops.filter((shop) => shop.readOnly).map((shop) => shop.shopId));
  const go: GoingCart[] = [];
  const stay: SendPlan['stay'][number][] = [];
  for (const { shopId, packNo, lines, sendable } of carts) {
    const held = readOnly.has(shopId);
    if (sendable.length > 0 && !held) go.push({ shopId, packNo, named: sendable });
    for (const { line, state, reason } of lines) {
      if (state === 'ready' && !held) continue;
      stay.push({
        packNo,
        orderNos: [line.orderNo],
        reason: state === 'ready' ? { code: 'read-only', params: {} } : reason,
      });
    }
  }
  return { go, stay: merged(stay) };
}

/** Lines of one cart that stay for the same reason are one row. */
function merged(stay: readonly SendPlan['stay'][number][]): SendPlan['stay'] {
  const rows = new Map<string, SendPlan['stay'][number]>();
  for (const row of stay) {
    const key = `${row.packNo}:${JSON.stringify(row.reason)}`;
    const same = rows.get(key);
    rows.set(key, same ? { ...same, orderNos: [...same.orderNos, ...row.orderNos] } : row);
  }
  return [...rows.values()];
}
