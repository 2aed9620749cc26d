import { Bullets, Dialog, useTexts } from '#components/shared';
import { type CartView, stopWayOf } from '#lib/domain';
import { panelActTexts } from '#lib/i18n';

/** *Request stop*: says beforehand whether it is a real undo or no more than a request (design §5 Undo). */
export function StopDialog(props: {
  cart: CartView | null;
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const texts = useTexts(panelActTexts);
  const stop = props.cart === null ? null : stopWayOf(props.cart);
  return (
    <Dialog
      opened={stop !== null}
      title={texts.stopTitle}
      confirm={texts.requestStop}
      action="confirm-stop"
      danger
      busy={props.busy}
      onConfirm={props.onConfirm}
      onClose={props.onClose}
    >
      {stop && <p>{texts[`stop-${stop.way}`](stop.shipment.shippingNo)}</p>}
      <Bullets text={texts.stopLimits} />
    </Dialog>
  );
}
