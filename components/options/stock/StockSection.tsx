import { useCallback, useState } from 'react';
import { known, resultOf, useLive, useTexts } from '#components/shared';
import { sharedTexts, stockTexts } from '#lib/i18n';
import { ask } from '#lib/messaging/client';
import {
  readStockListing,
  readStockOverview,
  readStockTab,
  type Settings,
  type StockTab,
  type StockTableRow,
} from '#lib/storage';
import { StockCard } from './StockCard.tsx';
import { STOCK_PAGE } from './StockPreview.tsx';

type Shop = Settings['shops'][number];

/** *Stock sync* of every shop, on the stored data. */
export function StockSection({ shops }: { shops: readonly Shop[] }) {
  const texts = useTexts(stockTexts);
  if (shops.length === 0) return null;
  return (
    <>
      <h2>{texts.title}</h2>
      {shops.map((shop) => (
        <StockOfShop key={shop.shopId} shop={shop} />
      ))}
    </>
  );
}

function StockOfShop({ shop }: { shop: Shop }) {
  const shared = useTexts(sharedTexts);
  const { shopId } = shop;
  const [{ tab, page }, show] = useState<{ tab: StockTab; page: number }>({ tab: 'waiting', page: 0 });
  const overview = useLive(useCallback(() => readStockOverview(shopId), [shopId]));
  const rows = useLive(
    useCallback(
      async () => ({ tab, page, rows: await readStockTab(shopId, tab, page * STOCK_PAGE, STOCK_PAGE) }),
      [shopId, tab, page],
    ),
  );
  if (overview.kind === 'failed' || rows.kind === 'failed') {
    return (
      <p className="ss-banner" data-tone="need" role="alert">
        {shared.cannotRead}
      </p>
    );
  }
  const told = known(overview);
  if (told === null) return null;
  const shown = known(rows);
  return (
    <StockCard
      shop={shop}
      overview={told}
      tab={tab}
      page={page}
      // Rows of the part that was shown before are not shown under the next one's name.
      rows={shown && shown.tab === tab && shown.page === page ? shown.rows : []}
      onShow={(nextTab, nextPage) => show({ tab: nextTab, page: nextPage })}
      onDuty={async (doer) =>
        resultOf(
          await ask('settings.duty', {
            shopId,
            duty: 'stock',
            doer,
            smartshipLinkDeclaredOff: shop.smartshipLinkDeclaredOff,
          }),
        )
      }
      onSave={async (stock) =>
        resultOf(
          await ask('stock.settings', {
            shopId,
            stock: { ...stock, warehouses: stock.warehouses === null ? null : [...stock.warehouses] },
          }),
        )
      }
      onFind={(itemCode) => readStockListing(shopId, itemCode)}
      onRule={async (itemCode, rule) => resultOf(await ask('stock.listing-rule', { shopId, itemCode, rule }))}
      onPreview={async () => resultOf(await ask('stock.preview', { shopId }))}
      onAllWaiting={() => readStockTab(shopId, 'waiting', 0, Number.POSITIVE_INFINITY)}
      onApprove={(chosen) => approve(shopId, chosen)}
      onLeave={async (chosen) => resultOf(await ask('stock.leave', { shopId, changes: changesOf(chosen) }))}
      onRequest={async (name) => {
        const reply = await ask('stock.request-sync', { shopId, shop: name });
        return reply.ok ? reply.value : reply.why;
      }}
      onLog={async () => {
        const reply = await ask('stock.sync-log', {});
        return reply.ok ? reply.value : reply.why;
      }}
    />
  );
}

const changesOf = (chosen: readonly StockTableRow[]) =>
  chosen.flatMap(({ id, from, to }) => (from === null || to === null ? [] : [{ writeId: id, from, to }]));

async function approve(shopId: string, chosen: readonly StockTableRow[]) {
  const reply = await ask('stock.approve', { shopId, changes: changesOf(chosen) });
  return reply.ok ? reply.value : reply.why;
}
