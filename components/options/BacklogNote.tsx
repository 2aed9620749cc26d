import { Button } from '@mantine/core';
import { useState } from 'react';
import { Dialog, type Result, ResultNote, useAction, useTexts } from '#components/shared';
import { dutyTexts } from '#lib/i18n';
import type { Backlog } from '#lib/storage';

/** Carts named in the preview; the count above them always says the whole. */
const SHOWN = 12;

/** How many orders that are here already a duty would take, and their approval by name after a preview. */
export function BacklogNote(props: {
  /** null: not known yet. */
  backlog: Backlog | null;
  /** The duty's name. */
  duty: string;
  /** The duty is the extension's: only then there is something to approve. */
  chosen: boolean;
  onApprove: (orderNos: readonly string[]) => Promise<Result>;
}) {
  const texts = useTexts(dutyTexts);
  const [opened, setOpened] = useState(false);
  const approve = useAction(async () => {
    const result = await props.onApprove(carts.flatMap(({ orderNos }) => orderNos));
    setOpened(false);
    return result;
  });
  const carts = props.backlog?.carts ?? [];
  const lines = carts.reduce((count, { orderNos }) => count + orderNos.length, 0);
  if (props.backlog === null) return null;
  return (
    <div className="op-backlog" data-smartship-backlog={carts.length}>
      <p className="ss-muted">{carts.length === 0 ? texts.noBacklog : texts.backlog({ carts: carts.length, lines })}</p>
      {props.chosen && carts.length > 0 && (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => setOpened(true)}
          data-smartship-action="preview-backlog"
        >
          {texts.preview}
        </Button>
      )}
      <ResultNote result={approve.outcome} done={texts.approved} />
      <Dialog
        opened={opened}
        title={texts.backlogTitle(props.duty)}
        confirm={texts.approve}
        action="approve"
        busy={approve.busy}
        disabled={carts.length === 0}
        onConfirm={() => approve.run()}
        onClose={() => setOpened(false)}
      >
        <p>{texts.backlogLead}</p>
        <ul className="ss-bullets">
          {carts.slice(0, SHOWN).map(({ packNo, orderNos }) => (
            <li key={packNo}>
              {texts.cart(packNo)} <span className="ss-muted">{orderNos.join(', ')}</span>
            </li>
          ))}
          {carts.length > SHOWN && <li className="ss-muted">{texts.moreCarts(carts.length - SHOWN)}</li>}
        </ul>
      </Dialog>
    </div>
  );
}
