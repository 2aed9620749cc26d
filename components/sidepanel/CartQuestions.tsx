import { type Result, ResultNote, useAction } from '#components/shared';
import type { CartView } from '#lib/domain';
import { cartKey } from './bands.ts';
import type { Question } from './CartActions.tsx';
import { CreateDialog, type Creation } from './CreateDialog.tsx';
import { type DelayAnswered, DelayDialog } from './DelayDialog.tsx';
import { StopDialog } from './StopDialog.tsx';

/** A question that is open, and for which cart. The cart itself is looked up anew: it may change meanwhile. */
export interface Asked {
  readonly question: Question;
  readonly key: string;
}

/** The dialogs before what cannot simply be undone, each closed by its answer; the answer's refusal is told. */
export function CartQuestions(props: {
  asked: Asked | null;
  carts: readonly CartView[];
  onStop: (view: CartView) => Promise<Result>;
  onCreate: (creation: Creation, view: CartView) => Promise<Result>;
  onDelay: (answer: DelayAnswered) => Promise<Result>;
  onClose: () => void;
}) {
  const { asked, onClose } = props;
  const stop = useAction((view: CartView) => closing(props.onStop(view)));
  const create = useAction((creation: Creation, view: CartView) => closing(props.onCreate(creation, view)));
  const delay = useAction((answer: DelayAnswered) => closing(props.onDelay(answer)));
  const view = asked === null ? null : (props.carts.find((cart) => cartKey(cart) === asked.key) ?? null);
  const of = (question: Question) => (asked?.question === question ? view : null);
  const creation: Creation = asked?.question === 'create-again' ? 'create-again' : 'shipping-order';
  const created = of('shipping-order') ?? of('create-again');
  return (
    <>
      <ResultNote result={stop.outcome} />
      <ResultNote result={create.outcome} />
      <ResultNote result={delay.outcome} />
      <StopDialog cart={of('stop')} busy={stop.busy} onConfirm={() => view && stop.run(view)} onClose={onClose} />
      <CreateDialog
        cart={created}
        creation={creation}
        busy={create.busy}
        onConfirm={() => created && create.run(creation, created)}
        onClose={onClose}
      />
      <DelayDialog job={of('delay')?.job ?? null} busy={delay.busy} onAnswer={delay.run} onClose={onClose} />
    </>
  );

  async function closing(answered: Promise<Result>): Promise<Result> {
    const result = await answered;
    onClose();
    return result;
  }
}
