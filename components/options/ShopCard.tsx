import { Checkbox } from '@mantine/core';
import { type Result, ResultNote, useAction, useTexts } from '#components/shared';
import type { Doer, ShipDateRule, ShopSettings } from '#lib/domain';
import { dutyTexts, optionsTexts } from '#lib/i18n';
import type { Backlog, Looks } from '#lib/storage';
import { BacklogNote } from './BacklogNote.tsx';
import { DutyChoice, SHOWN_DUTIES, type ShownDuty } from './DutyChoice.tsx';
import { PollField } from './PollField.tsx';
import { ReadOnlySwitch } from './ReadOnlySwitch.tsx';
import { ShipDateForm } from './ShipDateForm.tsx';

export interface ShopActions {
  readonly onReadOnly: (shopId: string, readOnly: boolean) => Promise<Result>;
  readonly onDuty: (shopId: string, duty: ShownDuty, doer: Doer, linkDeclaredOff: boolean) => Promise<Result>;
  readonly onApproveBacklog: (shopId: string, duty: ShownDuty, orderNos: readonly string[]) => Promise<Result>;
  readonly onFillGap: (shopId: string, fill: boolean) => Promise<Result>;
  readonly onPollMinutes: (shopId: string, minutes: number) => Promise<Result>;
  readonly onShipDate: (shopId: string, rule: ShipDateRule) => Promise<Result>;
}

/** Numbers that Smartship left out are carried, too, though the duty is its own. */
const fillsGap = (shop: ShopSettings): boolean => shop.duties.tracking === 'smartship' && shop.fillTrackingGap;

/** One shop's choices: may anything be written, who does what, when it ships. */
export function ShopCard({
  shop,
  backlogs,
  looks,
  ...actions
}: ShopActions & {
  shop: ShopSettings;
  /** null: not known yet. */
  backlogs: readonly Backlog[] | null;
  looks: Looks | null;
}) {
  const texts = { ...useTexts(optionsTexts), ...useTexts(dutyTexts) };
  const { shopId } = shop;
  return (
    <section className="op-card" aria-label={texts.shopTitle(shopId)} data-smartship-shop={shopId}>
      <h3>{texts.shopTitle(shopId)}</h3>
      <ReadOnlySwitch
        shopId={shopId}
        readOnly={shop.readOnly}
        onChange={(readOnly) => actions.onReadOnly(shopId, readOnly)}
      />
      <div className="op-block">
        <h4>{texts.duties}</h4>
        <p className="ss-muted">{texts.dutiesLead}</p>
        <div className="op-duties">
          {SHOWN_DUTIES.map((duty) => (
            <DutyChoice
              key={duty}
              duty={duty}
              doer={shop.duties[duty]}
              linkDeclaredOff={shop.smartshipLinkDeclaredOff}
              onChange={(doer, linkOff) => actions.onDuty(shopId, duty, doer, linkOff)}
            >
              {duty === 'tracking' && shop.duties.tracking === 'smartship' && (
                <FillGap shop={shop} onFillGap={actions.onFillGap} />
              )}
              <BacklogNote
                backlog={backlogs?.find((each) => each.shopId === shopId && each.duty === duty) ?? null}
                duty={texts[`duty-${duty}`]}
                chosen={shop.duties[duty] === 'extension' || (duty === 'tracking' && fillsGap(shop))}
                onApprove={(orderNos) => actions.onApproveBacklog(shopId, duty, orderNos)}
              />
            </DutyChoice>
          ))}
        </div>
      </div>
      <PollField
        shopId={shopId}
        minutes={shop.pollMinutes}
        looks={looks}
        onChange={(minutes) => actions.onPollMinutes(shopId, minutes)}
      />
      <ShipDateForm rule={shop.shipDateRule} onSave={(rule) => actions.onShipDate(shopId, rule)} />
    </section>
  );
}

/** Smartship has the tracking duty: may a gap of a day be filled? */
function FillGap({ shop, onFillGap }: { shop: ShopSettings } & Pick<ShopActions, 'onFillGap'>) {
  const texts = useTexts(dutyTexts);
  const change = useAction((fill: boolean) => onFillGap(shop.shopId, fill));
  return (
    <>
      <Checkbox
        size="xs"
        label={texts.fillGap}
        description={texts.fillGapHelp}
        checked={shop.fillTrackingGap}
        onChange={(event) => change.run(event.currentTarget.checked)}
        data-smartship-action="fill-tracking-gap"
      />
      <ResultNote result={change.outcome} />
    </>
  );
}
