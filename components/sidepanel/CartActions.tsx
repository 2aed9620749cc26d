import { Button } from '@mantine/core';
import { useTexts } from '#components/shared';
import { type CartView, canRetry, canUndo, stopWayOf } from '#lib/domain';
import { panelActTexts, sharedTexts } from '#lib/i18n';
import { createdLines } from './CreateDialog.tsx';
import { HeldUndo } from './HeldUndo.tsx';

/** What a person may do to a cart. The dialogs that follow are the panel's. */
export interface CartActs {
  readonly onUndo: (jobId: string) => void;
  readonly onRetry: (jobId: string) => void;
  readonly onAsk: (question: Question, view: CartView) => void;
}

/** Acts that are asked before they are done. */
export type Question = 'stop' | 'shipping-order' | 'create-again' | 'delay';

/** The controls of one cart: each is there only where it would do something. */
export function CartActions({ view, onUndo, onRetry, onAsk }: CartActs & { view: CartView }) {
  const texts = useTexts(panelActTexts);
  const shared = useTexts(sharedTexts);
  const { job } = view;
  const isBusy = job !== null && ['held', 'running', 'waiting'].includes(job.phase);
  const asks: readonly { readonly question: Question; readonly action: string; readonly text: string }[] = [
    ...(job?.phase === 'needs-seller' && job.reason?.code === 'ship-date-needs-delay'
      ? [{ question: 'delay', action: 'delay', text: texts.answerDelay } as const]
      : []),
    ...(!isBusy && createdLines(view, 'shipping-order').length > 0
      ? [{ question: 'shipping-order', action: 'create-shipping-order', text: texts.createShippingOrder } as const]
      : []),
    ...(!isBusy && createdLines(view, 'create-again').length > 0 && view.shipments.length > 0
      ? [{ question: 'create-again', action: 'create-again', text: texts.createAgain } as const]
      : []),
    ...(stopWayOf(view) && job?.phase !== 'held'
      ? [{ question: 'stop', action: 'request-stop', text: texts.requestStop } as const]
      : []),
  ];
  return (
    <span className="pn-cart-actions">
      {job?.phase === 'held' && <HeldUndo job={job} onUndo={onUndo} />}
      {job && job.phase !== 'held' && canUndo(job, view.shipments) && (
        <Button size="compact-xs" variant="default" onClick={() => onUndo(job.jobId)} data-smartship-action="undo">
          {shared.undo}
        </Button>
      )}
      {job && canRetry(job) && (
        <Button size="compact-xs" variant="default" onClick={() => onRetry(job.jobId)} data-smartship-action="retry">
          {shared.retry}
        </Button>
      )}
      {asks.map(({ question, action, text }) => (
        <Button
          key={action}
          size="compact-xs"
          variant="default"
          onClick={() => onAsk(question, view)}
          data-smartship-action={action}
        >
          {text}
        </Button>
      ))}
    </span>
  );
}
