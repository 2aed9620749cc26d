import { useLanguage, useTexts } from '#components/shared';
import type { JstDate } from '#lib/domain';
import { dayText, optionsTexts } from '#lib/i18n';
import type { Connection } from '#lib/storage';

/** What is kept of a key that may be shown: its last four characters and its day of issue (design §9). */
export function StoredKey({ connection }: { connection: Connection | null }) {
  const texts = useTexts(optionsTexts);
  const language = useLanguage();
  if (!connection || connection.keyEnding === null) return <p className="ss-muted">{texts.noKey}</p>;
  const { keyEnding, keyIssuedOn } = connection;
  const issued =
    keyIssuedOn !== null && /^\d{4}-\d{2}-\d{2}$/.test(keyIssuedOn)
      ? // The pattern makes it a calendar day.
        ` · ${texts.storedOn(dayText(language, keyIssuedOn as JstDate))}`
      : '';
  return <p className="ss-muted">{texts.storedKey(keyEnding) + issued}</p>;
}
