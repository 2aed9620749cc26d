import {
  type CartView,
  goingOf,
  type LineView,
  type OrderNo,
  type PackNo,
  type Reason,
  reason,
  type ShopId,
  type ShopSettings,
} from '#lib/domain';
import { cartKey } from './bands.ts';

/** One cart that goes, with every line it takes by name: the names are the consent (design §2). */
export interface GoingCart {
  readonly shopId: ShopId;
  readonly packNo: PackNo;
  readonly named: readonly OrderNo[];
  /** Lines of the same cart that stay, named here before it goes. */
  readonly leaving: readonly OrderNo[];
}

/** A cart whose good lines would go without blocked ones: only where the seller says so. */
export interface AskedCart extends GoingCart {
  readonly key: string;
  readonly blocked: readonly LineView[];
}

/** What an approval would do. */
export interface SendPlan {
  readonly go: readonly GoingCart[];
  readonly ask: readonly AskedCart[];
  readonly stay: readonly { readonly packNo: PackNo; readonly orderNos: readonly OrderNo[]; readonly reason: Reason }[];
}

/** Splits carts into what goes, what is asked, and what stays with its reason. A Read-only shop's carts stay. */
export function planOf(
  carts: readonly CartView[],
  shops: readonly Pick<ShopSettings, 'shopId' | 'readOnly'>[],
): SendPlan {
  const readOnly = new Set(shops.filter((shop) => shop.readOnly).map((shop) => shop.shopId));
  const go: GoingCart[] = [];
  const ask: AskedCart[] = [];
  const stay: SendPlan['stay'][number][] = [];
  for (const view of carts) {
    const { shopId, packNo } = view;
    const held = readOnly.has(shopId);
    const { goes, stays } = goingOf(view);
    const cart = { shopId, packNo, named: goes, leaving: stays.map(({ line }) => line.orderNo) };
    const isAsked = !held && goes.length > 0 && view.sendable.length === 0;
    if (isAsked) ask.push({ ...cart, key: cartKey(view), blocked: stays });
    else if (!held && goes.length > 0) go.push(cart);
    for (const { line, reason: why } of view.lines) {
      const going = goes.includes(line.orderNo);
      if (going && !held) continue;
      stay.push({ packNo, orderNos: [line.orderNo], reason: going ? reason('read-only') : why });
    }
  }
  return { go, ask, stay: merged(stay) };
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
