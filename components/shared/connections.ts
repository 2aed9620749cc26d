import type { Party } from '#lib/domain';
import type { Connection, ConnectionState } from '#lib/storage';

/** Worst first: where several shops are connected, one status must not hide a broken one. */
const WORST: readonly ConnectionState[] = [
  'key-rejected',
  'locked',
  'signed-out',
  'error',
  'cannot-reach',
  'key-expires',
  'not-set-up',
  'connected',
];

/** The connection that one status for a whole party speaks of; null where none is stored. */
export function worstOf(connections: readonly Connection[], party: Party): Connection | null {
  const [worst] = connections
    .filter((connection) => connection.party === party)
    .sort((left, right) => WORST.indexOf(left.state) - WORST.indexOf(right.state));
  return worst ?? null;
}

const KEY_YEARS = 1;

/** The day a Qoo10 key runs out: one year after its issue [qapi 2]; null where the issue is not known. */
export function keyEnds(issuedOn: string | null): `${number}-${number}-${number}` | null {
  const parts = issuedOn === null ? null : /^(\d{4})-(\d{2})-(\d{2})$/.exec(issuedOn);
  if (!parts) return null;
  // The pattern above makes it a calendar day.
  return `${Number(parts[1]) + KEY_YEARS}-${parts[2]}-${parts[3]}` as `${number}-${number}-${number}`;
}
