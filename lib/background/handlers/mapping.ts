import { matchingRule, type Suggestion, toCode, toItemCode, toShopId } from '#lib/domain';
import type { Handlers } from '#lib/messaging';
import { planCodes, takeBack, undoing, type WantedCode } from '#lib/outbox';
import { cartViews, changeShop, readMappingPage, readSettings, skuIndexState } from '#lib/storage';
import type { Brain } from '../brain.ts';
import type { Suggestions } from '../suggestions.ts';
import { createSku } from './create-sku.ts';

/** What the mapping screen asks. Each approval is on disk before it is acknowledged (design §3 law 3). */
export function mappingHandlers(
  brain: Brain,
  suggestions: Suggestions,
): Pick<
  Handlers,
  | 'mapping.listings'
  | 'mapping.stuck'
  | 'mapping.suggest'
  | 'mapping.write'
  | 'mapping.undo'
  | 'mapping.take-back'
  | 'mapping.create-sku'
  | 'settings.not-smartship'
> {
  /** After something was put on disk: screens follow, and the work begins. */
  const begun = () => {
    brain.changed();
    void brain.runCodes().catch(() => undefined);
  };

  return {
    async 'mapping.listings'({ after, limit }) {
      const skus = await brain.skus.current();
      const page = await readMappingPage(brain.data, await readSettings(), brain.now(), { after, limit, skus });
      const [index, listings] = await Promise.all([
        skuIndexState(brain.data, brain.now()),
        brain.data.syncs.get('listings'),
      ]);
      return {
        ...page,
        listings: page.listings.map((listing) => ({
          ...listing,
          codes: [...listing.codes],
          goodCodes: [...listing.goodCodes],
        })),
        next: page.next === null ? null : [page.next[0], page.next[1]],
        skusAsOf: index.readAt,
        listingsAsOf: listings?.lastEnd ?? null,
      };
    },

    async 'mapping.stuck'() {
      const settings = await readSettings();
      const views = await cartViews({ data: brain.data, outbox: brain.outbox, settings, now: brain.now() });
      return {
        lines: views.flatMap((view) =>
          view.lines
            .filter(({ state, reason }) => state === 'needs-code' && reason.code.startsWith('code-'))
            .map(({ line, reason }) => ({
              shopId: view.shopId,
              packNo: view.packNo,
              orderNo: line.orderNo,
              itemCode: line.itemCode,
              title: line.itemTitle,
              ...matchingRule.ofOrderLine(line),
              reason,
            })),
        ),
      };
    },

    async 'mapping.suggest'({ codes }) {
      const found: Record<string, Suggestion[]> = {};
      for (const { key, role, code, words } of codes) {
        found[key] = await suggestions.find({ code, wants: matchingRule.kindFor(role), words });
      }
      return { suggestions: found };
    },

    async 'mapping.write'({ shopId, changes }) {
      const wanted = changes.flatMap(({ itemCode, before, after, option, title }): WantedCode[] => {
        const known = toItemCode(itemCode);
        return known === null ? [] : [{ itemCode: known, option, title, before: toCode(before), after: toCode(after) }];
      });
      const planned = await planCodes(brain.outbox, toShopId(shopId), wanted, brain.now());
      await brain.log({ who: 'seller', what: 'codes', orderNo: null, result: 'ok', says: String(planned.taken) });
      begun();
      const count = (why: string) => planned.refused.filter((one) => one.why === why).length;
      return { taken: planned.taken, underWay: count('under-way'), same: count('same') };
    },

    async 'mapping.undo'({ ids }) {
      const back = await undoing(brain.outbox, ids);
      let taken = 0;
      for (const [shopId, rows] of Map.groupBy(back, (row) => row.shopId)) {
        const wanted = rows.map((row) => row.wanted);
        taken += (await planCodes(brain.outbox, shopId, wanted, brain.now())).taken;
      }
      await brain.log({ who: 'seller', what: 'codes-undo', orderNo: null, result: 'ok', says: String(taken) });
      begun();
      return { taken, left: ids.length - taken };
    },

    async 'mapping.take-back'({ ids }) {
      const taken = await takeBack(brain.outbox, ids);
      brain.changed();
      return { taken };
    },

    'mapping.create-sku': (wanted) => createSku(brain, wanted),

    async 'settings.not-smartship'({ shopId, pattern, on }) {
      await changeShop(shopId, (shop) => ({
        ...shop,
        notSmartship: [...shop.notSmartship.filter((known) => known !== pattern), ...(on ? [pattern] : [])],
      }));
      const what = on ? 'not-smartship-on' : 'not-smartship-off';
      await brain.log({ who: 'seller', what, orderNo: null, result: 'ok', says: pattern });
      brain.changed();
      return { ok: true, reason: null };
    },
  };
}
