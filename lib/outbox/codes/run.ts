import type { CodeChange } from '#lib/storage';
import { lookAt } from './look.ts';
import { sendListingCode, sendOptionCodes } from './send.ts';
import { type CodeTools, HELD_LOOK, hold, whyHeld } from './tools.ts';

/** Listings whose options go in one call: few enough that the seller sees progress and that a death loses little. */
const LISTINGS_A_CALL = 20;
const ROWS_A_CALL = 500;

/**
 * Sends every approved change that is due and looks at those that left, until nothing is due. Single by a Web Lock over
 * all contexts; each change is on disk before and after each call, so any death of the worker leaves it tellable.
 */
export function runCodeChanges(tools: CodeTools): Promise<void> {
  return tools.locks.request('smartship-codes', { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    await takeUpLost(tools);
    while ((await sendSome(tools)) || (await lookAt(tools))) tools.changed();
  });
}

/** Only the holder of the lock sends; a change that is still *sending* when it begins is a dead worker's, and its outcome is open. */
async function takeUpLost({ db, now }: CodeTools): Promise<void> {
  await db.codeChanges.where('state').equals('sending').modify({ state: 'doubtful', dueAt: now() });
}

/** Sends one call's worth; false when nothing is due to be sent. */
async function sendSome(tools: CodeTools): Promise<boolean> {
  const { db, now } = tools;
  const due = await db.codeChanges
    .where('dueAt')
    .belowOrEqual(now())
    .filter(({ state }) => state === 'planned')
    .sortBy('id');
  const [first] = due.sort((left, right) => left.plannedAt - right.plannedAt);
  if (!first) return false;
  const ofShop = due.filter(({ shopId }) => shopId === first.shopId);
  const held = whyHeld(await tools.settings(), first.shopId);
  if (held !== null) {
    await hold(db, ofShop, held, now() + HELD_LOOK);
    return true;
  }
  if (first.option === null) await sendListingCode(tools, first);
  else await sendOptionCodes(tools, oneCall(ofShop));
  return true;
}

/** The options of the first listings, as many as one call takes. */
function oneCall(changes: readonly CodeChange[]): CodeChange[] {
  const listings = new Set<string>();
  const going: CodeChange[] = [];
  for (const change of changes) {
    if (change.option === null) continue;
    if (!listings.has(change.itemCode) && listings.size === LISTINGS_A_CALL) continue;
    if (going.length === ROWS_A_CALL) break;
    listings.add(change.itemCode);
    going.push(change);
  }
  return going;
}
