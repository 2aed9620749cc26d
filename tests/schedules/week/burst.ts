import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type CartView, LONG_SLEEP } from '#lib/domain';
import { cartViews, DataDb, OutboxDb, type Settings } from '#lib/storage';
import { createDispatcher } from '#tests/sandbox';
import type { Profile } from '../lab/profile.ts';
import { Shop } from '../lab/shop.ts';
import { HOUR, MINUTE } from './plan.ts';

const SECOND = 1_000;
/** Noon of a Wednesday in Japan. */
const NOON = Date.parse('2026-12-02T12:00:00+09:00');
/** As many rows as J-QSM puts on a page. */
const PAGE = 500;

/** What a sale's first minute came to. Sizes are bytes, times ms. */
export interface BurstTold {
  readonly orders: number;
  /** From the last order until every one is known, and until each is marked ready. */
  readonly known: number;
  readonly ready: number;
  /** From the link's run until each is marked as in Smartship. */
  readonly inSmartship: number;
  readonly callsUntilReady: number;
  readonly callsToSmartship: number;
  /** Carts that the duties sent from the link's run to an hour after all were seen. */
  readonly sent: number;
  /** How all stand then. */
  readonly stand: string;
  readonly peakHeap: number;
  readonly largestAnswer: number;
  readonly largestMessage: number;
  readonly largestRow: number;
  /** Real time of one look over all carts, the median of five, and over a tenth of them. */
  readonly views: number;
  readonly viewsOfTenth: number;
}

/** So many orders in one minute, on a living shop whose duties are the extension's. */
export async function burst(orders: number): Promise<BurstTold> {
  const seen = listen();
  const outside: typeof createDispatcher = (world, pause) => {
    const dispatch = createDispatcher(world, pause);
    return async (request) => {
      const response = await dispatch(request);
      const body = await response.arrayBuffer();
      seen.answer(body);
      return new Response(body.byteLength > 0 ? body : null, response);
    };
  };
  const shop = new Shop(`burst-${orders}`, { seed: 11, now: NOON, outside, quietTurns: 400 });
  shop.trouble.onRequest = shop.trouble.onWrite = () => {
    seen.look();
    return 'go-on';
  };
  const { world, timeline } = shop;
  for (const sku of world.smartship.skus) for (const place of Object.keys(sku.stock)) sku.stock[place] = 100_000;
  const profile = await shop.addBrowser(ours);
  const [itemCode] = [world.stories.listingWithoutOptions.itemCode];
  const place = () => world.placeOrder({ itemCode });
  for (let left = orders / 10; left > 0; left -= 1) place();
  await until(shop, async () => (await states(profile)).get('ready') === orders / 10);
  const viewsOfTenth = await timed(profile);

  for (let second = 0; second < 60; second += 1) {
    const [from, to] = [second, second + 1].map((end) => Math.round((orders * end) / 60));
    for (let left = (to ?? 0) - (from ?? 0); left > 0; left -= 1) place();
    await timeline.advance(SECOND);
  }
  const all = orders + orders / 10;
  const before = world.requests.length;
  const began = timeline.now();
  const known = await until(shop, async () => (await countOf(profile)) === all);
  await until(shop, async () => (await states(profile)).get('ready') === all);
  const ready = timeline.now() - began;
  const callsUntilReady = world.requests.length - before;
  const views = await timed(profile);
  const newest = world.orders.slice(0, PAGE).map(({ orderNo }) => orderNo);
  const answer = await profile.ask('page.orders', { login: null, orderNos: newest });
  seen.message(answer);

  const sentBefore = world.effects.count('instruct');
  world.runLinkCycle();
  const linked = timeline.now();
  const asked = world.requests.length;
  await until(shop, async () => ((await states(profile)).get('ready') ?? 0) === 0, 5 * MINUTE);
  const inSmartship = timeline.now() - linked;
  await timeline.advance(HOUR);
  const callsToSmartship = world.requests.slice(asked).filter(({ host }) => host.startsWith('smartship2')).length;
  const sent = world.effects.count('instruct') - sentBefore;
  const told = {
    orders,
    known,
    ready,
    inSmartship,
    callsUntilReady,
    callsToSmartship,
    sent,
    views,
    viewsOfTenth,
  };
  const stand = [...(await states(profile))].map(([state, count]) => `${state} ${count}`).join(', ');
  const row = await largestRow(profile);
  const { complaints } = profile;
  await shop.close();
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  return { ...told, ...seen.told(), largestRow: row, stand };
}

const ours = (shop: Settings['shops'][number]): Settings['shops'][number] => ({
  ...shop,
  pollMinutes: 5,
  duties: { ...shop.duties, confirm: 'extension', instruct: 'extension' },
  dutySince: { confirm: NOON, instruct: NOON },
});

/** Notes the largest answer, message and heap on the way. */
function listen() {
  let [peakHeap, largestAnswer, largestMessage] = [0, 0, 0];
  const look = () => {
    peakHeap = Math.max(peakHeap, process.memoryUsage().heapUsed);
  };
  const message = (said: unknown) => {
    largestMessage = Math.max(largestMessage, JSON.stringify(said)?.length ?? 0);
  };
  Object.assign(fakeBrowser.runtime, { sendMessage: async (said: unknown) => message(said) });
  return {
    look,
    message,
    answer: (body: ArrayBuffer) => {
      largestAnswer = Math.max(largestAnswer, body.byteLength);
    },
    told: () => ({ peakHeap, largestAnswer, largestMessage }),
  };
}

/** Lets minutes go by until something is so; how long it took. */
async function until({ timeline }: Shop, so: () => Promise<boolean>, step = 20 * SECOND): Promise<number> {
  const began = timeline.now();
  while (!(await so())) {
    if (timeline.now() - began > LONG_SLEEP) throw new Error('it never came to that');
    await timeline.advance(step);
  }
  return timeline.now() - began;
}

async function onDisk<Value>(profile: Profile, read: (dbs: { data: DataDb; outbox: OutboxDb }) => Promise<Value>) {
  const dbs = { data: new DataDb(profile.dataName), outbox: new OutboxDb(profile.outboxName) };
  const value = await read(dbs);
  for (const db of Object.values(dbs)) db.close();
  return value;
}

const countOf = (profile: Profile): Promise<number> => onDisk(profile, ({ data }) => data.orders.count());

async function viewsNow(profile: Profile): Promise<CartView[]> {
  const settings = await profile.settings();
  return onDisk(profile, (dbs) => cartViews({ ...dbs, settings, now: profile.now() }));
}

async function states(profile: Profile): Promise<Map<string, number>> {
  const lines = (await viewsNow(profile)).flatMap((view) => view.lines);
  return new Map([...Map.groupBy(lines, ({ state }) => state)].map(([state, all]) => [state, all.length]));
}

async function timed(profile: Profile): Promise<number> {
  const figures: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const started = performance.now();
    await viewsNow(profile);
    figures.push(performance.now() - started);
  }
  return figures.sort((left, right) => left - right)[2] ?? Number.NaN;
}

const largestRow = (profile: Profile): Promise<number> =>
  onDisk(profile, async ({ data, outbox }) => {
    let largest = 0;
    for (const table of [...data.tables, ...outbox.tables])
      for (const row of await table.toArray()) largest = Math.max(largest, JSON.stringify(row).length);
    return largest;
  });

/** The burst as lines to read. */
export function burstLines(told: BurstTold): string {
  const kB = (bytes: number) => `${Math.round(bytes / 1024).toLocaleString('en')} kB`;
  const seconds = (ms: number) => `${Math.round(ms / 1000)} s`;
  return [
    `${told.orders.toLocaleString('en')} orders in one minute`,
    `  all known after              ${seconds(told.known)}`,
    `  all marked ready after       ${seconds(told.ready)}, ${told.callsUntilReady} calls`,
    `  all seen in Smartship        ${seconds(told.inSmartship)} after its link ran, ${told.callsToSmartship} calls to Smartship with the hour after`,
    `  sent by duty until then      ${told.sent} carts`,
    `  then they stand as           ${told.stand}`,
    `  peak heap, sandbox included  ${kB(told.peakHeap)}`,
    `  largest answer               ${kB(told.largestAnswer)} (cap 32,768 kB)`,
    `  largest message              ${kB(told.largestMessage)}`,
    `  largest row on disk          ${kB(told.largestRow)}`,
    `  one look over all carts      ${Math.round(told.views)} ms (over a tenth: ${Math.round(told.viewsOfTenth)} ms)`,
  ].join('\n');
}
