import type { Said } from '#lib/i18n';

/** A cause in plain ink and, beneath it, what to do. */
export function ReasonNote({ said, tone }: { said: Said; tone?: 'need' | 'quiet' }) {
  return (
    <div className="ss-reason" data-tone={tone ?? 'quiet'}>
      <span className="ss-reason-why">{said.why}</span>
      {said.next !== '' && <span className="ss-reason-next">{said.next}</span>}
    </div>
  );
}
