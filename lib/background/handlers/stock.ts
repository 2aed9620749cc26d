import { type Failure, toItemCode } from '#lib/domain';
import type { Handlers, Output } from '#lib/messaging';
import { approveStock, leaveStock, requestSmartshipSync, smartshipSyncLog } from '#lib/stock';
import { changeShop, readSettings } from '#lib/storage';
import type { Brain } from '../brain.ts';
import type { Stock } from '../stock.ts';
import type { SyncAll } from '../sync.ts';

const DONE = { ok: true, reason: null } as const;
const told = ({ kind, says = '', operation }: Failure) => ({ kind, says, operation });

type Refusal = Output<'stock.approve'>['refused'];

/** What the seller chooses and presses for *Stock sync*. */
export function stockHandlers(
  brain: Brain,
  stock: Stock,
  sync: Pick<SyncAll, 'all'>,
): Pick<
  Handlers,
  | 'stock.settings'
  | 'stock.listing-rule'
  | 'stock.preview'
  | 'stock.stop-preview'
  | 'stock.approve'
  | 'stock.leave'
  | 'stock.request-sync'
  | 'stock.sync-log'
> {
  const failedQuietly = (error: unknown) => {
    const says = error instanceof Error ? error.name : 'unknown';
    void brain.log({ who: 'extension', what: 'stock', orderNo: null, result: 'failed', says });
  };

  /** Why nothing may be written for a shop; null when it may, by whoever has the duty. */
  const refusal = async (shopId: string, doer: 'extension' | 'smartship'): Promise<Refusal> => {
    const settings = await readSettings();
    const shop = settings.shops.find((known) => known.shopId === shopId);
    if (settings.paused) return 'paused';
    if (!shop || shop.readOnly) return 'read-only';
    if (shop.duties.stock === doer) return null;
    return doer === 'extension' ? 'not-our-duty' : 'not-smartships-duty';
  };

  return {
    async 'stock.settings'({ shopId, stock: chosen }) {
      await changeShop(shopId, (shop) => ({ ...shop, stock: chosen }));
      await brain.log({ who: 'seller', what: 'stock-settings', orderNo: null, result: 'ok', says: chosen.rule.kind });
      brain.changed();
      return DONE;
    },

    async 'stock.listing-rule'({ shopId, itemCode, rule }) {
      const code = toItemCode(itemCode);
      const shop = (await readSettings()).shops.find((known) => known.shopId === shopId);
      if (code === null || !shop) return { ok: false, reason: null };
      if (rule === null) await brain.outbox.stockRules.delete([shopId, code]);
      else await brain.outbox.stockRules.put({ shopId: shop.shopId, itemCode: code, rule });
      const says = `${itemCode}: ${rule?.kind ?? 'site'}`;
      await brain.log({ who: 'seller', what: 'stock-rule', orderNo: null, result: 'ok', says });
      brain.changed();
      return DONE;
    },

    async 'stock.preview'({ shopId }) {
      const shop = (await readSettings()).shops.find((known) => known.shopId === shopId);
      if (!shop) return { ok: false, reason: null };
      // It may take long, so the screen follows it on disk.
      await stock.preview(shop.shopId);
      return DONE;
    },

    async 'stock.stop-preview'({ shopId }) {
      const shop = (await readSettings()).shops.find((known) => known.shopId === shopId);
      if (!shop) return { ok: false, reason: null };
      await stock.stopPreview(shop.shopId);
      return DONE;
    },

    async 'stock.approve'({ shopId, changes }) {
      const refused = await refusal(shopId, 'extension');
      const shop = (await readSettings()).shops.find((known) => known.shopId === shopId);
      if (refused !== null || !shop) return { taken: 0, refused: refused ?? 'read-only' };
      const taken = await approveStock(shop.shopId, changes, stock.tools());
      const says = String(taken);
      await brain.log({ who: 'seller', what: 'stock-approve', orderNo: null, result: 'ok', says });
      brain.changed();
      void sync
        .all()
        .then(() => stock.goOn('wait'))
        .catch(failedQuietly);
      return { taken, refused: taken < changes.length ? 'changed' : null };
    },

    async 'stock.leave'({ shopId, changes }) {
      const shop = (await readSettings()).shops.find((known) => known.shopId === shopId);
      if (!shop) return { ok: false, reason: null };
      const left = await leaveStock(shop.shopId, changes, stock.tools());
      await brain.log({ who: 'seller', what: 'stock-leave', orderNo: null, result: 'ok', says: String(left) });
      brain.changed();
      return DONE;
    },

    async 'stock.request-sync'({ shopId, shop }) {
      const none = { failure: null, at: brain.now(), says: '', shops: [] };
      const refused = await refusal(shopId, 'smartship');
      if (refused !== null) return { ...none, kind: 'refused', refused };
      const asked = await requestSmartshipSync(shop, stock.tools());
      if (!asked.ok) return { ...none, kind: 'failed', refused: null, failure: told(asked.failure) };
      if (asked.value.kind === 'choose')
        return { ...none, kind: 'choose', refused: null, shops: [...asked.value.shops] };
      brain.changed();
      return { ...none, kind: 'requested', refused: null, at: asked.value.at, says: asked.value.says };
    },

    async 'stock.sync-log'() {
      const log = await smartshipSyncLog(stock.tools());
      if (!log.ok) return { failure: told(log.failure), complete: false, entries: [] };
      return { failure: null, complete: log.value.complete, entries: [...log.value.entries] };
    },
  };
}
