import { Bullets, Dialog, useLanguage, useTexts } from '#components/shared';
import { panelTexts, reasonText } from '#lib/i18n';
import type { SendPlan } from './plan.ts';

/** Rows shown of each list; the counts above them always say the whole. */
const SHOWN = 12;

/** Which orders go, which do not and why, and what follows: what *Approve* stands for (design §3 law 5). */
export function PreviewDialog(props: {
  plan: SendPlan | null;
  paused: boolean;
  busy: boolean;
  onApprove: () => void;
  onClose: () => void;
}) {
  const texts = useTexts(panelTexts);
  const language = useLanguage();
  const go = props.plan?.go ?? [];
  const stay = props.plan?.stay ?? [];
  const lines = go.reduce((count, cart) => count + cart.named.length, 0);
  return (
    <Dialog
      opened={props.plan !== null}
      title={texts.previewTitle}
      confirm={texts.approve}
      action="approve"
      size="lg"
      busy={props.busy}
      disabled={go.length === 0}
      onConfirm={props.onApprove}
      onClose={props.onClose}
    >
      {props.paused && (
        <p className="ss-banner" data-tone="warn">
          {texts.previewPaused}
        </p>
      )}
      {go.length === 0 ? (
        <p>{texts.previewNothing}</p>
      ) : (
        <section className="pn-preview" data-tone="ready">
          <h3>{texts.previewGo({ carts: go.length, lines })}</h3>
          <ul>
            {go.slice(0, SHOWN).map(({ packNo, named }) => (
              <li key={packNo} data-smartship-goes={packNo}>
                {texts.cart} {packNo}
                <span className="ss-muted">
                  {' '}
                  {texts.order} {named.join(', ')}
                </span>
              </li>
            ))}
            {go.length > SHOWN && <li className="ss-muted">{texts.moreStay(go.length - SHOWN)}</li>}
          </ul>
        </section>
      )}
      {go.length > 0 && (
        <section>
          <h3>{texts.previewWhat}</h3>
          <Bullets
            text={[texts.previewHold, texts.previewSteps, texts.previewConfirm, texts.previewOthers].join('\n')}
          />
        </section>
      )}
      {stay.length > 0 && (
        <section className="pn-preview" data-tone="quiet">
          <h3>{texts.previewStay(stay.reduce((count, row) => count + row.orderNos.length, 0))}</h3>
          <ul>
            {stay.slice(0, SHOWN).map(({ packNo, orderNos, reason }) => (
              <li key={`${packNo}${orderNos[0]}`} data-smartship-stays={packNo}>
                {texts.cart} {packNo}
                <span className="ss-muted">
                  {' '}
                  {texts.order} {orderNos.join(', ')}
                </span>
                <br />
                <span className="ss-muted">{reasonText(language, reason).why}</span>
              </li>
            ))}
            {stay.length > SHOWN && <li className="ss-muted">{texts.moreStay(stay.length - SHOWN)}</li>}
          </ul>
        </section>
      )}
    </Dialog>
  );
}
