import { StateBadge, useLanguage, useTexts } from '#components/shared';
import type { LineView } from '#lib/domain';
import { dayText, panelTexts, verdictText } from '#lib/i18n';

/** One order line: what was bought, by which code, and its state where lines of the cart differ. */
export function CartLine({ view, showState }: { view: LineView; showState: boolean }) {
  const texts = useTexts(panelTexts);
  const language = useLanguage();
  const { line, verdict } = view;
  const byOption = line.optionCode.trim() !== '';
  const code = byOption ? line.optionCode : line.sellerCode;
  const planned = line.plannedShipDate;
  return (
    <li className="pn-line" data-smartship-order={line.orderNo} data-smartship-state={view.state}>
      <div className="pn-line-what">
        <span className="pn-line-title">{line.itemTitle}</span>
        {line.optionText !== '' && <span className="ss-muted">{line.optionText}</span>}
      </div>
      <span className="pn-line-quantity">{texts.quantity(line.quantity)}</span>
      <div className="pn-line-facts">
        <span title={byOption ? texts.optionCode : texts.code}>
          <code>{code === '' ? texts.noCode : code}</code>
          <span className="pn-verdict" data-verdict={verdict.verdict}>
            {verdictText(language, verdict.verdict)}
          </span>
        </span>
        {verdict.sku && (
          <span className={verdict.sku.stock !== null && verdict.sku.stock < line.quantity ? 'pn-short' : 'ss-muted'}>
            {verdict.sku.stock === null ? texts.stockUntold : texts.stock(verdict.sku.stock)}
          </span>
        )}
        <span className="ss-muted">
          {texts.order} {line.orderNo}
        </span>
        {planned !== null && planned !== 'not-told' && (
          <span className="ss-muted">{texts.plannedShipDate(dayText(language, planned))}</span>
        )}
        {showState && <StateBadge state={view.state} />}
      </div>
    </li>
  );
}
