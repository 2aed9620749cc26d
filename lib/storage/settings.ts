import { z } from 'zod';
import {
  DUTIES,
  type Duty,
  FIRST_SHOP_STOCK,
  type Instant,
  later,
  type ShopId,
  type ShopSettings,
  type ShopStock,
  type StockRule,
  toShopId,
} from '#lib/domain';
import { firstLanguage, LANGUAGES, type Language } from '#lib/i18n';
import { browserLanguages, readLocal, watchLocal, writeLocal } from '#lib/platform';
import { migrateSettings, SETTINGS_VERSION } from './migrations/index.ts';

const doer = later(() => z.enum(['smartship', 'extension', 'seller']));

export const stockRuleShape = later(
  () =>
    z.object({
      kind: z.enum(['off', 'ratio', 'safety', 'quick', 'keep']),
      percent: z.number().int().min(1).max(100),
      units: z.number().int().min(0).max(999_999),
    }) satisfies z.ZodType<StockRule>,
);

const shopStock = later(
  () =>
    z.object({
      rule: stockRuleShape(),
      held: z.enum(['open', 'not-in-smartship']),
      warehouses: z.array(z.string()).nullable(),
      everyMinutes: z.number().int().min(0).max(1440),
      atShipment: z.boolean(),
    }) satisfies z.ZodType<ShopStock>,
);

const shop = later(() =>
  z.object({
    shopId: z.string().min(1).transform(toShopId),
    readOnly: z.boolean(),
    duties: z.object({
      'bring-in': doer(),
      confirm: doer(),
      instruct: doer(),
      tracking: doer(),
      stock: doer(),
    } satisfies Record<Duty, ReturnType<typeof doer>>),
    dutySince: z.partialRecord(z.enum(DUTIES as readonly [Duty, ...Duty[]]), z.number()),
    smartshipLinkDeclaredOff: z.boolean(),
    fillTrackingGap: z.boolean(),
    shipDateRule: z.object({
      businessDays: z.number().int().min(1).max(30),
      cutOffHour: z.number().int().min(0).max(24),
      closedWeekdays: z.array(z.number().int().min(0).max(6)),
      closedOnHolidays: z.boolean(),
    }),
    pollMinutes: z.number().int().min(1).max(1440),
    notSmartship: z.array(z.string()),
    addedAt: z.number(),
    keyIssuedOn: z.string().nullable(),
    stock: shopStock(),
  }),
);

export const settingsShape = later(() =>
  z.object({
    version: z.literal(SETTINGS_VERSION),
    language: z.enum(LANGUAGES),
    paused: z.boolean(),
    /** True once the seller was told what a press of *Send* means. */
    sendExplained: z.boolean(),
    shops: z.array(shop()),
    /** The outbox database these settings last saw; a missing or older one makes every shop Read-only (design §4). */
    outbox: z.object({ id: z.string(), sequence: z.number() }).nullable(),
    /** True from the moment an outbox was found lost until the seller turned Read-only off again. */
    outboxLost: z.boolean(),
    /** True from a long sleep on until the seller let automation go on. */
    automationAsks: z.boolean(),
    notify: z.object({
      on: z.boolean(),
      quietFrom: z.number().int().min(0).max(23),
      quietTo: z.number().int().min(0).max(23),
    }),
  }),
);

/** Messages from the browser about what needs a person, where the seller wants them. */
export interface NotifySettings {
  readonly on: boolean;
  /** Hours of Japan from which, and until which, nothing is told; the same twice: no quiet hours. */
  readonly quietFrom: number;
  readonly quietTo: number;
}

export interface Settings {
  readonly version: typeof SETTINGS_VERSION;
  readonly language: Language;
  readonly paused: boolean;
  readonly sendExplained: boolean;
  readonly shops: readonly (ShopSettings & {
    readonly keyIssuedOn: string | null;
    readonly stock: ShopStock;
  })[];
  readonly outbox: { readonly id: string; readonly sequence: number } | null;
  readonly outboxLost: boolean;
  readonly automationAsks: boolean;
  readonly notify: NotifySettings;
}

const KEY = 'settings';

/** Settings of a new installation. */
export const firstSettings = (language: Language): Settings => ({
  version: SETTINGS_VERSION,
  language,
  paused: false,
  sendExplained: false,
  shops: [],
  outbox: null,
  outboxLost: false,
  automationAsks: false,
  notify: { on: false, quietFrom: 21, quietTo: 8 },
});

/** A shop as it starts: Read-only, every duty Smartship's (design §3 law 7, §5). */
export function firstShop(shopId: ShopId, now: Instant): Settings['shops'][number] {
  return {
    shopId,
    readOnly: true,
    duties: Object.fromEntries(DUTIES.map((duty) => [duty, 'smartship'])) as Record<Duty, 'smartship'>,
    dutySince: {},
    smartshipLinkDeclaredOff: false,
    fillTrackingGap: false,
    shipDateRule: { businessDays: 2, cutOffHour: 24, closedWeekdays: [0, 6], closedOnHolidays: true },
    pollMinutes: 5,
    notSmartship: [],
    addedAt: now,
    keyIssuedOn: null,
    stock: FIRST_SHOP_STOCK,
  };
}

/** Reads the settings, migrated from any earlier version. A broken store starts careful: nothing set up, nothing written. */
export async function readSettings(): Promise<Settings> {
  return parse(await readLocal(KEY));
}

function parse(stored: unknown): Settings {
  const parsed = settingsShape().safeParse(migrateSettings(stored));
  return parsed.success ? parsed.data : firstSettings(firstLanguage(browserLanguages()));
}

let changes = 0;

/** Rises with every change that this context made: what was read before is then of the past. */
export const settingsChanges = (): number => changes;

/** Changes the settings; one change at a time in every context. Only the background calls this. */
export function changeSettings(change: (settings: Settings) => Settings): Promise<Settings> {
  return navigator.locks.request('smartship-settings', async () => {
    const next = change(await readSettings());
    await writeLocal(KEY, next);
    changes += 1;
    return next;
  });
}

/** Changes one shop; unknown shops change nothing. */
export const changeShop = (shopId: string, change: (shop: Settings['shops'][number]) => Settings['shops'][number]) =>
  changeSettings((settings) => ({
    ...settings,
    shops: settings.shops.map((entry) => (entry.shopId === shopId ? change(entry) : entry)),
  }));

/** Calls back at every change until the signal ends. */
export function watchSettings(listener: (settings: Settings) => void, signal: AbortSignal): void {
  watchLocal(KEY, (value) => listener(parse(value)), signal);
}
