import { Bullets, Dialog, useTexts } from '#components/shared';
import { mappingWayTexts } from '#lib/i18n';
import type { Settings } from '#lib/storage';
import { Diff } from './Diff.tsx';
import type { WritePlan } from './model.ts';

/** Which codes will be written to Qoo10, what goes along, and what follows: what *Approve* stands for (design §3 law 5). */
export function WriteDialog(props: {
  plan: WritePlan | null;
  settings: Pick<Settings, 'paused' | 'shops'>;
  busy: boolean;
  onApprove: () => void;
  onClose: () => void;
}) {
  const texts = useTexts(mappingWayTexts);
  const rows = props.plan?.rows ?? [];
  const shops = new Set(rows.map(({ item }) => item.listing.shopId));
  const readOnly = props.settings.shops.filter((shop) => shops.has(shop.shopId) && shop.readOnly);
  return (
    <Dialog
      opened={props.plan !== null}
      title={texts.writeTitle}
      confirm={texts.approve}
      action="approve"
      size="xl"
      busy={props.busy}
      disabled={rows.length === 0 || readOnly.length > 0}
      onConfirm={props.onApprove}
      onClose={props.onClose}
    >
      {readOnly.length > 0 && (
        <p className="ss-banner" data-tone="need" role="alert">
          {texts.writeReadOnly(readOnly.map(({ shopId }) => shopId).join(', '))}
        </p>
      )}
      {props.settings.paused && (
        <p className="ss-banner" data-tone="warn">
          {texts.writePaused}
        </p>
      )}
      <p data-smartship-will-write={rows.length}>
        <b>{texts.writeLead(rows.length)}</b>
      </p>
      {(props.plan?.clashes ?? 0) > 0 && <p>{texts.writeClash(props.plan?.clashes ?? 0)}</p>}
      {(props.plan?.refused ?? 0) > 0 && <p>{texts.writeTooLong(props.plan?.refused ?? 0)}</p>}
      <Diff
        rows={rows.map(({ item, after }) => ({
          key: item.key,
          title: item.listing.title,
          itemCode: item.listing.itemCode,
          values: item.code.values,
          before: item.code.code,
          after,
        }))}
      />
      <Bullets text={texts.writeNotes} />
    </Dialog>
  );
}
