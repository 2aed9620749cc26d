import {
  type CartView,
  judgeAdditional,
  type LineView,
  type OrderNo,
  type Reason,
  reason,
  toOrderNo,
} from '#lib/domain';
import { type Language, pageWords, reasonText } from '#lib/i18n';
import type { Handlers, OrderRow, PageContext } from '#lib/messaging';
import { cartViewsOf, judgeCodes, readSettings, type Settings, skuIndexState } from '#lib/storage';
import type { Brain } from '../brain.ts';
import { ListingCheck } from '../listing-check.ts';
import { ordersKnown } from '../looks.ts';
import { shopOf } from '../shop-of.ts';
import type { Suggestions } from '../suggestions.ts';
import type { SyncAll } from '../sync.ts';
import { codeReply, judgeListings } from './listings.ts';

/** What J-QSM pages may ask. They get verdicts; they never get a key, an address or more orders than they named. */
export function pageHandlers(
  brain: Brain,
  sync: SyncAll,
  suggestions: Suggestions,
): Pick<Handlers, 'page.words' | 'page.orders' | 'page.listings' | 'page.codes' | 'page.suggest'> {
  const listings = new ListingCheck(brain);
  return {
    async 'page.words'() {
      return pageWords((await brain.settingsSeen.read()).language);
    },

    async 'page.orders'({ orderNos, login }) {
      const settings = await readSettings();
      const wanted = orderNos.flatMap((text) => toOrderNo(text) ?? []);
      const { data, outbox } = brain;
      const skus = await brain.skus.toJudge(wanted.length);
      const views = await cartViewsOf(wanted, { data, outbox, settings, now: brain.now(), skus });
      const rows = rowsOf(views, settings);
      const unknown = wanted.filter((orderNo) => !rows.has(orderNo));
      const why = await whyUnknown(brain, settings);
      for (const orderNo of unknown) rows.set(orderNo, unknownRow(why, settings.language));
      if (unknown.length > 0) void sync.readUnknown(unknown, login).catch(() => undefined);
      return {
        context: contextOf(settings),
        rows: Object.fromEntries(
          wanted.flatMap((orderNo) =>
            rows.has(orderNo) ? [[orderNo, rows.get(orderNo) ?? unknownRow(why, settings.language)]] : [],
          ),
        ),
        asOf: (await ordersKnown(brain)).asOf,
      };
    },

    async 'page.listings'(input) {
      const settings = await readSettings();
      const { states, unread } = await judgeListings(brain, input, settings);
      for (const [shopId, itemCodes] of unread) void sync.readListings(shopId, itemCodes);
      return { context: contextOf(settings), rows: states, asOf: await indexAsOf(brain) };
    },

    async 'page.codes'({ hasOptions, codes, itemCode, login }) {
      brain.noteTyping();
      // Asked at each key: what does not wait for another is read at once, and what did not change not again (design §8).
      // In a listing with options the option codes decide; its seller code maps to nothing, so nothing is said of it.
      const deciding = codes.filter(({ role }) => role === 'option' || (role === 'seller' && !hasOptions));
      const additional = codes.filter(({ role }) => role === 'additional');
      const [settings, skus, asOf] = await Promise.all([
        brain.settingsSeen.read(),
        brain.skus.toJudge(deciding.length + additional.length),
        indexAsOf(brain),
      ]);
      const shopId = shopOf(settings, login ?? null)?.shopId ?? null;
      const sellerCode = codes.find(({ role }) => role === 'seller')?.code ?? '';
      const asked = [...deciding, ...additional].map(({ role, ...one }) => {
        const as = role === 'seller' ? ('seller' as const) : ('option' as const);
        return { ...one, role: as, shopId, itemCode, sellerCode, values: '' };
      });
      const known = listings.of(itemCode);
      const verdicts = await judgeCodes(brain.data, asked, {
        shops: settings.shops,
        now: brain.now(),
        skus,
        facts: brain.codeFacts,
        duplicates: repeated(deciding),
        shared: true,
      });
      return {
        context: contextOf(settings),
        listing: await known,
        verdicts: [...deciding, ...additional].flatMap(({ key, role, code }) => {
          const judged = verdicts.get(key);
          if (!judged) return [];
          const verdict = role === 'additional' ? judgeAdditional(code, judged) : judged;
          return [codeReply(key, verdict, settings.language)];
        }),
        additional: additionalSaid(
          additional.length > 0 ? additional.map(({ code }) => code) : await additionalRead(brain, itemCode, shopId),
          settings.language,
        ),
        asOf,
      };
    },

    async 'page.suggest'({ role, code, words }) {
      return { suggestions: await suggestions.find({ code, wants: role === 'option' ? 'option' : 'single', words }) };
    },
  };
}

const contextOf = (settings: Settings): PageContext => ({
  language: settings.language,
  readOnly: settings.shops.every((shop) => shop.readOnly),
  paused: settings.paused,
  shops: settings.shops.map((shop) => shop.shopId),
});

const indexAsOf = async ({ data, now, codeFacts }: Brain): Promise<number | null> =>
  (await skuIndexState(data, now(), codeFacts)).readAt;

function rowsOf(views: readonly CartView[], settings: Settings): Map<OrderNo, OrderRow> {
  const writable = new Set(
    settings.shops.filter((shop) => !shop.readOnly && !settings.paused).map((shop) => shop.shopId),
  );
  return new Map(
    views.flatMap((view) =>
      view.lines.map(
        (line) => [line.line.orderNo, rowOf(view, line, settings.language, writable.has(view.shopId))] as const,
      ),
    ),
  );
}

function rowOf(view: CartView, { line, state, reason }: LineView, language: Language, writable: boolean): OrderRow {
  const held = view.job?.phase === 'held' && view.job.orderNos.includes(line.orderNo) ? view.job : null;
  return {
    state,
    said: reasonText(language, reason),
    packNo: view.packNo,
    sendable: writable && state === 'ready' ? [...view.sendable] : [],
    undo: held ? { jobId: held.jobId, until: held.notBefore } : null,
  };
}

const unknownRow = (why: Reason, language: Language): OrderRow => ({
  state: 'unknown',
  said: reasonText(language, why),
  packNo: null,
  sendable: [],
  undo: null,
});

/** Why an order that the page shows is not known: nothing is set up, Qoo10 cannot be asked, or it was not read yet. */
async function whyUnknown(brain: Brain, settings: Settings): Promise<Reason> {
  if (settings.shops.length === 0) return reason('cannot-check', { party: 'qoo10', failure: 'not-set-up', says: '' });
  const { failure } = await ordersKnown(brain);
  if (!failure) return reason('not-read-yet');
  return reason('cannot-check', { party: 'qoo10', failure: failure.kind, says: failure.says ?? '' });
}

/** Codes of a listing's additional options as they were last read, for a form that does not show them. */
async function additionalRead(
  brain: Brain,
  itemCode: string | null,
  shopId: string | null,
): Promise<readonly string[]> {
  const rows = itemCode === null ? [] : await brain.codeFacts.listings([itemCode]);
  const listing = rows.find((row) => shopId === null || row.shopId === shopId);
  return (listing?.additional ?? []).map(({ optionCode }) => optionCode);
}

function additionalSaid(codes: readonly string[], language: Language) {
  const mixed = codes.find((code) => code.trim() !== '');
  return mixed === undefined ? null : reasonText(language, reason('additional-has-code', { additional: mixed }));
}

/** Keys of codes that stand more than once in one listing; blanks do not count. */
function repeated(codes: readonly { readonly key: string; readonly code: string }[]): Set<string> {
  const same = Map.groupBy(codes, ({ code }) => code);
  return new Set(
    codes.filter(({ code }) => code.trim() !== '' && (same.get(code)?.length ?? 0) > 1).map(({ key }) => key),
  );
}
