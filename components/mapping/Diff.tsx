import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '#components/shared';
import { mappingTexts, mappingWayTexts } from '#lib/i18n';
import { shortTitle, visibleCode } from './model.ts';

export interface DiffRow {
  readonly key: string;
  readonly title: string;
  readonly itemCode: string;
  /** The option's values; blank for 販売者商品コード. */
  readonly values: string;
  readonly before: string;
  readonly after: string;
}

/** Rows drawn at once; the count above them always says the whole, and all can be had. */
const PART = 100;

/** What changes, code by code: before and after, as it will stand. */
export function Diff({ rows }: { rows: readonly DiffRow[] }) {
  const texts = useTexts(mappingWayTexts);
  const { blank, sellerCode } = useTexts(mappingTexts);
  const [shown, setShown] = useState(PART);
  return (
    <div className="mp-diff">
      <table>
        <thead>
          <tr>
            <th scope="col" />
            <th scope="col">{texts.before}</th>
            <th scope="col">{texts.after}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map(({ key, title, itemCode, values, before, after }) => (
            <tr key={key} data-smartship-diff={itemCode}>
              <th scope="row">
                <bdi>{shortTitle(title) || itemCode}</bdi>
                <span className="ss-muted">
                  {itemCode} · <bdi>{values || sellerCode}</bdi>
                </span>
              </th>
              <td>
                <del>{before.trim() === '' ? blank : visibleCode(before)}</del>
              </td>
              <td>
                <ins>{visibleCode(after)}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown && (
        <Button size="compact-xs" variant="subtle" onClick={() => setShown((now) => now + PART * 10)}>
          {texts.more(rows.length - shown)}
        </Button>
      )}
    </div>
  );
}
