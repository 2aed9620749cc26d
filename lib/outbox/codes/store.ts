import type { Code, Instant, ItemCode, ShopId } from '#lib/domain';
import { CODE_CHANGE_UNDER_WAY, type CodeChange, canUndoChange, type OutboxDb } from '#lib/storage';

/** A change as the seller approved it. */
export interface WantedCode {
  readonly itemCode: ItemCode;
  readonly option: CodeChange['option'];
  readonly title: string;
  /** The code he saw. */
  readonly before: Code;
  readonly after: Code;
  readonly undoOf?: string;
}

/** What became of an approval: how many changes are on disk now, and which were not taken. */
export interface Planned {
  readonly batch: string;
  readonly taken: number;
  readonly refused: readonly { readonly wanted: WantedCode; readonly why: 'under-way' | 'same' }[];
}

/** Changes that are over are kept this long, so that they can be taken back. */
const KEPT = 90 * 86_400_000;

const samePlace = (one: Pick<CodeChange, 'option'>, other: Pick<CodeChange, 'option'>): boolean =>
  one.option?.name === other.option?.name && one.option?.value === other.option?.value;

/** Writes an approval to disk, whole: nothing is acknowledged before. A place whose change is still under way takes no second one. */
export function planCodes(db: OutboxDb, shopId: ShopId, wanted: readonly WantedCode[], now: Instant): Promise<Planned> {
  const batch = crypto.randomUUID();
  return db.transaction('rw', db.codeChanges, async () => {
    const over = await db.codeChanges
      .where('plannedAt')
      .below(now - KEPT)
      .toArray();
    await db.codeChanges.bulkDelete(over.filter(({ dueAt }) => dueAt === null).map(({ id }) => id));
    const places = [...new Set(wanted.map(({ itemCode }) => itemCode))].map((itemCode) => [shopId, itemCode]);
    const there = await db.codeChanges.where('[shopId+itemCode]').anyOf(places).toArray();
    const busy = Map.groupBy(
      there.filter(({ state }) => CODE_CHANGE_UNDER_WAY.has(state)),
      ({ itemCode }) => itemCode,
    );
    const taken: CodeChange[] = [];
    const refused: Planned['refused'][number][] = [];
    for (const one of wanted) {
      const others = busy.get(one.itemCode) ?? [];
      if (one.before === one.after) refused.push({ wanted: one, why: 'same' });
      else if (others.some((other) => samePlace(other, one))) refused.push({ wanted: one, why: 'under-way' });
      else {
        const change = changeOf(shopId, batch, taken.length, one, now);
        taken.push(change);
        busy.set(one.itemCode, [...others, change]);
      }
    }
    await db.codeChanges.bulkAdd(taken);
    return { batch, taken: taken.length, refused };
  });
}

const changeOf = (shopId: ShopId, batch: string, at: number, wanted: WantedCode, now: Instant): CodeChange => ({
  id: `${batch}:${String(at).padStart(6, '0')}`,
  batch,
  shopId,
  itemCode: wanted.itemCode,
  option: wanted.option,
  title: wanted.title,
  before: wanted.before,
  after: wanted.after,
  state: 'planned',
  why: '',
  says: '',
  receipt: null,
  looks: 0,
  sendings: 0,
  plannedAt: now,
  dueAt: now,
  undoOf: wanted.undoOf ?? null,
});

/** Takes back what has not left yet. Gives how many. */
export function takeBack(db: OutboxDb, ids: readonly string[]): Promise<number> {
  return db.transaction('rw', db.codeChanges, async () => {
    const rows = (await db.codeChanges.bulkGet([...ids])).flatMap((row) => (row?.state === 'planned' ? [row] : []));
    await db.codeChanges.bulkPut(rows.map((row) => ({ ...row, state: 'taken-back', dueAt: null, why: '' })));
    return rows.length;
  });
}

/** Changes that stand at Qoo10, or may, and can be taken back: each as the change that would restore what stood before. */
export async function undoing(
  db: OutboxDb,
  ids: readonly string[],
): Promise<{ readonly shopId: ShopId; readonly wanted: WantedCode }[]> {
  const rows = (await db.codeChanges.bulkGet([...ids])).filter((row) => row !== undefined);
  return rows
    .filter(({ state, before }) => canUndoChange(state, before))
    .map(({ shopId, id, itemCode, option, title, before, after }) => ({
      shopId,
      wanted: { itemCode, option, title, before: after, after: before, undoOf: id },
    }));
}

/** Changes planned or waiting become due now: a pause or Read-only ended, a key was mended. */
export async function wakeCodes(db: OutboxDb, now: Instant): Promise<void> {
  await db.codeChanges.where('state').equals('planned').modify({ dueAt: now });
}

/** When the next change wants something; null when none does. */
export async function nextCodeDue(db: OutboxDb): Promise<Instant | null> {
  const first = await db.codeChanges.where('dueAt').above(0).first();
  return first?.dueAt ?? null;
}
