import { useLanguage, useTexts } from '#components/shared';
import { diagnosticsTexts, momentText } from '#lib/i18n';
import type { PageRead } from '#lib/storage';

const total = (counts: PageRead['unreadable']): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** How pages of J-QSM were read, the latest first, so that drift is seen before reading fails. */
export function DiagnosticsCard({ reads }: { reads: readonly PageRead[] }) {
  const texts = useTexts(diagnosticsTexts);
  const language = useLanguage();
  return (
    <section className="op-card" aria-label={texts.title}>
      <p className="ss-muted">{texts.lead}</p>
      {reads.length === 0 && <p>{texts.none}</p>}
      {reads.length > 0 && (
        <table className="op-table" aria-label={texts.title}>
          <thead>
            <tr>
              <th scope="col">{texts.page}</th>
              <th scope="col">{texts.fields}</th>
              <th scope="col">{texts.rows}</th>
              <th scope="col">{texts.seen}</th>
            </tr>
          </thead>
          <tbody>
            {reads.map((read) => (
              <tr
                key={JSON.stringify([read.page, read.look, read.language, read.readBy])}
                data-smartship-read={read.page}
              >
                <td>
                  {texts[read.page]} <span className="ss-muted">{`${read.look}, ${read.language}`}</span>
                </td>
                <td>
                  {Object.keys(read.readBy).length === 0 && texts.nothing}
                  {Object.entries(read.readBy).map(([field, by]) => (
                    <code key={field} className="op-read">{`${field}: ${by}`}</code>
                  ))}
                </td>
                <td>
                  {read.rows}
                  {total(read.unreadable) > 0 && (
                    <span className="op-offer" data-tone="warn">
                      {texts.unreadable(total(read.unreadable))}
                    </span>
                  )}
                </td>
                <td>
                  {momentText(language, read.lastAt)} <span className="ss-muted">{texts.times(read.times)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
