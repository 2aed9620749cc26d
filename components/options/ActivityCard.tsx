import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { saveFile, useAction, useLanguage, useTexts } from '#components/shared';
import { toCsv } from '#lib/domain';
import { activityDetail, activityText, activityTexts, type Language, momentText } from '#lib/i18n';
import { type LogRow, redactLog } from '#lib/storage';

/** Rows on the screen; the export holds every row there is that the filter leaves. */
const SHOWN = 100;
const WHO = ['seller', 'extension'] as const;
const RESULT = ['ok', 'failed', 'info'] as const;

/** The activity log with filter and export. */
export function ActivityCard({ rows, onAll }: { rows: readonly LogRow[]; onAll: () => Promise<readonly LogRow[]> }) {
  const texts = useTexts(activityTexts);
  const language = useLanguage();
  const [who, setWho] = useState('');
  const [result, setResult] = useState('');
  const [words, setWords] = useState('');
  const isWanted = useCallback(
    (row: LogRow): boolean => {
      const wanted = words.trim().toLowerCase();
      const texts = [row.orderNo ?? '', activityText(language, row.what), activityDetail(language, row)];
      return (
        (who === '' || row.who === who) &&
        (result === '' || row.result === result) &&
        (wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted)))
      );
    },
    [who, result, words, language],
  );
  const left = useMemo(() => rows.filter(isWanted), [rows, isWanted]);
  const exported = useAction(async () => {
    const all = (await onAll()).filter(isWanted);
    saveFile('smartship-activity.csv', activityCsv(all, language, texts), 'text/csv');
    return null;
  });
  const choices = (values: readonly (typeof WHO | typeof RESULT)[number][]) => [
    { value: '', label: texts.all },
    ...values.map((value) => ({ value, label: texts[value] })),
  ];
  return (
    <section className="op-card" aria-label={texts.title} data-smartship-activity={left.length}>
      <p className="ss-muted">{texts.lead}</p>
      <div className="op-activity-filter">
        <NativeSelect
          size="xs"
          label={texts.who}
          data={choices(WHO)}
          value={who}
          onChange={(event) => setWho(event.currentTarget.value)}
          data-smartship-action="activity-who"
        />
        <NativeSelect
          size="xs"
          label={texts.result}
          data={choices(RESULT)}
          value={result}
          onChange={(event) => setResult(event.currentTarget.value)}
          data-smartship-action="activity-result"
        />
        <TextInput
          size="xs"
          label={texts.search}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          data-smartship-action="activity-search"
        />
        <Button
          size="xs"
          variant="default"
          loading={exported.busy}
          onClick={() => exported.run()}
          aria-label={`${texts.export}: ${texts.title}`}
          data-smartship-action="export-activity"
        >
          {texts.export}
        </Button>
      </div>
      {left.length === 0 ? (
        <p className="ss-muted">{texts.nothing}</p>
      ) : (
        <>
          <div className="op-activity">
            <table>
              <thead>
                <tr>
                  {[texts.at, texts.who, texts.order, texts.effect, texts.result, texts.says].map((name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {left.slice(0, SHOWN).map((row) => (
                  <tr key={row.id} data-tone={row.result === 'failed' ? 'need' : 'quiet'}>
                    <td>{momentText(language, row.at)}</td>
                    <td>{texts[row.who]}</td>
                    <td>{row.orderNo ?? ''}</td>
                    <td>{activityText(language, row.what)}</td>
                    <td>{texts[row.result]}</td>
                    <td>{activityDetail(language, row)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="ss-muted">{texts.shown({ shown: Math.min(SHOWN, left.length), all: left.length })}</p>
        </>
      )}
    </section>
  );
}

/** The rows as a file: machine-readable moments, words in the seller's language, no formula. */
export function activityCsv(
  rows: readonly LogRow[],
  language: Language,
  texts: ReturnType<typeof activityTexts>,
): string {
  const head = [texts.at, texts.who, texts.order, texts.effect, texts.result, texts.says];
  return toCsv([
    head,
    ...rows.map((row) => [
      new Date(row.at).toISOString(),
      texts[row.who],
      row.orderNo ?? '',
      activityText(language, row.what),
      texts[row.result],
      redactLog(activityDetail(language, row)),
    ]),
  ]);
}
