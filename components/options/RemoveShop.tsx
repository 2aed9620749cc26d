import { Button } from '@mantine/core';
import { useState } from 'react';
import { Bullets, Dialog, type Result, ResultNote, useAction, useTexts } from '#components/shared';
import { keyTexts } from '#lib/i18n';
import type { Unfinished } from '#lib/storage';

const SHOWN = 5;

/** Removes a shop after naming what goes with it, the carts that are still being sent among it. */
export function RemoveShop(props: {
  shopId: string;
  unfinished: readonly Unfinished[];
  onRemove: () => Promise<Result>;
}) {
  const texts = useTexts(keyTexts);
  const [asking, setAsking] = useState(false);
  const remove = useAction(async () => {
    const result = await props.onRemove();
    setAsking(false);
    return result;
  });
  const { unfinished } = props;
  return (
    <div className="op-remove">
      <Button
        size="compact-xs"
        variant="subtle"
        color="red"
        onClick={() => setAsking(true)}
        data-smartship-action="remove-shop"
      >
        {texts.removeShop}
      </Button>
      <ResultNote result={remove.outcome} />
      <Dialog
        opened={asking}
        title={texts.removeTitle(props.shopId)}
        confirm={texts.removeConfirm}
        action="confirm"
        danger
        busy={remove.busy}
        onConfirm={() => remove.run()}
        onClose={() => setAsking(false)}
      >
        <p>{texts.removeLead}</p>
        <Bullets text={texts.removeEffects} />
        {unfinished.length > 0 && (
          <div className="ss-note" data-tone="need" data-smartship-note="unfinished">
            <p>{texts.removeJobs(unfinished.length)}</p>
            <Bullets
              text={[
                ...unfinished
                  .slice(0, SHOWN)
                  .map(({ packNo, orderNos }) => texts.removeJob({ packNo, orderNos: orderNos.join(', ') })),
                ...(unfinished.length > SHOWN ? [texts.removeMore(unfinished.length - SHOWN)] : []),
              ].join('\n')}
            />
          </div>
        )}
      </Dialog>
    </div>
  );
}
