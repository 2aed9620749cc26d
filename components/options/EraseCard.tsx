import { Button } from '@mantine/core';
import { useState } from 'react';
import { Bullets, Dialog, type Result, ResultNote, useAction, useTexts } from '#components/shared';
import { privacyTexts } from '#lib/i18n';

/** *Erase everything*, after saying what may still happen outside (design §9). */
export function EraseCard(props: { sendingNow: number; onErase: () => Promise<Result> }) {
  const texts = useTexts(privacyTexts);
  const [asking, setAsking] = useState(false);
  const erase = useAction(async () => {
    const result = await props.onErase();
    setAsking(false);
    return result;
  });
  return (
    <section className="op-card" aria-label={texts.danger}>
      <div className="op-row">
        <p>{texts.eraseHelp}</p>
        <Button
          size="xs"
          variant="outline"
          color="red"
          onClick={() => setAsking(true)}
          data-smartship-action="erase-everything"
        >
          {texts.erase}
        </Button>
      </div>
      <ResultNote result={erase.outcome} done={texts.erased} />
      <Dialog
        opened={asking}
        title={texts.eraseTitle}
        confirm={texts.eraseConfirm}
        action="confirm"
        danger
        busy={erase.busy}
        onConfirm={() => erase.run()}
        onClose={() => setAsking(false)}
      >
        <p>{texts.eraseLead}</p>
        {props.sendingNow > 0 && (
          <p className="ss-note" data-tone="need">
            {texts.eraseRunning(props.sendingNow)}
          </p>
        )}
        <h3>{texts.eraseMay}</h3>
        <Bullets text={texts.eraseEffects} />
      </Dialog>
    </section>
  );
}
