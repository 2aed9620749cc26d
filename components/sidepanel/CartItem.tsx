import { memo } from 'react';
import { ReasonNote, StateBadge, toneOf, useLanguage, useTexts } from '#components/shared';
import { type CartView, type LineView, NEEDS_PERSON, type Reason, type Shipment } from '#lib/domain';
import { momentText, panelActTexts, panelTexts, reasonText } from '#lib/i18n';
import { cartKey } from './bands.ts';
import { CartActions, type CartActs } from './CartActions.tsx';
import { CartLine } from './CartLine.tsx';
import { StepTrack } from './StepTrack.tsx';

export interface CartItemProps extends CartActs {
  readonly view: CartView;
  readonly selected: boolean;
  readonly showShop: boolean;
  readonly onSelect: (key: string, selected: boolean) => void;
  /** Opened for this cart. */
  readonly focused: boolean;
}

/** One cart: its lines, why it stands where it stands, its shipments and its sending. */
export const CartItem = memo(function CartItem(props: CartItemProps) {
  const { view } = props;
  const texts = useTexts(panelTexts);
  const acts = useTexts(panelActTexts);
  const language = useLanguage();
  const lead = leading(view.lines);
  if (!lead) return null;
  const sameState = view.lines.every(({ state }) => state === lead.state);
  const paidAt = lead.line.paidAt;
  const { job } = view;
  const ownReason = jobReason(view);
  return (
    <li
      className="pn-cart"
      data-tone={toneOf(lead.state)}
      data-smartship-cart={view.packNo}
      data-smartship-state={lead.state}
      data-focused={props.focused || undefined}
      ref={props.focused ? bringIntoSight : undefined}
      tabIndex={props.focused ? -1 : undefined}
    >
      <div className="pn-cart-head">
        <input
          type="checkbox"
          aria-label={texts.select(view.packNo)}
          checked={props.selected}
          onChange={(event) => props.onSelect(cartKey(view), event.currentTarget.checked)}
        />
        <StateBadge state={lead.state} />
        <span className="pn-cart-no">
          {texts.cart} {view.packNo}
        </span>
        <span className="ss-muted">
          {[
            props.showShop ? view.shopId : '',
            job?.kind === 'shipping-order' ? acts.kindShippingOrder : '',
            job?.kind === 'create-again' ? acts.kindCreateAgain : '',
            paidAt === null ? texts.unpaid : texts.paidAt(momentText(language, paidAt)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <CartActions view={view} onUndo={props.onUndo} onRetry={props.onRetry} onAsk={props.onAsk} />
      </div>
      <div className="pn-cart-body">
        <ul className="pn-lines">
          {view.lines.map((line) => (
            <CartLine key={line.line.orderNo} view={line} showState={!sameState} />
          ))}
        </ul>
        <div className="pn-reasons">
          {reasonsOf(view).map(({ key, lines }) => {
            const [first] = lines;
            return (
              first && (
                <ReasonNote
                  key={key}
                  said={reasonText(language, first.reason)}
                  tone={NEEDS_PERSON.has(first.state) ? 'need' : 'quiet'}
                />
              )
            );
          })}
          {ownReason && (
            <ReasonNote
              said={reasonText(language, ownReason)}
              tone={job?.phase === 'needs-seller' ? 'need' : 'quiet'}
            />
          )}
          {view.shipments.length > 0 && <Shipments shipments={view.shipments} />}
        </div>
      </div>
      {job && <StepTrack job={job} />}
    </li>
  );
});

function Shipments({ shipments }: { shipments: readonly Shipment[] }) {
  const texts = useTexts(panelTexts);
  return (
    <ul className="pn-shipments">
      {shipments.map((shipment) => (
        <li key={shipment.shippingNo}>
          <span title={texts.shipment}>{shipment.shippingNo}</span>
          <span className="ss-muted">{shipment.statusLabel || shipment.statusCode}</span>
          {shipment.held && <span className="ss-muted">{texts.held}</span>}
          {shipment.trackingNo !== null && (
            <span className="ss-muted">
              {texts.tracking([shipment.carrier, shipment.trackingNo].filter(Boolean).join(' '))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The line whose state speaks for the cart: one that needs a person, else the first. */
const leading = (lines: readonly LineView[]): LineView | undefined =>
  lines.find(({ state }) => NEEDS_PERSON.has(state)) ?? lines.find(({ state }) => state === 'ready') ?? lines[0];

/** Each different reason once. */
function reasonsOf(view: CartView): { key: string; lines: LineView[] }[] {
  const groups = new Map<string, LineView[]>();
  for (const line of view.lines) {
    const key = JSON.stringify(line.reason);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups].map(([key, lines]) => ({ key, lines }));
}

/** What the sending itself says, where no line says it already: that it was put on hold, or that a stop was requested. */
function jobReason({ job, lines }: CartView): Reason | null {
  if (!job?.reason || (job.phase !== 'needs-seller' && job.phase !== 'undone')) return null;
  const said: readonly string[] = [job.reason.code, 'cart-lost-lines'];
  return lines.some(({ reason }) => said.includes(reason.code)) ? null : job.reason;
}

/** Once, when it is drawn for the order that the page opened the panel for. */
function bringIntoSight(cart: HTMLElement | null): void {
  cart?.scrollIntoView?.({ block: 'center' });
  cart?.focus({ preventScroll: true });
}
