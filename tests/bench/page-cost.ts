import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { z } from 'zod';
import { findChromium } from '#tests/browser';
import { type Bench, ORDERS_ON_PAGE, type Shop } from './bench.ts';
import { against, information, type Measured, median, ms, type Row } from './row.ts';

const ORDERS = 'https://qsm.qoo10.jp/GMKT.INC.Gsm.Web/Delivery/DeliveryManagement.aspx';
/** Nothing of anybody ran for this long, so the page is idle. */
const IDLE = 1500;

/** What of a trace event counts here. Durations are microseconds; `tdur` is the thread's own time, without what other programs took. */
const TraceEvent = z.object({
  name: z.string(),
  ph: z.string(),
  ts: z.number(),
  dur: z.number().optional(),
  tdur: z.number().optional(),
  pid: z.number(),
  tid: z.number(),
  args: z
    .object({ data: z.object({ url: z.string().optional(), score: z.number().optional() }).optional() })
    .optional(),
});
type TraceEvent = z.infer<typeof TraceEvent>;

/** Events by which a trace names the script that ran; one inside another counts once. */
const SCRIPT = new Set(['FunctionCall', 'EvaluateScript', 'v8.compile']);
const TASK = 'ThreadControllerImpl::RunTask';

export interface PageCost {
  /** Script time of our own files, ms of the thread. */
  readonly script: number;
  /** The longest task in which a file of ours ran, ms of the thread, counting our part only. */
  readonly longest: number;
  /** The page's main thread in all, ms of the thread. */
  readonly total: number;
  readonly shift: number;
}

const isOurs = (event: TraceEvent): boolean =>
  event.ph === 'X' && SCRIPT.has(event.name) && event.args?.data?.url?.startsWith('chrome-extension://') === true;

function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  const kept: TraceEvent[] = [];
  let end = 0;
  for (const event of events.toSorted((one, other) => one.ts - other.ts)) {
    if (event.ts < end) continue;
    kept.push(event);
    end = event.ts + (event.dur ?? 0);
  }
  return kept;
}

const time = (events: readonly TraceEvent[]): number =>
  events.reduce((sum, { tdur, dur }) => sum + (tdur ?? dur ?? 0), 0) / 1000;

/** Works out what a page load cost. The page's renderer is the process in which its grid's script ran. */
export function costOf(events: readonly TraceEvent[]): PageCost {
  const page = events.find(
    (event) => event.name === 'EvaluateScript' && event.args?.data?.url?.endsWith('/js/orders.js') === true,
  );
  const here = events.filter((event) => event.pid === page?.pid && event.tid === page?.tid);
  const ours = outermost(here.filter(isOurs));
  const tasks = here.filter((event) => event.name === TASK && event.ph === 'X');
  // Without them the longest task and the page's total would be a nought that says nothing.
  if (!page || tasks.length === 0) throw new Error('The trace does not show the page’s tasks.');
  const within = (task: TraceEvent) =>
    ours.filter((event) => event.ts >= task.ts && event.ts < task.ts + (task.dur ?? 0));
  return {
    script: time(ours),
    longest: Math.max(0, ...tasks.map((task) => time(within(task)))),
    total: time(outermost(tasks)),
    // A shift is ours only beyond what the page without us has.
    shift: events.reduce((sum, event) => sum + (event.name === 'LayoutShift' ? (event.args?.data?.score ?? 0) : 0), 0),
  };
}

/** Loads the orders page and traces it until it is idle. */
export async function tracedLoad(page: Page, devtools: CDPSession, marked: number): Promise<PageCost> {
  const events: TraceEvent[] = [];
  const take = ({ value }: { value: object[] }) => {
    for (const each of value) {
      const event = TraceEvent.safeParse(each);
      if (event.success) events.push(event.data);
    }
  };
  devtools.on('Tracing.dataCollected', take);
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'v8', 'loading', 'toplevel'] },
  });
  await page.goto(ORDERS);
  await page.waitForFunction(
    ([rows, count]) =>
      document.querySelectorAll('.objbox tr').length >= rows &&
      document.querySelectorAll('[data-smartship-order]').length >= count,
    [ORDERS_ON_PAGE, marked] as const,
  );
  await page.evaluate((quiet) => new Promise((done) => setTimeout(done, quiet)), IDLE);
  const complete = new Promise((done) => devtools.once('Tracing.tracingComplete', done));
  await devtools.send('Tracing.end');
  await complete;
  devtools.off('Tracing.dataCollected', take);
  return costOf(events);
}

async function loads(page: Page, times: number, marked: number): Promise<PageCost[]> {
  const devtools = await page.context().newCDPSession(page);
  // The first load fills the caches, as a seller's first page of the day does.
  await tracedLoad(page, devtools, marked);
  const costs: PageCost[] = [];
  for (let round = 0; round < times; round += 1) costs.push(await tracedLoad(page, devtools, marked));
  await page.close();
  return costs;
}

function bareBrowser({ sandbox }: Shop): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--lang=ja', `--host-resolver-rules=${sandbox.hostResolverRules}`],
  });
}

const of = (costs: readonly PageCost[], part: keyof PageCost): number => median(costs.map((cost) => cost[part]));

/** Paired figures: the same page in the same run, with and without us. */
export const pageCost: Row = {
  name: 'page-cost',
  budget: '≤ 25 ms script, no task over 50 ms, layout shift 0',
  async measure(bench: Bench): Promise<readonly Measured[]> {
    const shop = await bench.shop();
    const times = bench.quick ? 1 : 7;
    const bare = await bareBrowser(shop);
    const without = await loads(
      await bare.newPage({ viewport: { width: 1440, height: 900 }, ignoreHTTPSErrors: true }),
      times,
      0,
    );
    await bare.close();
    const withUs = await loads(await shop.session.context.newPage(), times, ORDERS_ON_PAGE);
    const own = of(withUs, 'script');
    const longest = Math.max(...withUs.map((cost) => cost.longest));
    const shift = Math.max(0, of(withUs, 'shift') - of(without, 'shift'));
    const totals = without.map((cost) => cost.total);
    const noise = Math.max(...totals) - Math.min(...totals);
    const more = of(withUs, 'total') - of(without, 'total');
    return [
      against(
        `script of ours on an orders page of ${ORDERS_ON_PAGE} × 45, load to idle`,
        { text: '≤ 25 ms', limit: 25 },
        own,
        ms(own),
      ),
      against('  our longest part of one task', { text: '≤ 50 ms', limit: 50 }, longest, ms(longest)),
      against('  layout shift beyond the page’s own', { text: '0', limit: 0 }, shift, shift.toFixed(6)),
      information(
        '  the page’s main thread in all, with and without',
        `${ms(of(withUs, 'total'))} : ${ms(of(without, 'total'))}, ${ms(more)} more; without us it varies by ${ms(noise)}`,
      ),
    ];
  },
};
