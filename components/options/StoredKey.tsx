import { useLanguage, useTexts } from '#components/shared';
import { dayText, keyTexts, optionsTexts } from '#lib/i18n';
import { type Connection, keyAge } from '#lib/storage';

/** What is kept of a key that may be shown: its last four characters and its day of issue (design §9). */
export function StoredKey({ connection }: { connection: Connection | null }) {
  const texts = useTexts(optionsTexts);
  const keys = useTexts(keyTexts);
  const language = useLanguage();
  if (connection?.state === 'locked') return <p className="ss-muted">{keys.keyLocked}</p>;
  if (!connection || connection.keyEnding === null) return <p className="ss-muted">{texts.noKey}</p>;
  const { keyEnding, keyIssuedOn } = connection;
  const age = keyAge(keyIssuedOn, connection.at);
  const issued = age
    ? ` · ${texts.storedOn(dayText(language, age.issued))} · ${texts.storedUntil(dayText(language, age.ends))}`
    : '';
  return <p className="ss-muted">{texts.storedKey(keyEnding) + issued}</p>;
}
