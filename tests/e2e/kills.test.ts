import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#tests/browser';
import { createWorld, type Sandbox, startSandbox } from '#tests/sandbox';
import { connectBoth } from '#tests/seller';
import {
  ask,
  type Hands,
  knownOrders,
  letTimePass,
  loseOutbox,
  openHands,
  readJobs,
  saysLost,
  wake,
} from './kills/hands.ts';
import { type Cart, CREATE_KILLS, type Kill, LINK_KILLS, press, TWO_PROFILE_KILLS } from './kills/kills.ts';

/**
 * A real extension worker, ended by the browser at each point. Six deaths in the usual run; all of them, some with two profiles, and their
 * table by:  SMARTSHIP_LONG=1 npx vitest run --project e2e tests/e2e/kills.test.ts
 */
const LONG = process.env.SMARTSHIP_LONG === '1';
const linkKills = LONG ? LINK_KILLS : LINK_KILLS.slice(0, 6);

let sandbox: Sandbox;
let ours: Hands;
const table: string[] = [];

async function openBrowser(): Promise<Hands> {
  const session = await launchChromium({ sandbox, language: 'en' });
  const options = await connectBoth(session, sandbox.world);
  const hands = await openHands(session);
  await options.close();
  return hands;
}

beforeAll(async () => {
  const world = createWorld({ orders: 0 });
  // An order of yesterday, so that the account has something to find.
  world.placeOrder({ itemCode: world.stories.listingWithoutOptions.itemCode, paidAgo: 26 * 3_600_000 });
  world.runLinkCycle();
  sandbox = await startSandbox({ world });
  ours = await openBrowser();
});

afterAll(async () => {
  if (table.length > 0) console.log(['Deaths of a real Chromium worker, counted at the sandbox', ...table].join('\n'));
  await ours?.session.close();
  await sandbox?.close();
});

/** New orders, known to each browser. */
async function newCarts(count: number, ...browsers: Hands[]): Promise<Cart[]> {
  const { world } = sandbox;
  const { itemCode } = world.stories.listingWithoutOptions;
  const carts = Array.from({ length: count }, () => world.placeOrder({ itemCode, paidAgo: 600_000 }));
  for (const hands of browsers) {
    await ask(hands, 'sync.now', {});
    await expect
      .poll(async () => (await knownOrders(hands)).filter((no) => carts.some(({ orderNo }) => orderNo === no)), {
        timeout: 20_000,
      })
      .toHaveLength(count);
  }
  return carts.map(({ orderNo, packNo }) => ({ orderNo, packNo }));
}

const scene = () => ({ sandbox, hands: ours });
/** A press that nothing comes between: it is on disk before the seller is told. */
const queued = async (pressed: Promise<unknown>) =>
  expect(await pressed).toMatchObject({ results: [{ result: { kind: 'queued' } }] });
const zip = (kills: readonly Kill[], carts: readonly Cart[]) =>
  kills.flatMap((kill, index) => (carts[index] ? [{ kill, cart: carts[index] }] : []));

/** Everything goes on until each cart only waits for its parcel's way. */
async function untilRest(...browsers: Hands[]): Promise<void> {
  for (const hands of browsers) {
    for (let turn = 0; turn < 12; turn += 1) {
      const open = (await readJobs(hands)).filter(
        ({ phase, step }) => phase !== 'needs-seller' && phase !== 'done' && !(phase === 'waiting' && step === 'track'),
      );
      if (open.length === 0) break;
      await hands.session.killServiceWorker();
      await letTimePass(hands, 'all');
      await wake(hands);
      await expect
        .poll(async () => (await readJobs(hands)).every(({ phase }) => phase !== 'running' && phase !== 'held'), {
          timeout: 30_000,
        })
        .toBe(true);
    }
  }
}

/** How often each step was effectively done to a cart. */
function effectsOn({ orderNo }: Cart) {
  const { effects, smartship } = sandbox.world;
  const parcels = [...smartship.shipments.values()].filter(({ lines }) =>
    lines.some((line) => line.orderNo === orderNo),
  );
  const count = (kind: 'confirm-order' | 'instruct' | 'create-order') =>
    parcels.reduce((sum, { shippingNo }) => sum + effects.count(kind, shippingNo), 0);
  return {
    parcels: parcels.length,
    confirmed: effects.count('confirm', orderNo),
    accepted: count('confirm-order'),
    created: count('create-order'),
    instructed: count('instruct'),
  };
}

const ONCE_BY_LINK = { parcels: 1, confirmed: 1, accepted: 1, created: 0, instructed: 1 };
const ONCE_CREATED = { parcels: 1, confirmed: 1, accepted: 1, created: 1, instructed: 0 };

function judge(played: readonly { kill: Kill; cart: Cart }[], expected: typeof ONCE_BY_LINK, where: string): void {
  const told = played.map(({ kill, cart }) => ({ point: kill.point, step: kill.step, ...effectsOn(cart) }));
  for (const { point, step, ...counts } of told)
    table.push(`${where}  ${point.padEnd(26)} ${step.padEnd(22)} ${JSON.stringify(counts)}`);
  expect(told).toEqual(played.map(({ kill }) => ({ point: kill.point, step: kill.step, ...expected })));
}

describe('a worker that the browser ends', () => {
  it('sends each cart once that Smartship’s link brings in', { timeout: 300_000 }, async () => {
    const played = zip(linkKills, await newCarts(linkKills.length, ours));
    const [atPress, later] = [
      played.filter(({ kill }) => kill.step === 'press'),
      played.filter(({ kill }) => kill.step !== 'press'),
    ];
    for (const { kill, cart } of atPress) await kill.die(scene(), cart);
    for (const { cart } of later) await queued(press(scene(), cart));
    sandbox.world.runLinkCycle();
    for (const { kill, cart } of later) await kill.die(scene(), cart);
    await untilRest(ours);
    judge(played, ONCE_BY_LINK, 'link     ');
  });

  it.runIf(LONG)('sends each cart once that a colleague’s browser sends too', { timeout: 300_000 }, async () => {
    const theirs = await openBrowser();
    const played = zip(TWO_PROFILE_KILLS, await newCarts(TWO_PROFILE_KILLS.length, ours, theirs));
    for (const { cart } of played) {
      await queued(press(scene(), cart));
      await queued(press({ sandbox, hands: theirs }, cart));
    }
    sandbox.world.runLinkCycle();
    for (const { kill, cart } of played) {
      await kill.die(scene(), cart);
      // While ours is dead, theirs goes on with the same cart; the next wake finds it so.
      await theirs.session.killServiceWorker();
      await letTimePass(theirs, [cart.packNo]);
      await wake(theirs);
    }
    await untilRest(theirs, ours);
    judge(played, ONCE_BY_LINK, '2 browsers');
    await theirs.session.close();
  });

  it.runIf(LONG)('creates each cart once where that is its duty', { timeout: 300_000 }, async () => {
    const { world } = sandbox;
    world.smartship.link.automaticOrderIntegration = false;
    const { shopId } = world.seller;
    const duty = { shopId, duty: 'bring-in', doer: 'extension', smartshipLinkDeclaredOff: true };
    expect(await ask(ours, 'settings.duty', duty)).toMatchObject({ ok: true });
    const played = zip(CREATE_KILLS, await newCarts(CREATE_KILLS.length, ours));
    for (const { cart } of played) await queued(press(scene(), cart));
    for (const { kill, cart } of played) await kill.die(scene(), cart);
    await untilRest(ours);
    judge(played, ONCE_CREATED, 'create   ');
  });

  it.runIf(LONG)(
    'says so when the outbox is gone after a death, and sends nothing of it',
    { timeout: 120_000 },
    async () => {
      const [cart] = await newCarts(1, ours);
      if (!cart) throw new Error('no cart');
      await queued(press(scene(), cart));
      await ours.session.killServiceWorker();
      await loseOutbox(ours);
      await wake(ours);
      await expect.poll(() => saysLost(ours), { timeout: 10_000 }).toBe(true);
      expect(effectsOn(cart)).toEqual({ parcels: 0, confirmed: 0, accepted: 0, created: 0, instructed: 0 });
      table.push(`create     ${'outbox gone'.padEnd(26)} ${'press'.padEnd(22)} nothing sent, shown as lost`);
    },
  );
});
