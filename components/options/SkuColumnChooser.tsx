import { Checkbox, NativeSelect } from '@mantine/core';
import { useTexts } from '#components/shared';
import { smartshipTexts } from '#lib/i18n';
import type { SkuColumn, SkuColumns, SkuFilePreview } from '#lib/smartship';

const COLUMNS: readonly SkuColumn[] = ['sellerCode', 'skuNo', 'name', 'optionName', 'stock'];
const SHOWN_COLUMNS = 12;

/** Which column is which, with the file's first rows beneath to look at. */
export function SkuColumnChooser(props: {
  preview: SkuFilePreview;
  headingRow: number | null;
  firstRow: readonly string[];
  columns: SkuColumns;
  onHeadingRow: (headingRow: number | null) => void;
  onColumns: (columns: SkuColumns) => void;
}) {
  const texts = useTexts(smartshipTexts);
  const { preview, headingRow, columns } = props;
  const headings = headingRow === null ? [] : preview.headings;
  const sample = headingRow === null ? [props.firstRow, ...preview.sample] : preview.sample;
  const width = Math.max(headings.length, ...sample.map((row) => row.length));
  const nameOf = (column: number) => headings[column]?.trim() || texts.columnNumber(column + 1);
  // Rows of a file have no name but their place, and never move.
  const rows = sample.map((row, place) => ({ place, row }));
  const places = Array.from({ length: width }, (_, column) => column);
  return (
    <>
      <p className="ss-muted">{preview.headingRow === null ? texts.columnsUnknown : texts.columnsHelp}</p>
      {preview.headingRow === null && (
        <Checkbox
          size="xs"
          label={texts.hasHeading}
          checked={headingRow !== null}
          onChange={(event) => props.onHeadingRow(event.currentTarget.checked ? 0 : null)}
          data-smartship-action="first-row-is-headings"
        />
      )}
      <div className="op-pair">
        {COLUMNS.map((column) => (
          <NativeSelect
            key={column}
            size="xs"
            label={texts[`column-${column}`]}
            value={columns[column] === null ? '' : String(columns[column])}
            data={[
              { value: '', label: texts.none },
              ...places.map((place) => ({ value: String(place), label: nameOf(place) })),
            ]}
            onChange={(event) => {
              const { value } = event.currentTarget;
              props.onColumns({ ...columns, [column]: value === '' ? null : Number(value) });
            }}
            data-smartship-action={`column-${column}`}
          />
        ))}
      </div>
      {columns.optionName === null && <p className="ss-muted">{texts.kindNote}</p>}
      <div className="op-scroll">
        <table className="op-table" aria-label={texts.sample}>
          <thead>
            <tr>
              {places.slice(0, SHOWN_COLUMNS).map((place) => (
                <th key={place} scope="col">
                  {nameOf(place)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ place: line, row }) => (
              <tr key={line}>
                {places.slice(0, SHOWN_COLUMNS).map((place) => (
                  <td key={place}>{row[place] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
