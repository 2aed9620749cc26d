import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AUTOMATIC_CARTS_AN_HOUR, toPackNo, type WatchRule } from '#lib/domain';
import { changeSettings, changeShop, findingsOf, readSettings } from '#lib/storage';
import { anItem, HOUR, MINUTE, NOON, type OpenShop, openShop } from './life.ts';

// Half days with a look each half hour.
vi.setConfig({ testTimeout: 30_000 });

let shop: OpenShop;
afterEach(() => shop.close());

const SMARTSHIP = 'smartship2.tracxlogis.com';
const QOO10 = 'api.qoo10.jp';

/** A shop that gave the confirmation to the extension before noon; its link brings orders in and does no more. */
async function open(beforeAnswer: (request: Request) => Promise<void> = async () => undefined): Promise<void> {
  shop = await openShop({ beforeAnswer });
  Object.assign(shop.world.smartship.link, {
    automaticOrderConfirmation: false,
    automaticFulfillmentInstruction: false,
    writeTracking: false,
  });
  await changeShop(shop.shopId, (each) => ({
    ...each,
    duties: { ...each.duties, confirm: 'extension' },
    dutySince: { confirm: NOON - HOUR },
  }));
  await look(0);
}

/** An order that Smartship's link has brought in: there is nothing to do but to confirm it. */
function order(): string {
  const { orderNo } = shop.world.placeOrder({ itemCode: anItem(shop.world) });
  shop.world.runLinkCycle();
  return orderNo;
}

async function look(after: number): Promise<void> {
  shop.world.clock.advance(after);
  await shop.life.sync.due();
  await shop.life.schedule.watch();
}

/** So many hours with a look wherever one is due. */
async function hours(count: number): Promise<void> {
  for (let half = 0; half < count * 2; half += 1) await look(30 * MINUTE);
}

const confirmed = (orderNo: string): number => shop.world.effects.count('confirm', orderNo);
const rows = async () => (await findingsOf(shop.data))?.findings ?? [];
const told = async (rule: WatchRule) => (await rows()).filter((row) => row.rule === rule);

describe('a laptop that was asleep for two days', () => {
  it('starts nothing by itself on waking, says so at once, and goes on at the seller’s word', async () => {
    await open();
    const before = order();
    await look(31 * MINUTE);
    expect(confirmed(before)).toBe(1);
    shop.die();
    shop.world.clock.advance(48 * HOUR);
    const meanwhile = order();
    await shop.life.schedule.wake();
    await look(0);
    await look(31 * MINUTE);
    expect(confirmed(meanwhile)).toBe(0);
    expect(await told('automation-asks')).toMatchObject([{ severity: 'now' }]);
    await shop.life.handlers['automation.go-on'](
      {},
      { extensionId: undefined, url: undefined, tabId: undefined, windowId: undefined },
    );
    await look(31 * MINUTE);
    expect(confirmed(meanwhile)).toBe(1);
    expect(await told('automation-asks')).toEqual([]);
  });

  it('is not asked after a night of eleven hours', async () => {
    await open();
    shop.die();
    shop.world.clock.advance(11 * HOUR);
    const meanwhile = order();
    await look(0);
    expect(confirmed(meanwhile)).toBe(1);
    expect((await readSettings()).automationAsks).toBe(false);
  });

  it('is asked just so where looks were made all the time and none came through', async () => {
    await open();
    const heal = shop.world.faults.add({ kind: 'cut-before', host: QOO10 });
    await hours(13);
    const meanwhile = order();
    heal();
    await look(2 * HOUR);
    expect(confirmed(meanwhile)).toBe(0);
    expect(await told('automation-asks')).toHaveLength(1);
  });
});

describe('a clock that is changed', () => {
  it('by a day, forward and back again, does nothing twice and stops no look', async () => {
    await open();
    const first = order();
    await look(31 * MINUTE);
    shop.world.clock.advance(24 * HOUR);
    await look(0);
    shop.world.clock.advance(-24 * HOUR);
    await look(0);
    await changeSettings((settings) => ({ ...settings, automationAsks: false }));
    const second = order();
    await look(31 * MINUTE);
    expect([confirmed(first), confirmed(second)]).toEqual([1, 1]);
  });
});

describe('a network that answers with a captive portal', () => {
  it.each(['a page of its own', 'a redirect'])(
    'that gives %s for both sides is told as cannot check; nothing is believed of it and nothing done',
    async (answer) => {
      let redirects = false;
      // A browser that was told to follow no redirect fails the request.
      await open(async () => {
        if (redirects) throw new TypeError('Failed to fetch');
      });
      const waits = order();
      shop.world.runLinkCycle();
      const heal = [QOO10, SMARTSHIP].map((host) => {
        if (answer === 'a redirect') redirects = true;
        else return shop.world.faults.add({ kind: 'html', host, body: '<html><body>Wi-Fi login</body></html>' });
        return () => {
          redirects = false;
        };
      });
      await hours(2);
      expect(shop.world.effects.count('confirm')).toBe(0);
      const [orders, parcels] = await told('cannot-check');
      expect([orders, parcels]).toMatchObject([
        { kind: 'orders', severity: 'now' },
        { kind: 'shipments', severity: 'now' },
      ]);
      // Neither a key nor an order is doubted because of it.
      expect(await told('key-rejected')).toEqual([]);
      expect((await rows()).filter(({ orderNos }) => orderNos.length > 0)).toEqual([]);
      const failures = (await shop.data.connections.toArray()).map(({ state }) => state);
      expect(failures).not.toContain('connected');
      for (const end of heal) end();
      await look(HOUR);
      expect(confirmed(waits)).toBe(1);
      expect(await told('cannot-check')).toEqual([]);
    },
  );
});

describe('Smartship down for six hours', () => {
  it('is told, hides no order of Qoo10, calls none missing that nobody could look for, and costs few calls', async () => {
    await open();
    const heal = shop.world.faults.add({ kind: 'status', status: 503, host: SMARTSHIP });
    const before = shop.callsTo(SMARTSHIP);
    const orders = Array.from({ length: 3 }, () => order());
    await hours(6);
    expect((await shop.data.orders.toArray()).map(({ orderNo }) => orderNo).sort()).toEqual([...orders].sort());
    expect(await told('cannot-check')).toMatchObject([{ kind: 'shipments', severity: 'now', action: 'sync-now' }]);
    expect(await told('missing-in-smartship')).toEqual([]);
    expect(await told('link-broken')).toEqual([]);
    // What cannot be seen alive in Smartship is not confirmed at Qoo10.
    expect(shop.world.effects.count('confirm')).toBe(0);
    expect(shop.callsTo(SMARTSHIP) - before).toBeLessThan(60);
    heal();
    await look(HOUR);
    await look(31 * MINUTE);
    expect(orders.map(confirmed)).toEqual([1, 1, 1]);
    expect(await told('cannot-check')).toEqual([]);
  });
});

describe('the cap of an hour', () => {
  it('lets so many carts start by themselves and no more; the rest goes when the hour is over', async () => {
    await open();
    const first = order();
    await look(31 * MINUTE);
    const [job] = await shop.outbox.jobs.toArray();
    if (!job) throw new Error(`${first} was not started`);
    // All but one of the hour's carts went a moment ago.
    const now = shop.world.clock.now();
    await shop.outbox.jobs.bulkPut(
      Array.from({ length: AUTOMATIC_CARTS_AN_HOUR - 1 }, (_, at) => ({
        ...job,
        jobId: `earlier ${at}`,
        packNo: toPackNo(600_000_000 + at) ?? job.packNo,
        orderNos: [],
        phase: 'done' as const,
        pressedAt: now,
        dueAt: null,
      })),
    );
    await shop.outbox.jobs.update(job.jobId, { pressedAt: now - 2 * HOUR });
    const [one, other] = [order(), order()];
    await look(31 * MINUTE);
    expect(confirmed(one) + confirmed(other)).toBe(1);
    await look(HOUR);
    expect([confirmed(one), confirmed(other)]).toEqual([1, 1]);
  });
});
