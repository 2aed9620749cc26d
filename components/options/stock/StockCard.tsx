import { type Result, useTexts } from '#components/shared';
import type { Doer, ShopSettings, ShopStock, StockRule } from '#lib/domain';
import { stockTexts } from '#lib/i18n';
import type { StockListing, StockOverview, StockTab, StockTableRow } from '#lib/storage';
import { SmartshipSync, type SyncAsked, type SyncLog } from './SmartshipSync.tsx';
import { StockDuty } from './StockDuty.tsx';
import { StockForm } from './StockForm.tsx';
import { type PreviewActions, StockPreview } from './StockPreview.tsx';
import { StockRules } from './StockRules.tsx';

export interface StockActions extends PreviewActions {
  readonly onDuty: (doer: Doer) => Promise<Result>;
  readonly onSave: (stock: ShopStock) => Promise<Result>;
  readonly onFind: (itemCode: string) => Promise<StockListing | null>;
  readonly onRule: (itemCode: string, rule: StockRule | null) => Promise<Result>;
  readonly onRequest: (shop: string | null) => Promise<SyncAsked>;
  readonly onLog: () => Promise<SyncLog>;
}

/** *Stock sync* of one shop: who does it, how, what would change, and Smartship's own way. */
export function StockCard(
  props: StockActions & {
    shop: Pick<ShopSettings, 'shopId' | 'duties'> & { readonly stock: ShopStock };
    overview: StockOverview;
    tab: StockTab;
    page: number;
    rows: readonly StockTableRow[];
    onShow: (tab: StockTab, page: number) => void;
  },
) {
  const texts = useTexts(stockTexts);
  const { shop, overview } = props;
  return (
    <section className="op-card" aria-label={texts.card(shop.shopId)} data-smartship-stock-shop={shop.shopId}>
      <h3>{texts.card(shop.shopId)}</h3>
      <p className="ss-muted">{texts.lead}</p>
      <StockDuty doer={shop.duties.stock} onChange={props.onDuty} />
      {shop.duties.stock === 'smartship' && <SmartshipSync onRequest={props.onRequest} onLog={props.onLog} />}
      <StockForm stock={shop.stock} warehouses={overview.warehouses} onSave={props.onSave} />
      <StockRules rules={overview.rules} onFind={props.onFind} onRule={props.onRule} />
      <StockPreview {...props} shopId={shop.shopId} />
    </section>
  );
}
