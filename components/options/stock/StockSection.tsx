import { useCallback, useState } from 'react';
import { known, type Live, resultOf, useLive, useTexts } from '#components/shared';
import { sharedTexts, stockTexts } from '#lib/i18n';
import { ask } from '#lib/messaging/client';
import {
  readStockListing,
  readStockOverview,
  readStockTab,
  type Settings,
  type StockOverview,
  type StockTab,
  type StockTableRow,
} from '#lib/storage';
import { StockCard } from './StockCard.tsx';
import { STOCK_PAGE } from './StockPreview.tsx';

type Shop = Settings['shops'][number];

interface Shown {
  readonly tab: StockTab;
  readonly page: number;
}
const FIRST: Shown = { tab: 'waiting', page: 0 };

/** What the stock cards show, and which part of each preview: read before the page is drawn, so that nothing below moves. */
export interface Stocks {
  readonly live: Live<ReadonlyMap<string, StockOfShop>>;
  readonly shownOf: (shopId: string) => Shown;
  readonly show: (shopId: string, shown: Shown) => void;
}

interface StockOfShop {
  readonly overview: StockOverview;
  readonly shown: Shown;
  readonly rows: readonly StockTableRow[];
}

export function useStocks(shops: readonly Shop[]): Stocks {
  const [parts, setParts] = useState<ReadonlyMap<string, Shown>>(new Map());
  const shopIds = shops.map(({ shopId }) => shopId).join(' ');
  const live = useLive(
    useCallback(async () => {
      const all = shopIds === '' ? [] : shopIds.split(' ');
      const read = all.map(async (shopId): Promise<[string, StockOfShop]> => {
        const shown = parts.get(shopId) ?? FIRST;
        const [overview, rows] = await Promise.all([
          readStockOverview(shopId),
          readStockTab(shopId, shown.tab, shown.page * STOCK_PAGE, STOCK_PAGE),
        ]);
        return [shopId, { overview, shown, rows }];
      });
      return new Map(await Promise.all(read));
    }, [shopIds, parts]),
  );
  return {
    live,
    shownOf: (shopId) => parts.get(shopId) ?? FIRST,
    show: (shopId, shown) => setParts((before) => new Map(before).set(shopId, shown)),
  };
}

/** *Stock sync* of every shop, on the stored data. */
export function StockSection({ shops, stocks }: { shops: readonly Shop[]; stocks: Stocks }) {
  const texts = useTexts(stockTexts);
  const shared = useTexts(sharedTexts);
  if (shops.length === 0) return null;
  return (
    <>
      <h2>{texts.title}</h2>
      {stocks.live.kind === 'failed' && (
        <p className="ss-banner" data-tone="need" role="alert">
          {shared.cannotRead}
        </p>
      )}
      {shops.map((shop) => {
        const stock = known(stocks.live)?.get(shop.shopId);
        return stock && <StockOfShop key={shop.shopId} shop={shop} stock={stock} stocks={stocks} />;
      })}
    </>
  );
}

function StockOfShop({ shop, stock, stocks }: { shop: Shop; stock: StockOfShop; stocks: Stocks }) {
  const { shopId } = shop;
  const { tab, page } = stocks.shownOf(shopId);
  return (
    <StockCard
      shop={shop}
      overview={stock.overview}
      tab={tab}
      page={page}
      // Rows of the part that was shown before are not shown under the next one's name.
      rows={stock.shown.tab === tab && stock.shown.page === page ? stock.rows : []}
      onShow={(nextTab, nextPage) => stocks.show(shopId, { tab: nextTab, page: nextPage })}
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
      onStopPreview={async () => resultOf(await ask('stock.stop-preview', { shopId }))}
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
