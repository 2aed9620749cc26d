import { SHOWN_WITHIN_MS, type Verification } from '#lib/qoo10';
import type { CodeChange } from '#lib/storage';
import { againAt, type CodeTools } from './tools.ts';

/** When a change that left is looked at, counted from when it left; the last look is after the ten minutes that Qoo10 may take. */
export const LOOKS_AFTER = [3_000, 60_000, 240_000, SHOWN_WITHIN_MS + 30_000] as const;
/** A change whose outcome was open is sent again until it left this often; after that the seller decides. */
const SENDINGS = 5;

type Told = Pick<CodeChange, 'state' | 'why' | 'dueAt' | 'looks'>;

/** Looks at one listing whose changes left and are due; false when none is. */
export async function lookAt(tools: CodeTools): Promise<boolean> {
  const { db, now } = tools;
  const due = await db.codeChanges
    .where('dueAt')
    .belowOrEqual(now())
    .filter(({ state }) => state === 'sent' || state === 'doubtful')
    .toArray();
  const [first] = due;
  if (!first) return false;
  const together = due.filter((change) => sameRead(change, first));
  const receipts = together.flatMap(({ receipt }) => receipt ?? []);
  const looked = await tools.write(first.shopId).verifyAll(receipts);
  if (!looked.ok) {
    const { kind } = looked.failure;
    await db.codeChanges.bulkPut(
      together.map((change) => ({ ...change, why: kind, dueAt: againAt(now(), change.looks) })),
    );
    return true;
  }
  const rows = together.map((change) => {
    const verified = looked.value[change.receipt ? receipts.indexOf(change.receipt) : -1];
    return { ...change, ...toldBy(change, verified ?? { kind: 'gone' }, now()) };
  });
  await db.codeChanges.bulkPut(rows);
  await tools.shown(rows.filter(({ state }) => state === 'seen'));
  return true;
}

const sameRead = (one: CodeChange, other: CodeChange): boolean =>
  one.shopId === other.shopId && one.itemCode === other.itemCode && (one.option === null) === (other.option === null);

/** What a look means. A look that does not show the change means nothing before its ten minutes are over. */
function toldBy(change: CodeChange, verified: Verification, now: number): Told {
  const looks = change.looks + 1;
  const sentAt = change.receipt?.sentAt ?? change.plannedAt;
  if (verified.kind === 'seen') return { state: 'seen', why: '', dueAt: null, looks };
  if (now - sentAt < SHOWN_WITHIN_MS) {
    const next = LOOKS_AFTER.map((after) => sentAt + after).find((at) => at > now);
    return { state: change.state, why: '', dueAt: next ?? now + LOOKS_AFTER[0], looks };
  }
  if (verified.kind === 'gone') return { state: 'not-shown', why: 'gone', dueAt: null, looks };
  // It left doubtfully and the old code still stands: it never arrived. The next sending reads everything anew.
  if (change.state === 'doubtful' && change.sendings < SENDINGS)
    return { state: 'planned', why: '', dueAt: now, looks };
  return { state: 'not-shown', why: verified.differs.join(' '), dueAt: null, looks };
}
