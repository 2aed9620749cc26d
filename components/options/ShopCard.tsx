import { type Result, useTexts } from '#components/shared';
import type { Doer, ShipDateRule, ShopSettings } from '#lib/domain';
import { optionsTexts } from '#lib/i18n';
import { DutyChoice, SHOWN_DUTIES, type ShownDuty } from './DutyChoice.tsx';
import { ReadOnlySwitch } from './ReadOnlySwitch.tsx';
import { ShipDateForm } from './ShipDateForm.tsx';

export interface ShopActions {
  readonly onReadOnly: (shopId: string, readOnly: boolean) => Promise<Result>;
  readonly onDuty: (shopId: string, duty: ShownDuty, doer: Doer, linkDeclaredOff: boolean) => Promise<Result>;
  readonly onShipDate: (shopId: string, rule: ShipDateRule) => Promise<Result>;
}

/** One shop's choices: may anything be written, who does what, when it ships. */
export function ShopCard({ shop, ...actions }: ShopActions & { shop: ShopSettings }) {
  const texts = useTexts(optionsTexts);
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
            />
          ))}
        </div>
      </div>
      <ShipDateForm rule={shop.shipDateRule} onSave={(rule) => actions.onShipDate(shopId, rule)} />
    </section>
  );
}
