import type { OrderState } from '#lib/domain';
import { stateText } from '#lib/i18n';
import { useLanguage } from './language.tsx';

export type Tone = 'need' | 'ready' | 'progress' | 'done' | 'quiet';

const TONES: Readonly<Record<OrderState, Tone>> = {
  'awaiting-payment': 'quiet',
  ready: 'ready',
  'needs-code': 'need',
  'out-of-stock': 'need',
  'not-smartship': 'quiet',
  queued: 'progress',
  sending: 'progress',
  waiting: 'progress',
  'in-smartship': 'progress',
  instructed: 'done',
  shipped: 'done',
  'too-late': 'need',
  'shipped-elsewhere': 'done',
  'removed-in-smartship': 'need',
  cancelled: 'quiet',
  conflict: 'need',
  failed: 'need',
  unknown: 'quiet',
};

export const toneOf = (state: OrderState): Tone => TONES[state];

/** An order's state as a small coloured word. */
export function StateBadge({ state }: { state: OrderState }) {
  return (
    <span className="ss-badge" data-tone={TONES[state]}>
      {stateText(useLanguage(), state)}
    </span>
  );
}
