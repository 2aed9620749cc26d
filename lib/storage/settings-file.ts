import { z } from 'zod';
import { type Duty, type Instant, later, toItemCode, toShopId } from '#lib/domain';
import { migrateSettings } from './migrations/index.ts';
import type { OutboxDb } from './outbox-db.ts';
import { changeSettings, readSettings, type Settings, settingsShape, stockRuleShape } from './settings.ts';
import type { StockRuleRow } from './stock-rows.ts';

/** Listings with a stock rule of their own; files of before there were any have none to tell. */
const rules = later(() =>
  z.object({
    stockRules: z
      .array(
        z.object({
          shopId: z.string().min(1).transform(toShopId),
          itemCode: z.string(),
          rule: z.union([stockRuleShape(), z.object({ kind: z.literal('site') })]),
        }),
      )
      .optional(),
  }),
);

/** The settings as a file: choices only. Keys live in the vault and are not in it; the outbox's identity stays here. */
export async function exportSettings(stock: Pick<OutboxDb, 'stockRules'>): Promise<string> {
  const { outbox: _outbox, outboxLost: _lost, automationAsks: _asks, ...choices } = await readSettings();
  return JSON.stringify({ ...choices, stockRules: await stock.stockRules.toArray() }, null, 2);
}

/**
 * Takes the choices of an exported file, of any earlier version. Every shop comes back Read-only, and a duty counts as
 * switched on now: orders that came since the file was written wait for a preview. False when it is no such file.
 */
export async function importSettings(exported: unknown, outbox: OutboxDb, now: Instant): Promise<boolean> {
  const filled =
    typeof exported === 'object' && exported !== null
      ? { ...exported, outbox: null, outboxLost: false, automationAsks: false }
      : exported;
  const parsed = settingsShape().safeParse(migrateSettings(filled));
  const listings = rules().safeParse(filled);
  if (!parsed.success || !listings.success) return false;
  const own = (listings.data.stockRules ?? []).map(({ shopId, itemCode, rule }): StockRuleRow | null => {
    const code = toItemCode(itemCode);
    return code && { shopId, itemCode: code, rule };
  });
  if (own.includes(null)) return false;
  await changeSettings(({ outbox: known, outboxLost, automationAsks }) => ({
    ...parsed.data,
    outbox: known,
    outboxLost,
    automationAsks,
    shops: parsed.data.shops.map((shop) => ({ ...shop, readOnly: true, dutySince: since(shop, now) })),
  }));
  if (listings.data.stockRules) {
    await outbox.transaction('rw', outbox.stockRules, async () => {
      await outbox.stockRules.clear();
      await outbox.stockRules.bulkPut(own.filter((row) => row !== null));
    });
  }
  return true;
}

function since({ dutySince }: Settings['shops'][number], now: Instant): Partial<Record<Duty, Instant>> {
  return Object.fromEntries(Object.keys(dutySince).map((duty) => [duty, now]));
}
