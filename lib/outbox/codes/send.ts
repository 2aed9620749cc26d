import type { Failure } from '#lib/domain';
import type { BulkItemResult, Going, Receipt } from '#lib/qoo10';
import type { CodeChange } from '#lib/storage';
import { LOOKS_AFTER } from './look.ts';
import { againAt, type CodeTools, whyHeld } from './tools.ts';

type Told = Pick<CodeChange, 'state' | 'why' | 'says' | 'dueAt'>;

/** A worker that dies in the middle leaves *sending* on disk; somebody comes back for it after this long. */
const LOST_AFTER = 60_000;

/** Our own words for what only the seller can mend; every other reason not to send passes by itself. */
const FOR_THE_SELLER: ReadonlySet<string> = new Set([
  'changed-since',
  'item-not-found',
  'option-not-found',
  'option-ambiguous',
  'option-unreadable',
  'listing-incomplete',
  'code-blank',
  'code-too-long',
  'code-characters',
]);

/** Sends one call's worth of option codes. */
export async function sendOptionCodes(tools: CodeTools, changes: readonly CodeChange[]): Promise<void> {
  const [first] = changes;
  if (!first) return;
  const byPlace = new Map(changes.map((change) => [placeOf(change), change]));
  const written = await tools.write(first.shopId).optionCodes(
    changes.map((change) => ({
      option: { itemCode: change.itemCode, axes: axesOf(change) },
      seen: change.before,
      code: change.after,
    })),
    goingWith(tools, (receipt) => byPlace.get(placeOf(receipt))),
  );
  for (const row of written.rows) {
    const change = byPlace.get(placeOf(row));
    if (change) await settle(tools, change, toldOf(tools, change, row, written.failure));
  }
}

/** Sends one listing's 販売者商品コード. */
export async function sendListingCode(tools: CodeTools, change: CodeChange): Promise<void> {
  const written = await tools.write(change.shopId).sellerCode(
    { itemCode: change.itemCode, seen: change.before, code: change.after },
    goingWith(tools, () => change),
  );
  if (written.ok) return settle(tools, change, written.value.already ? standsAlready : leftNow(tools));
  await settle(tools, change, ofFailure(tools, change, written.failure));
}

/** The names and values as the write joins them again. */
function axesOf({ option }: CodeChange): { name: string; value: string }[] {
  const values = option?.value.split('||*') ?? [];
  const names = option?.name.split('||*') ?? [];
  return values.map((value, at) => ({ name: names[at] ?? '', value }));
}

const placeOf = ({ itemCode, option }: Pick<CodeChange, 'itemCode' | 'option'>): string =>
  JSON.stringify([itemCode, option?.name, option?.value]);

/** Heard right before a call: writes *sending* to disk with what must show later, unless everything was paused meanwhile. */
function goingWith(tools: CodeTools, changeOf: (receipt: Receipt) => CodeChange | undefined): Going {
  return async (receipts) => {
    const settings = await tools.settings();
    const rows = receipts.flatMap((receipt) => {
      const change = changeOf(receipt);
      return change ? [{ change, receipt }] : [];
    });
    if (rows.some(({ change }) => whyHeld(settings, change.shopId) !== null)) return false;
    return tools.db.transaction('rw', tools.db.codeChanges, async () => {
      const stored = await tools.db.codeChanges.bulkGet(rows.map(({ change }) => change.id));
      // Taken back while its listing was being read: then the whole call waits one turn.
      if (stored.some((row) => row?.state !== 'planned')) return false;
      await tools.db.codeChanges.bulkPut(
        rows.map(({ change, receipt }) => ({
          ...change,
          state: 'sending' as const,
          why: '',
          says: '',
          receipt: { ...receipt, sentAt: tools.now() },
          looks: 0,
          sendings: change.sendings + 1,
          dueAt: tools.now() + LOST_AFTER,
        })),
      );
      return true;
    });
  };
}

const leftNow = ({ now }: CodeTools): Told => ({ state: 'sent', why: '', says: '', dueAt: now() + LOOKS_AFTER[0] });
const standsAlready: Told = { state: 'seen', why: 'already', says: '', dueAt: null };

function toldOf(tools: CodeTools, change: CodeChange, row: BulkItemResult, failure: Failure | null): Told {
  switch (row.state) {
    case 'done':
    case 'done-by-other':
      return leftNow(tools);
    case 'refused':
      return { state: 'refused', why: '', says: wordsOf(row), dueAt: null };
    case 'unknown':
      return { state: 'doubtful', why: '', says: row.says, dueAt: tools.now() + LOOKS_AFTER[0] };
    case 'not-sent':
      return notSent(tools, change, row.says, failure);
  }
}

const wordsOf = ({ code, says }: { readonly code?: number | null; readonly says?: string }): string =>
  [says ?? '', code === null || code === undefined ? '' : `(${code})`].filter(Boolean).join(' ');

function notSent(tools: CodeTools, change: CodeChange, word: string, failure: Failure | null): Told {
  if (word === 'already') return standsAlready;
  if (word === 'held') return { state: 'planned', why: '', says: '', dueAt: tools.now() };
  if (FOR_THE_SELLER.has(word)) return { state: 'not-sent', why: word, says: '', dueAt: null };
  const why = failure?.kind ?? (word || 'unreachable');
  return { state: 'planned', why, says: failure?.says ?? '', dueAt: againAt(tools.now(), change.sendings) };
}

function ofFailure(tools: CodeTools, change: CodeChange, failure: Failure): Told {
  if (failure.kind === 'refused-here') return notSent(tools, change, failure.says ?? '', null);
  if (failure.kind === 'bad-request') return { state: 'refused', why: '', says: wordsOf(failure), dueAt: null };
  if (failure.kind === 'unknown-outcome')
    return { state: 'doubtful', why: '', says: '', dueAt: tools.now() + LOOKS_AFTER[0] };
  return notSent(tools, change, failure.kind, failure);
}

/** Writes what became of a change beside what the call's own record holds. */
async function settle({ db, changed }: CodeTools, { id }: CodeChange, told: Told): Promise<void> {
  await db.codeChanges
    .where('id')
    .equals(id)
    // Taken back meanwhile, and nothing left: so it stays.
    .filter(({ state }) => state !== 'taken-back')
    .modify({ ...told });
  changed();
}
