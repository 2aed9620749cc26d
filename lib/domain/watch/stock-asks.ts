import type { Rule } from './finding.ts';

/** Quantities that *Stock sync* changes only with the seller's word wait, in shops where it may act on that word. */
export const stockAsks: Rule = ({ shops, stockAsks: waiting }) =>
  shops.flatMap(({ shopId, duties, readOnly }) => {
    const count = waiting.get(shopId) ?? 0;
    if (count === 0 || readOnly || duties.stock !== 'extension') return [];
    return [
      {
        rule: 'stock-asks',
        severity: 'today',
        kind: '',
        shopId,
        orderNos: [],
        count,
        reason: null,
        action: 'open-options',
      },
    ];
  });
