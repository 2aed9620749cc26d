import type { Party } from '#lib/domain';
import { dayText, momentText, PARTY_NAME, sharedTexts } from '#lib/i18n';
import type { Connection } from '#lib/storage';
import { keyEnds } from './connections.ts';
import { useLanguage, useTexts } from './language.tsx';

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

/** One side's health. The text begins with the state's word (design §6); what follows says who and until when. */
export function ConnectionStatus({ party, connection }: { party: Party; connection: Connection | null }) {
  const texts = useTexts(sharedTexts);
  const language = useLanguage();
  const state = connection?.state ?? 'not-set-up';
  const ends = keyEnds(connection?.keyIssuedOn ?? null);
  const account = connection?.shopId ?? connection?.account ?? null;
  return (
    <div className="ss-connection" data-tone={TONE[state]} data-smartship-party={party}>
      <span className="ss-connection-party">{PARTY_NAME[party]}</span>
      <span className="ss-connection-body">
        <span role="status" aria-label={PARTY_NAME[party]} data-smartship-connection={state}>
          {texts[state]}
          {state === 'key-expires' && ends !== null && texts.expiresOn(dayText(language, ends))}
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
