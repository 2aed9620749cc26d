import type { Instant, Party } from '#lib/domain';
import { dayText, failureText, keyTexts, type Language, type Said, txApiTexts } from '#lib/i18n';
import { type Connection, type ConnectionState, type KeyAge, keyAge } from '#lib/storage';

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

/** The state to show now: a key grows old between two looks, too. */
export function stateNow(connection: Connection | null, now: Instant): ConnectionState {
  if (connection === null) return 'not-set-up';
  const aged = connection.state === 'connected' && keyAge(connection.keyIssuedOn, now)?.warning;
  return aged ? 'key-expires' : connection.state;
}

/** What is wrong with a connection, or soon will be, and what to do; null while all is well. */
export function connectionSaid(language: Language, connection: Connection, now: Instant): Said | null {
  const { failure, keyIssuedOn } = connection;
  const age = keyAge(keyIssuedOn, now);
  if (failure?.kind === 'not-set-up') return null;
  // A key goes on reading where Smartship ended the sign-in; then it is not all that needs to be known.
  if (failure?.kind === 'signed-out' && (connection.signIn === 'api-key' || connection.signIn === 'txapi')) {
    const texts = txApiTexts(language);
    return { why: texts.signedOutReads, next: texts.signedOutReadsNext };
  }
  if (failure) {
    // A shop's own key in another shop's place is told with that shop's name; it is no matter of passwords.
    const rejected = failure.kind === 'key-rejected' && failure.party === 'qoo10' && failure.operation !== 'check';
    return rejected && age?.young ? passwordSaid(language, age) : failureText(language, failure);
  }
  return age?.warning ? ageSaid(language, age) : null;
}

/** A key that is not a year old and yet rejected: most often the QSM password was changed [qapi 2]. */
function passwordSaid(language: Language, { issued }: KeyAge): Said {
  const texts = keyTexts(language);
  return { why: texts.passwordChanged(dayText(language, issued)), next: texts.passwordChangedNext };
}

function ageSaid(language: Language, { warning, daysLeft }: KeyAge): Said {
  const texts = keyTexts(language);
  const why =
    warning === 'ended' || warning === null ? texts.ended(-daysLeft) : texts[`soon-${warning}`](Math.max(0, daysLeft));
  return { why, next: texts.howToRenew };
}
