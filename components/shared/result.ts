import type { Reason } from '#lib/domain';
import type { Reply } from '#lib/messaging/client';

/** How a press ended, as screens tell it. `gone`: the extension was updated under the page. */
export type Result =
  /** `reason`: done, but there is something to be said of it. */
  | { readonly kind: 'done'; readonly reason?: Reason }
  | { readonly kind: 'refused'; readonly reason: Reason | null }
  | { readonly kind: 'gone' };

type Done = { readonly ok: boolean; readonly reason: Reason | null };

/** Reads the background's plain yes-or-no answers. */
export function resultOf(
  reply: { readonly ok: true; readonly value: Done } | Extract<Reply<'sync.now'>, { ok: false }>,
): Result {
  if (!reply.ok) return reply.why === 'gone' ? { kind: 'gone' } : { kind: 'refused', reason: null };
  const { ok, reason } = reply.value;
  if (!ok) return { kind: 'refused', reason };
  return reason ? { kind: 'done', reason } : { kind: 'done' };
}
