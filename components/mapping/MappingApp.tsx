import type { ReactNode } from 'react';
import { Coverage, known, resultOf, useLive } from '#components/shared';
import { ask } from '#lib/messaging/client';
import { readCodeChanges, readSkusByCode, type Settings } from '#lib/storage';
import { MappingScreen } from './MappingScreen.tsx';
import { optionOf, shortTitle, type WritePlan } from './model.ts';
import { useMapping, useSuggestions } from './use-mapping.ts';

/** There may be thousands: they are not read again for every other thing that the background does. */
const CHANGES = { tables: ['codeChanges'], pace: 1000 };

/** The mapping screen on what the background tells. */
export function MappingApp({ settings, head }: { settings: Settings; head: ReactNode }) {
  const loaded = useMapping();
  const { suggestions, fetch } = useSuggestions();
  const changes = useLive(readCodeChanges, CHANGES);
  return (
    <MappingScreen
      settings={settings}
      head={head}
      coverage={<Coverage />}
      mapping={loaded.mapping}
      looking={loaded.looking}
      failed={loaded.failed || changes.kind === 'failed'}
      stuck={loaded.stuck}
      changes={known(changes)}
      suggestions={suggestions}
      fetchSuggestions={fetch}
      onWrite={write}
      onUndo={async (ids) => {
        const reply = await ask('mapping.undo', { ids: [...ids] });
        return reply.ok ? reply.value : null;
      }}
      onTakeBack={(ids) => ask('mapping.take-back', { ids: [...ids] })}
      onExclude={async (shopId, pattern, on) => resultOf(await ask('settings.not-smartship', { shopId, pattern, on }))}
      onReadListings={async () => resultOf(await ask('listings.read', { shopId: null }))}
      onUseSku={async ({ shopId, orderNo }, { skuNo }) => {
        const reply = await ask('line.sku', { shopId, orderNo, skuNo });
        return reply.ok && reply.value.ok;
      }}
      readSkus={readSkusByCode}
      onOffer={async () => {
        const reply = await ask('smartship.offers', {});
        return reply.ok ? (reply.value.offers.find(({ operation }) => operation === 'create-sku') ?? null) : null;
      }}
      onCreate={async ({ listing, code }) => {
        const { shopId, itemCode } = listing;
        const reply = await ask('mapping.create-sku', { shopId, itemCode, option: optionOf(code), code: code.code });
        return reply.ok ? reply.value : null;
      }}
      onOpenPanel={() => void ask('panel.open', { orderNo: null })}
      onReload={loaded.reload}
    />
  );
}

/** One approval a shop; what the background took is on disk when it answers. */
async function write(plan: WritePlan) {
  const told = { taken: 0, underWay: 0, same: 0 };
  for (const [shopId, rows] of Map.groupBy(plan.rows, ({ item }) => item.listing.shopId)) {
    const reply = await ask('mapping.write', {
      shopId,
      changes: rows.map(({ item, after }) => ({
        itemCode: item.listing.itemCode,
        option: optionOf(item.code),
        title: shortTitle(item.listing.title),
        before: item.code.code,
        after,
      })),
    });
    if (!reply.ok) return told.taken > 0 ? told : null;
    told.taken += reply.value.taken;
    told.underWay += reply.value.underWay;
    told.same += reply.value.same;
  }
  return told;
}
