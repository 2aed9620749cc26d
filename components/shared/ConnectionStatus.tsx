import type { Party } from '#lib/domain';
import { dayText, momentText, PARTY_NAME, sharedTexts } from '#lib/i18n';
import { type Connection, keyAge } from '#lib/storage';
import { stateNow } from './connections.ts';
import { useLanguage, useTexts } from './language.tsx';
import { useNow } from './use-now.ts';

const TONE = {
  connected: 'done',
  'not-set-up': 'quiet',
  'key-rejected': 'need',
  'key-expires': 'warn',
  'signed-out': 'need',
  locked: 'warn',
  'cannot-reach': 'need',
  error: 'need',
} as const;

/**
 * One side's health. The text begins with the state's word (design §6); what follows says who and until when.
 * `plain`: one of several shops, beneath the one status that speaks for the party.
 */
export function ConnectionStatus(props: { party: Party; connection: Connection | null; plain?: boolean }) {
  const { party, connection } = props;
  const texts = useTexts(sharedTexts);
  const language = useLanguage();
  const now = useNow(60_000);
  const state = stateNow(connection, now);
  const age = keyAge(connection?.keyIssuedOn ?? null, now);
  const account = connection?.shopId ?? connection?.account ?? null;
  const role = props.plain ? {} : { role: 'status', 'aria-label': PARTY_NAME[party] };
  return (
    <div className="ss-connection" data-tone={TONE[state]} data-smartship-party={party}>
      <span className="ss-connection-party">{PARTY_NAME[party]}</span>
      <span className="ss-connection-body">
        <span className="ss-connection-state" {...role} data-smartship-connection={state}>
          {texts[state]}
          {state === 'key-expires' && age !== null && texts.expiresOn(dayText(language, age.ends))}
          {state === 'connected' && account !== null && (
            <span className="ss-connection-account">{texts.asAccount(account)}</span>
          )}
        </span>
        {connection && state !== 'not-set-up' && (
          <span className="ss-connection-at">{texts.checkedAt(momentText(language, connection.at))}</span>
        )}
      </span>
    </div>
  );
}
