import type { Code, Instant, ItemCode, ShopId } from '#lib/domain';
import type { Receipt } from '#lib/qoo10';

/**
 * Where one change of a code stands.
 * - `planned`: approved; nothing was sent yet. Waits for its turn, for Read-only or Pause to end, or for a server to come back.
 * - `sending`: on disk before the call leaves; a worker that finds it after another's death knows that the outcome is open.
 * - `sent`: Qoo10 took it; a later read shows it within ten minutes.
 * - `doubtful`: it left and its outcome is not known. Only looked at; sent again only when ten minutes showed the old code.
 * - `seen`: a later read showed it. Over.
 * - `refused`: Qoo10 said no. `not-sent`: we did not send it, `why` says for what. `not-shown`: ten minutes did not show it. All three need the seller.
 * - `taken-back`: the seller took it back before it left.
 */
export type CodeChangeState =
  | 'planned'
  | 'sending'
  | 'sent'
  | 'doubtful'
  | 'seen'
  | 'refused'
  | 'not-sent'
  | 'not-shown'
  | 'taken-back';

/** One code that the seller had changed at Qoo10, with what stood there before: what *Undo* goes by. */
export interface CodeChange {
  readonly id: string;
  /** One approval of the seller. */
  readonly batch: string;
  readonly shopId: ShopId;
  readonly itemCode: ItemCode;
  /** The option by Qoo10's own names and values, joined by `||*`; null for the listing's 販売者商品コード. */
  readonly option: { readonly name: string; readonly value: string } | null;
  readonly title: string;
  /** The code that stood there when the seller approved; if another stands there now, nothing is sent. */
  readonly before: Code;
  readonly after: Code;
  readonly state: CodeChangeState;
  /** Our own word for why it waits or was not sent, such as `changed-since`; blank where there is nothing to say. */
  readonly why: string;
  /** Qoo10's own words. */
  readonly says: string;
  readonly receipt: Receipt | null;
  /** Looks since it left, and times it left. */
  readonly looks: number;
  readonly sendings: number;
  readonly plannedAt: Instant;
  /** When somebody should do something about it; null when it is over. */
  readonly dueAt: Instant | null;
  /** The change that this one takes back. */
  readonly undoOf: string | null;
}

/** States in which a change is still under way; its place takes no other change meanwhile. */
export const CODE_CHANGE_UNDER_WAY: ReadonlySet<CodeChangeState> = new Set(['planned', 'sending', 'sent', 'doubtful']);

/** Only what was seen, or had its ten minutes: before that a read may still show the old code and make an undo look done. A blank cannot be put back: whether Qoo10's API clears a code by a blank is not established [qapi 4.6]. */
export const canUndoChange = (state: CodeChangeState, before: string): boolean =>
  (state === 'seen' || state === 'not-shown') && before.trim() !== '';
