import { Button } from '@mantine/core';
import { memo } from 'react';
import { ReasonNote, StateBadge, toneOf, useLanguage, useTexts } from '#components/shared';
import { type CartView, type LineView, NEEDS_PERSON, type Shipment } from '#lib/domain';
import { momentText, panelTexts, reasonText, sharedTexts } from '#lib/i18n';
import { cartKey } from './bands.ts';
import { CartLine } from './CartLine.tsx';
import { HeldUndo } from './HeldUndo.tsx';
import { StepTrack } from './StepTrack.tsx';

export interface CartItemProps {
  readonly view: CartView;
  readonly selected: boolean;
  readonly showShop: boolean;
  readonly onSelect: (key: string, selected: boolean) => void;
  readonly onUndo: (jobId: string) => void;
  readonly onRetry: (jobId: string) => void;
}

/** One cart: its lines, why it stands where it stands, its shipments and its sending. */
export const CartItem = memo(function CartItem(props: CartItemProps) {
  const { view } = props;
  const texts = useTexts(panelTexts);
  const shared = useTexts(sharedTexts);
  const language = useLanguage();
  const lead = leading(view.lines);
  if (!lead) return null;
  const sameState = view.lines.every(({ state }) => state === lead.state);
  const paidAt = lead.line.paidAt;
  const { job } = view;
  return (
    <li
      className="pn-cart"
      data-tone={toneOf(lead.state)}
      data-smartship-cart={view.packNo}
      data-smartship-state={lead.state}
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
            paidAt === null ? texts.unpaid : texts.paidAt(momentText(language, paidAt)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className="pn-cart-actions">
          {job?.phase === 'held' && <HeldUndo job={job} onUndo={props.onUndo} />}
          {job?.phase === 'needs-seller' && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => props.onRetry(job.jobId)}
              data-smartship-action="retry"
            >
              {shared.retry}
            </Button>
          )}
        </span>
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
