import { Button } from '@mantine/core';
import { Dialog, useTexts } from '#components/shared';
import type { CartView, LineView, OrderState } from '#lib/domain';
import { panelActTexts } from '#lib/i18n';
import { saveOrderList } from './order-list.ts';

/** [smartship 1.1]: the screen on which orders are registered by hand or by its upload. */
const ORDERS_SCREEN = 'https://smartship2.tracxlogis.com/orders/new';

/** What is to be created: for a cart too late to be collected, or for one whose registration died. */
export type Creation = 'shipping-order' | 'create-again';

const STATE_OF: Readonly<Record<Creation, OrderState>> = {
  'shipping-order': 'too-late',
  'create-again': 'removed-in-smartship',
};

/** The lines of a cart that a creation takes. */
export const createdLines = (view: CartView, creation: Creation): LineView[] =>
  view.lines.filter(({ state }) => state === STATE_OF[creation]);

/**
 * Before anything is created: that a seller-shipped order does not leave the fulfilment warehouse, that fulfilment orders
 * cannot be created here, and the way out for those: the list and Smartship's own screen (design §5).
 */
export function CreateDialog(props: {
  cart: CartView | null;
  creation: Creation;
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const texts = useTexts(panelActTexts);
  const lines = props.cart ? createdLines(props.cart, props.creation) : [];
  const again = props.creation === 'create-again';
  return (
    <Dialog
      opened={props.cart !== null}
      title={again ? texts.againTitle : texts.createTitle}
      confirm={texts.create}
      action={again ? 'confirm-create-again' : 'confirm-create'}
      danger
      busy={props.busy}
      size="lg"
      onConfirm={props.onConfirm}
      onClose={props.onClose}
    >
      {again && <p>{texts.againResync}</p>}
      <p className="ss-banner" data-tone="warn">
        {texts.createWarn}
      </p>
      <p>{texts.createOnce}</p>
      <ul className="pn-created">
        {lines.map(({ line }) => (
          <li key={line.orderNo} data-smartship-creates={line.orderNo}>
            {line.orderNo} <span className="ss-muted">{line.itemTitle}</span>
          </li>
        ))}
      </ul>
      <section className="pn-preview" data-tone="quiet">
        <p>{texts.createFf}</p>
        <div className="pn-ways">
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => saveOrderList(lines, texts.headers)}
            data-smartship-action="download-list"
          >
            {texts.download}
          </Button>
          <a href={ORDERS_SCREEN} target="_blank" rel="noreferrer noopener" data-smartship-action="open-smartship">
            {texts.openScreen}
          </a>
        </div>
        <p className="ss-muted">{texts.downloadNote}</p>
      </section>
    </Dialog>
  );
}
