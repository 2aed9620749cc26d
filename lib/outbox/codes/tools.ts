import { backoff, type Instant, type ShopId } from '#lib/domain';
import type { ItemWrites } from '#lib/qoo10';
import type { CodeChange, OutboxDb, Settings } from '#lib/storage';

/** Everything that changing codes at Qoo10 may touch. */
export interface CodeTools {
  readonly db: OutboxDb;
  /** Writes to one shop's items. */
  write(shopId: ShopId): Pick<ItemWrites, 'optionCodes' | 'sellerCode' | 'verifyAll'>;
  settings(): Promise<Settings>;
  readonly now: () => Instant;
  readonly locks: LockManager;
  /** What a later read showed to stand, so that the listings on disk follow. */
  shown(changes: readonly CodeChange[]): Promise<void>;
  changed(): void;
}

/** While paused, Read-only or without an answer, a change is looked at again this often, so that a missed wake-up costs minutes. */
export const HELD_LOOK = 300_000;

/** *Pause everything* and *Read-only* hold every change back; null when it may go. */
export function whyHeld(settings: Settings, shopId: string): 'paused' | 'read-only' | null {
  if (settings.paused) return 'paused';
  const shop = settings.shops.find((entry) => entry.shopId === shopId);
  return !shop || shop.readOnly ? 'read-only' : null;
}

/** Leaves changes planned, with the word for why and when to try again. */
export async function hold(
  db: OutboxDb,
  changes: readonly CodeChange[],
  why: string,
  dueAt: Instant,
  says = '',
): Promise<void> {
  await db.codeChanges.bulkPut(changes.map((change) => ({ ...change, state: 'planned', why, says, dueAt })));
}

/** When a change that a server did not take is tried again. */
export const againAt = (now: Instant, sendings: number): Instant => now + Math.min(backoff(sendings + 1), HELD_LOOK);
