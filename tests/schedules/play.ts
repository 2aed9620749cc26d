import type { Profile } from './lab/profile.ts';
import { Shop } from './lab/shop.ts';
import type { Act, Plan } from './plan.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** 2026-11-24 10:00 in Japan, a Tuesday. */
const MORNING = Date.UTC(2026, 10, 24, 1);
/** After the last act nothing goes wrong any more; by then everything must have come to rest. */
const QUIET = 4 * 60 * MINUTE;

export interface CartPlayed {
  readonly packNo: string;
  readonly orderNos: readonly string[];
}

/** What a browser told its seller about one cart. */
export interface Told {
  readonly browser: number;
  readonly cart: number;
  readonly at: number;
  readonly what: 'pressed' | 'queued' | 'undone';
}

/** A schedule as it went, for the judge. */
export interface Played {
  readonly plan: Plan;
  readonly shop: Shop;
  readonly carts: readonly CartPlayed[];
  readonly told: readonly Told[];
  /** What happened, in words, for whoever looks for the reason. */
  readonly story: readonly string[];
  readonly cameToRest: boolean;
}

/** Plays a schedule on a fresh shop until everything has come to rest. The caller closes the shop. */
export async function play(plan: Plan): Promise<Played> {
  const shop = new Shop(`schedule-${plan.seed}`, { seed: plan.seed, now: MORNING });
  const { world, timeline } = shop;
  const story: string[] = [];
  const told: Told[] = [];
  const start = () => ((timeline.now() - MORNING) / SECOND).toFixed(1);
  const say = (text: string) => story.push(`${start()}s ${text}`);

  const { link } = world.smartship;
  link.automaticOrderConfirmation = plan.linkConfirms;
  link.automaticFulfillmentInstruction = plan.linkInstructs;
  // An order of yesterday that went its way, so that the account has something to find.
  world.placeOrder({ itemCode: world.stories.listingWithoutOptions.itemCode, paidAgo: 26 * 60 * MINUTE });
  world.runLinkCycle();
  link.automaticOrderIntegration = plan.mode === 'link';
  const carts = plan.lines.map((count): CartPlayed => {
    const [first, second] = [world.stories.listingWithoutOptions.itemCode, world.stories.listingWithOptions.itemCode];
    const one = world.placeOrder({ itemCode: first, paidAgo: 60 * MINUTE });
    const more = count > 1 ? [world.placeOrder({ itemCode: second, packNo: one.packNo, paidAgo: 60 * MINUTE })] : [];
    return { packNo: one.packNo, orderNos: [one, ...more].map(({ orderNo }) => orderNo) };
  });
  for (let index = 0; index < plan.browsers; index += 1) {
    await shop.addBrowser((chosen) =>
      plan.mode === 'link'
        ? chosen
        : { ...chosen, smartshipLinkDeclaredOff: true, duties: { ...chosen.duties, 'bring-in': 'extension' } },
    );
  }
  world.effects.forgetAll();

  const begin = timeline.now();
  for (const act of plan.acts) {
    await timeline.advance(Math.max(0, begin + act.at - timeline.now()));
    doAct(act, { shop, carts, told, say });
  }
  await timeline.settle();
  say('from here on nothing goes wrong');
  await endTrouble(shop);
  const cameToRest = await untilRest(shop);
  for (const { kind, key, at, detail } of world.effects.log)
    say(`effect ${kind} ${key} at ${((at - MORNING) / SECOND).toFixed(1)}s ${JSON.stringify(detail ?? {})}`);
  return { plan, shop, carts, told, story, cameToRest };
}

/** The network is well, the disks have room, the clocks are right, and every browser is woken. */
export async function endTrouble({ world, profiles, trouble, timeline }: Shop): Promise<void> {
  world.faults.clear();
  trouble.onRequest = () => 'go-on';
  trouble.onWrite = () => 'go-on';
  for (const profile of profiles) profile.setClock(0);
  // Whatever still hangs comes to its time limit.
  await timeline.advance(40 * SECOND);
  for (const profile of profiles) void profile.ask('sync.now', {});
  await timeline.settle();
}

/** Lets time go on, with Smartship's link every hour, until no job waits for anything but the parcel's way. */
export async function untilRest({ world, timeline, profiles }: Shop): Promise<boolean> {
  for (let left = QUIET; left > 0; left -= 5 * MINUTE) {
    if (left % (60 * MINUTE) === 0) world.runLinkCycle();
    for (const profile of profiles) profile.awake();
    await timeline.advance(5 * MINUTE);
    if ((await Promise.all(profiles.map(atRest))).every(Boolean)) return true;
  }
  return false;
}

async function atRest(profile: Profile): Promise<boolean> {
  const jobs = await profile.jobs();
  return jobs.every(
    ({ phase, step }) => !['held', 'running', 'waiting'].includes(phase) || (phase === 'waiting' && step === 'track'),
  );
}

interface Stage {
  readonly shop: Shop;
  readonly carts: readonly CartPlayed[];
  readonly told: Told[];
  readonly say: (text: string) => void;
}

/** Does one act. Nothing is waited for: what follows, follows as time goes on. */
function doAct(act: Act, stage: Stage): void {
  const { shop, carts, say } = stage;
  const { world, trouble } = shop;
  say(JSON.stringify(act));
  const profile = 'browser' in act ? shop.profiles[act.browser] : undefined;
  switch (act.does) {
    case 'press':
      for (let tab = 0; tab < act.times; tab += 1) void pressOn(act, stage);
      return;
    case 'undo':
      void undoOn(act, stage);
      return;
    case 'retry':
      void profile?.ask('send.retry', { jobId: jobIdOf(stage, act.cart) });
      return;
    case 'kill':
      profile?.kill();
      return;
    case 'sync':
      void profile?.ask('sync.now', {});
      return;
    case 'lose-outbox':
      // As a browser does that finds a database broken when it starts.
      profile?.kill();
      void profile?.loseOutbox();
      return;
    case 'die-at-request': {
      let left = act.nth;
      trouble.onRequest = ({ life, url }) => {
        if (life.profile !== profile || --left > 0) return 'go-on';
        trouble.onRequest = () => 'go-on';
        say(`${act.how} at ${url}`);
        return act.how;
      };
      return;
    }
    case 'die-at-write': {
      let left = act.nth;
      trouble.onWrite = ({ life, table }) => {
        if (life.profile !== profile || --left > 0) return 'go-on';
        trouble.onWrite = () => 'go-on';
        say(`${act.how} at a write to ${table}`);
        return act.how;
      };
      return;
    }
    case 'disk-full': {
      let left = act.nth;
      trouble.onWrite = ({ life, table }) => {
        if (life.profile !== profile || --left > 0) return 'go-on';
        if (left <= -act.times) trouble.onWrite = () => 'go-on';
        say(`disk full at a write to ${table}`);
        return 'full';
      };
      return;
    }
    case 'fault':
      world.faults.add(act.fault);
      return;
    case 'link':
      world.runLinkCycle();
      return;
    case 'cancel': {
      const orderNo = carts[act.cart]?.orderNos[act.line];
      const order = orderNo === undefined ? undefined : world.order(orderNo);
      // Before it is confirmed a buyer cancels at once; after that he can only ask.
      if (order && order.state <= 3 && !order.claim)
        world.cancelOrder(order.orderNo, order.state === 3 ? 'requested' : act.how);
      return;
    }
    case 'set-clock':
      profile?.setClock(act.offset);
      return;
  }
}

const jobIdOf = ({ shop, carts }: Stage, cart: number): string =>
  `${shop.world.seller.shopId}:${carts[cart]?.packNo}:1`;

/** A seller looks at the row and presses what it offers. */
async function pressOn(act: Extract<Act, { does: 'press' }>, { shop, carts, told, say }: Stage): Promise<void> {
  const profile = shop.profiles[act.browser];
  const cart = carts[act.cart];
  const [orderNo] = cart?.orderNos ?? [];
  if (!profile || !cart || orderNo === undefined) return;
  const note = (what: Told['what']) =>
    told.push({ browser: act.browser, cart: act.cart, at: shop.timeline.now(), what });
  const seen = await profile.ask('page.orders', { login: null, orderNos: [...cart.orderNos] });
  const named = seen === 'no-answer' ? [] : (seen.rows[orderNo]?.sendable ?? []);
  // No button, no press; but a page that was drawn earlier still has one.
  const buttons = named.length > 0 ? named : [...cart.orderNos];
  note('pressed');
  const reply = await profile.ask('send.press', { orderNo, named: buttons });
  say(`press on cart ${act.cart} in browser ${act.browser}: ${reply === 'no-answer' ? reply : JSON.stringify(reply)}`);
  if (reply !== 'no-answer' && reply.kind === 'queued') note('queued');
}

async function undoOn(act: Extract<Act, { does: 'undo' | 'retry' }>, stage: Stage): Promise<void> {
  const { shop, told, say } = stage;
  const reply = await shop.profiles[act.browser]?.ask('send.undo', { jobId: jobIdOf(stage, act.cart) });
  say(`undo of cart ${act.cart} in browser ${act.browser}: ${JSON.stringify(reply)}`);
  if (reply && reply !== 'no-answer' && reply.ok)
    told.push({ browser: act.browser, cart: act.cart, at: shop.timeline.now(), what: 'undone' });
}
