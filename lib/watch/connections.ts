import type { Failure, Instant, Outcome } from '#lib/domain';
import { type Connection, type ConnectionState, type DataDb, keyAge } from '#lib/storage';

/** What a failure says of the connection itself; null when it only concerns one call. */
function stateOf(failure: Failure): ConnectionState | null {
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

/** The same warning that screens show from the key's age. */
const freshState = ({ keyIssuedOn }: Identity, now: Instant): ConnectionState =>
  keyAge(keyIssuedOn, now)?.warning ? 'key-expires' : 'connected';
