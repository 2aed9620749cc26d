import { Dialog, ResultNote, useAction, useTexts } from '#components/shared';
import { mappingTexts } from '#lib/i18n';
import type { OnExclude } from './Exclusions.tsx';

/** What the seller is about to exclude; `what` is it in words. */
export interface Excluding {
  readonly shopId: string;
  readonly pattern: string;
  readonly what: string;
}

/** Asks before something is excluded, and says where it could not be. */
export function ExcludeDialog(props: {
  excluding: Excluding | null;
  onExclude: OnExclude;
  onDone: () => void;
  onClose: () => void;
}) {
  const texts = useTexts(mappingTexts);
  const { excluding } = props;
  const exclude = useAction(async () => {
    if (!excluding) return null;
    const result = await props.onExclude(excluding.shopId, excluding.pattern, true);
    props.onClose();
    props.onDone();
    return result;
  });
  return (
    <>
      <ResultNote result={exclude.outcome} />
      <Dialog
        opened={excluding !== null}
        title={texts.excludeTitle}
        confirm={texts.excludeConfirm}
        action="confirm-exclude"
        busy={exclude.busy}
        onConfirm={exclude.run}
        onClose={props.onClose}
      >
        <p>{texts.excludeLead(excluding?.what ?? '')}</p>
      </Dialog>
    </>
  );
}
