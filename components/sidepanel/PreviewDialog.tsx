import { useEffect, useState } from 'react';
import { Bullets, Dialog, useLanguage, useTexts } from '#components/shared';
import { panelTexts, previewTexts, reasonText } from '#lib/i18n';
import type { AskedCart, GoingCart, SendPlan } from './plan.ts';

/** Rows shown of each list; the counts above them always say the whole. */
const SHOWN = 12;

interface PreviewProps {
  readonly plan: SendPlan | null;
  readonly paused: boolean;
  /** True where an approved cart may be created by this extension, as seller-shipped. */
  readonly creates: boolean;
  readonly busy: boolean;
  readonly onApprove: (going: readonly GoingCart[]) => void;
  readonly onClose: () => void;
}

/** Which orders go, which do not and why, and what follows: what *Approve* stands for (design §3 law 5). */
export function PreviewDialog({ plan, ...props }: PreviewProps) {
  const texts = useTexts(previewTexts);
  const panel = useTexts(panelTexts);
  const [agreed, setAgreed] = useState<ReadonlySet<string>>(new Set());
  // Each preview is asked anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new plan is the reason
  useEffect(() => setAgreed(new Set()), [plan]);
  const ask = plan?.ask ?? [];
  const go = [...(plan?.go ?? []), ...ask.filter(({ key }) => agreed.has(key)).map(plain)];
  const toggle = (key: string, on: boolean) =>
    setAgreed((before) => new Set(on ? [...before, key] : [...before].filter((other) => other !== key)));
  return (
    <Dialog
      opened={plan !== null}
      title={texts.title}
      confirm={panel.approve}
      action="approve"
      size="lg"
      busy={props.busy}
      disabled={go.length === 0}
      onConfirm={() => props.onApprove(go)}
      onClose={props.onClose}
    >
      {props.paused && (
        <p className="ss-banner" data-tone="warn">
          {texts.paused}
        </p>
      )}
      {go.length === 0 ? <p>{texts.nothing}</p> : <Goes go={go} />}
      {ask.length > 0 && <Asks ask={ask} agreed={agreed} onToggle={toggle} />}
      {go.length > 0 && (
        <section>
          <h3>{texts.what}</h3>
          <Bullets
            text={[
              texts.hold,
              texts.steps,
              texts.confirm,
              texts.others,
              ...(props.creates ? [texts.creates] : []),
            ].join('\n')}
          />
        </section>
      )}
      {plan && plan.stay.length > 0 && <Stays stay={plan.stay} />}
    </Dialog>
  );
}

const plain = ({ shopId, packNo, named, leaving }: AskedCart): GoingCart => ({ shopId, packNo, named, leaving });

function Goes({ go }: { go: readonly GoingCart[] }) {
  const texts = useTexts(previewTexts);
  const lines = go.reduce((count, cart) => count + cart.named.length, 0);
  return (
    <section className="pn-preview" data-tone="ready">
      <h3>{texts.go({ carts: go.length, lines })}</h3>
      <ul>
        {go.slice(0, SHOWN).map((cart) => (
          <li key={cart.packNo} data-smartship-goes={cart.packNo}>
            <Named packNo={cart.packNo} orderNos={cart.named} />
            {cart.leaving.length > 0 && <div className="pn-warn">{texts.leaving(cart.leaving.join(', '))}</div>}
          </li>
        ))}
        {go.length > SHOWN && <li className="ss-muted">{texts.more(go.length - SHOWN)}</li>}
      </ul>
    </section>
  );
}

function Asks(props: {
  ask: readonly AskedCart[];
  agreed: ReadonlySet<string>;
  onToggle: (key: string, on: boolean) => void;
}) {
  const texts = useTexts(previewTexts);
  const language = useLanguage();
  return (
    <section className="pn-preview" data-tone="warn">
      <h3>{texts.ask(props.ask.length)}</h3>
      <p className="ss-muted">{texts.askWhy}</p>
      <ul>
        {props.ask.map((cart) => (
          <li key={cart.key} data-smartship-asks={cart.packNo}>
            <label className="pn-ask">
              <input
                type="checkbox"
                checked={props.agreed.has(cart.key)}
                onChange={(event) => props.onToggle(cart.key, event.currentTarget.checked)}
                data-smartship-action="send-without"
              />
              <span>
                <Named packNo={cart.packNo} orderNos={cart.named} />
                {cart.blocked.map(({ line, reason }) => (
                  <span key={line.orderNo} className="pn-warn">
                    {texts.without(line.orderNo)} {reasonText(language, reason).why}
                  </span>
                ))}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Stays({ stay }: { stay: SendPlan['stay'] }) {
  const texts = useTexts(previewTexts);
  const language = useLanguage();
  return (
    <section className="pn-preview" data-tone="quiet">
      <h3>{texts.stay(stay.reduce((count, row) => count + row.orderNos.length, 0))}</h3>
      <ul>
        {stay.slice(0, SHOWN).map(({ packNo, orderNos, reason }) => (
          <li key={`${packNo}${orderNos[0]}`} data-smartship-stays={packNo}>
            <Named packNo={packNo} orderNos={orderNos} />
            <br />
            <span className="ss-muted">{reasonText(language, reason).why}</span>
          </li>
        ))}
        {stay.length > SHOWN && <li className="ss-muted">{texts.more(stay.length - SHOWN)}</li>}
      </ul>
    </section>
  );
}

function Named({ packNo, orderNos }: { packNo: string; orderNos: readonly string[] }) {
  const texts = useTexts(panelTexts);
  return (
    <>
      {texts.cart} {packNo}
      <span className="ss-muted">
        {' '}
        {texts.order} {orderNos.join(', ')}
      </span>
    </>
  );
}
