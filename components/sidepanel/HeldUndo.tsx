import { Button } from '@mantine/core';
import { useNow, useTexts } from '#components/shared';
import type { JobView } from '#lib/domain';
import { panelTexts, sharedTexts } from '#lib/i18n';

/** *Undo* with the seconds that are left; gone once the hold is over. */
export function HeldUndo({ job, onUndo }: { job: JobView; onUndo: (jobId: string) => void }) {
  const texts = useTexts(panelTexts);
  const shared = useTexts(sharedTexts);
  const left = Math.ceil((job.notBefore - useNow(500)) / 1000);
  if (left <= 0) return null;
  return (
    <span className="pn-held">
      <span className="ss-muted">{texts.undoLeft(left)}</span>
      <Button size="compact-xs" variant="default" onClick={() => onUndo(job.jobId)} data-smartship-action="undo">
        {shared.undo}
      </Button>
    </span>
  );
}
