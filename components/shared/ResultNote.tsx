import { reasonText, sharedTexts } from '#lib/i18n';
import { useLanguage, useTexts } from './language.tsx';
import type { Result } from './result.ts';

/** Tells how a press ended; silent before it. */
export function ResultNote({ result, done }: { result: Result | null; done?: string }) {
  const texts = useTexts(sharedTexts);
  const language = useLanguage();
  if (result === null || (result.kind === 'done' && done === undefined)) return null;
  const told = result.kind === 'gone' ? null : result.reason;
  const said = told ? reasonText(language, told) : null;
  if (result.kind === 'done') {
    return (
      <p className="ss-note" data-tone={said ? 'warn' : 'done'} role="status">
        {said ? `${done} ${said.why} ${said.next}` : done}
      </p>
    );
  }
  return (
    <p className="ss-note" data-tone="need" role="alert">
      {said ? `${said.why} ${said.next}` : texts[result.kind]}
    </p>
  );
}
