import { useEffect, useRef, useState } from 'react';
import { Disclosure, ReasonNote, useAction, useLanguage, useTexts } from '#components/shared';
import type { FailureKind } from '#lib/domain';
import { failureText, sharedTexts, smartshipTexts } from '#lib/i18n';
import type { Output, ToldOffer } from '#lib/messaging/client';

export type Offered = Output<'smartship.offers'> | 'gone' | 'refused';

/** What the connected server offers, operation by operation, with the reason where it does not. Read when opened, and again when `asOf` changes. */
export function Offers(props: { asOf: number | null; onOffers: () => Promise<Offered> }) {
  const texts = useTexts(smartshipTexts);
  const shared = useTexts(sharedTexts);
  const language = useLanguage();
  const [opened, setOpened] = useState(false);
  const read = useAction(props.onOffers);
  const { run, busy } = read;
  const { asOf } = props;
  const readAt = useRef<number | null>(-1);
  useEffect(() => {
    // A reading that is under way may have begun before `asOf`: the next one follows it.
    if (!opened || busy || readAt.current === asOf) return;
    readAt.current = asOf;
    run();
  }, [opened, busy, asOf, run]);
  const told = read.outcome;
  return (
    <Disclosure summary={texts.offersTitle} action="show-offers" open={opened} onOpen={() => setOpened(true)}>
      {busy && <p className="ss-muted">{shared.loading}</p>}
      {typeof told === 'string' && (
        <p className="ss-note" data-tone="need" role="alert">
          {shared[told]}
        </p>
      )}
      {told !== null && typeof told !== 'string' && told.failure && (
        <ReasonNote
          // The background writes only FailureKind here.
          said={failureText(language, { ...told.failure, kind: told.failure.kind as FailureKind, party: 'smartship' })}
          tone="need"
        />
      )}
      {told !== null && typeof told !== 'string' && !told.failure && <OfferTable offers={told.offers} />}
    </Disclosure>
  );
}

const TONE = { offered: 'done', unproven: 'warn', 'not-offered': 'quiet' } as const;

function OfferTable({ offers }: { offers: readonly ToldOffer[] }) {
  const texts = useTexts(smartshipTexts);
  const offered = offers.filter(({ state }) => state !== 'not-offered').length;
  return (
    <>
      <p className="ss-muted">{texts.offersCount({ offered, total: offers.length })}</p>
      <table className="op-table" aria-label={texts.offersTitle}>
        <thead>
          <tr>
            <th scope="col">{texts.offersHead}</th>
            <th scope="col">{texts.offersState}</th>
          </tr>
        </thead>
        <tbody>
          {offers.map(({ operation, state, why, detail }) => (
            <tr key={operation} data-tone={TONE[state]} data-smartship-offer={operation} data-smartship-state={state}>
              <th scope="row">{texts.operation(operation)}</th>
              <td>
                <span className="op-offer">{texts[state]}</span>
                <WhyNot why={why} detail={detail} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {offers.some(({ state }) => state === 'unproven') && <p className="ss-muted">{texts.unprovenWhy}</p>}
    </>
  );
}

function WhyNot({ why, detail }: Pick<ToldOffer, 'why' | 'detail'>) {
  const texts = useTexts(smartshipTexts);
  if (why === null) return null;
  const said = why === 'tool-absent' || why === 'argument-unknown' ? texts[why](detail) : texts[why];
  return <span className="ss-muted">{said}</span>;
}
