import type { Failure, Instant, Outcome } from '#lib/domain';
import type { Connection, ConnectionState, DataDb } from '#lib/storage';

/** What a failure says of the connection itself; null when it only concerns one call. */
export function stateOf(failure: Failure): ConnectionState | null {
  switch (failure.kind) {
    case 'not-set-up':
      return 'not-set-up';
    case 'locked':
      return 'locked';
    case 'signed-out':
      return 'signed-out';
    case 'key-rejected':
    case 'key-expired':
      return 'key-rejected';
    case 'unreachable':
      return 'cannot-reach';
    case 'not-permitted':
    case 'bad-request':
    case 'not-understood':
    case 'rate-limited':
      return 'error';
    default:
      return null;
  }
}

type Identity = Pick<Connection, 'id' | 'party' | 'shopId' | 'keyEnding' | 'keyIssuedOn' | 'signIn' | 'txApiEnding'>;

/** Days before the end of the key's year from which its age is shown as a warning. */
const WARN_DAYS = 60;
const KEY_YEAR_DAYS = 365;

/** Notes how a look at one side went, so that the popup tells the truth without asking again. */
export async function noteConnection(
  data: DataDb,
  identity: Identity,
  outcome: Outcome<unknown>,
  now: Instant,
  account: string | null = null,
): Promise<void> {
  const state = outcome.ok ? freshState(identity, now) : stateOf(outcome.failure);
  if (state === null) return;
  const before = await data.connections.get(identity.id);
  await data.connections.put({
    ...identity,
    state,
    at: now,
    account: account ?? before?.account ?? null,
    failure: outcome.ok ? null : outcome.failure,
  });
}

function freshState(identity: Identity, now: Instant): ConnectionState {
  if (identity.keyIssuedOn === null) return 'connected';
  const age = (now - Date.parse(identity.keyIssuedOn)) / 86_400_000;
  return age >= KEY_YEAR_DAYS - WARN_DAYS ? 'key-expires' : 'connected';
}
