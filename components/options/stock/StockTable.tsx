import { Checkbox } from '@mantine/core';
import { useLanguage, useTexts } from '#components/shared';
import { momentText, stockNoteText, stockTexts } from '#lib/i18n';
import type { StockTableRow } from '#lib/storage';

const TONE = {
  planned: 'quiet',
  approved: 'quiet',
  sending: 'quiet',
  sent: 'quiet',
  verified: 'done',
  differs: 'need',
  failed: 'need',
  dropped: 'quiet',
} as const;

/** Reasons of our own that `says` may hold; anything else is Qoo10's own words. */
const SAYS = ['changed-since', 'unknown-outcome', 'already'] as const;

/** One page of one part of the preview. */
export function StockTable(props: {
  label: string;
  rows: readonly StockTableRow[];
  /** Given where rows can be chosen. */
  selection?: { readonly has: (id: string) => boolean; readonly toggle: (id: string, on: boolean) => void };
  withResult: boolean;
}) {
  const texts = useTexts(stockTexts);
  const { selection } = props;
  return (
    <div>
      <table className="op-table op-stock" aria-label={props.label} {...(selection ? { 'data-chosen': true } : {})}>
        <thead>
          <tr>
            {selection && <th scope="col">{texts.select}</th>}
            <th scope="col">{texts.listing}</th>
            <th scope="col" className="op-stock-number">
              {props.withResult ? texts.before : texts.now}
            </th>
            <th scope="col" className="op-stock-number">
              {texts.should}
            </th>
            <th scope="col">{props.withResult ? texts.result : texts.why}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.id} data-smartship-stock={row.itemCode} data-smartship-state={row.change?.state ?? 'place'}>
              {selection && (
                <td>
                  <Checkbox
                    size="xs"
                    aria-label={texts.selectOne(nameOf(row))}
                    checked={selection.has(row.id)}
                    onChange={(event) => selection.toggle(row.id, event.currentTarget.checked)}
                  />
                </td>
              )}
              <th scope="row">
                {row.title || row.itemCode}
                {row.values !== '' && <span className="op-stock-values"> {row.values}</span>}
                <span className="ss-muted op-stock-code">
                  {row.itemCode} {row.code}
                </span>
              </th>
              <td className="op-stock-number">{row.from ?? '–'}</td>
              <td
                className="op-stock-number"
                data-tone={!props.withResult && row.to !== null && row.to < (row.from ?? 0) ? 'warn' : 'quiet'}
              >
                {row.to ?? '–'}
              </td>
              <td>{props.withResult ? <ResultOf row={row} /> : <Why row={row} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const nameOf = ({ title, values, itemCode }: StockTableRow): string => `${title || itemCode} ${values}`.trim();

function Why({ row }: { row: StockTableRow }) {
  const language = useLanguage();
  const [first, ...more] = row.notes.map((note) => stockNoteText(language, note));
  if (!first) return null;
  return (
    <>
      <span>{first.why}</span>
      {first.next !== '' && <span className="ss-muted op-stock-more">{first.next}</span>}
      {more.map(({ why }) => (
        <span key={why} className="ss-muted op-stock-more">
          {why}
        </span>
      ))}
    </>
  );
}

function ResultOf({ row }: { row: StockTableRow }) {
  const texts = useTexts(stockTexts);
  const language = useLanguage();
  const { change } = row;
  if (!change) return null;
  const known = SAYS.find((says) => says === change.says);
  return (
    <>
      <span className="op-offer" data-tone={TONE[change.state]}>
        {texts[`state-${change.state}`]}
      </span>
      <span className="ss-muted op-stock-more">
        {momentText(language, change.at)} · {texts[`by-${change.by}`]}
        {change.shown !== null && change.state !== 'verified' && ` · ${texts.shown(change.shown)}`}
      </span>
      {change.says !== '' && (
        <span className="ss-muted op-stock-more">{known ? texts[`says-${known}`] : change.says}</span>
      )}
    </>
  );
}
