import type { CartView, LineView, OrderState } from './order-state.ts';
import type { OrderNo } from './words.ts';

/** What a press on a cart would take, and which of its lines stay behind though they may be expected to go. */
export interface Going {
  readonly goes: readonly OrderNo[];
  /** Named and asked before a mixed cart goes (design §5 Sending 1). */
  readonly stays: readonly LineView[];
}

/** Lines that are over for good: nobody expects them to go. */
const OVER: ReadonlySet<OrderState> = new Set(['cancelled', 'shipped', 'shipped-elsewhere']);

/** The ready lines of a cart; beside blocked ones too, where a person was asked. */
export function goingOf(view: CartView): Going {
  const goes = view.sendable.length > 0 ? view.sendable : heldByNeighbours(view);
  const stays = view.lines.filter(({ line, state }) => !goes.includes(line.orderNo) && !OVER.has(state));
  return { goes, stays: goes.length === 0 ? [] : stays };
}

/** Good lines that only their neighbours hold back. */
const heldByNeighbours = (view: CartView): OrderNo[] =>
  view.lines.filter(({ reason }) => reason.code === 'cart-has-blocked-lines').map(({ line }) => line.orderNo);

/** The same orders, in whatever order they are named. */
export const sameOrders = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((orderNo) => right.includes(orderNo));
