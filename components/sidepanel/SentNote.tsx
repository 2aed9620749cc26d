import { useLanguage, useTexts } from '#components/shared';
import type { Reason } from '#lib/domain';
import { panelTexts, reasonText, sharedTexts } from '#lib/i18n';

/** What became of an approval: how many carts were taken, and why the others were not. */
export type Sent =
  | {
      readonly kind: 'answered';
      readonly taken: number;
      readonly refused: readonly { readonly packNo: string; readonly reason: Reason }[];
    }
  | { readonly kind: 'gone' | 'refused' };

export function SentNote({ sent }: { sent: Sent | null }) {
  const texts = useTexts(panelTexts);
  const shared = useTexts(sharedTexts);
  const language = useLanguage();
  if (sent === null) return null;
  if (sent.kind !== 'answered') {
    return (
      <p className="ss-note" data-tone="need" role="alert">
        {shared[sent.kind]}
      </p>
    );
  }
  return (
    <div className="ss-note" data-tone={sent.refused.length > 0 ? 'warn' : 'done'} role="status">
      {texts.approved({ sent: sent.taken, refused: sent.refused.length })}
      {sent.refused.map(({ packNo, reason }) => (
        <div key={packNo} className="ss-muted">
          {texts.cart} {packNo}: {reasonText(language, reason).why}
        </div>
      ))}
    </div>
  );
}
