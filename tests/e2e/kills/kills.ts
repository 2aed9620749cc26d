import type { FaultSpec, Sandbox } from '#tests/sandbox';
import { ask, goBackToVersion1, type Hands, letTimePass, readJobs, wake } from './hands.ts';

/** A cart for the kills: one order. */
export interface Cart {
  readonly orderNo: string;
  readonly packNo: string;
}

/** One death of a real worker, and how to bring it about for a cart whose press is already on disk (unless it is about the press). */
export interface Kill {
  readonly point: string;
  readonly step: string;
  readonly die: (scene: KillScene, cart: Cart) => Promise<void>;
}

export interface KillScene {
  readonly sandbox: Sandbox;
  readonly hands: Hands;
}

/** Long enough to find the request and to stop the worker, short enough to be over soon. */
const HELD_MS = 900;

/** Waits until the sandbox got a request by this name since the mark. */
async function arrives({ sandbox, hands }: KillScene, label: string, since: number): Promise<void> {
  const { requests } = sandbox.world;
  for (let left = 1_500; left > 0; left -= 1) {
    if (requests.slice(since).some(({ labels }) => labels.includes(label))) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const came = requests.slice(since).flatMap(({ labels }) => labels);
  const jobs = (await readJobs(hands)).map((job) => JSON.stringify(job));
  throw new Error([`${label} never came, but ${came.join(', ')}; the outbox has`, ...jobs].join('\n'));
}

const kill = (scene: KillScene): Promise<boolean> => scene.hands.session.killServiceWorker();

async function killRunning(scene: KillScene): Promise<void> {
  if (!(await kill(scene))) throw new Error('the worker was not running: nothing was killed');
}

/** The cart goes, and the worker dies while the sandbox holds a call back. */
async function dieAt(scene: KillScene, cart: Cart, label: string, fault: FaultSpec): Promise<void> {
  const { world } = scene.sandbox;
  await kill(scene);
  await letTimePass(scene.hands, [cart.packNo]);
  const since = world.requests.length;
  const remove = world.faults.add({ ...fault, match: label, times: 1 });
  await wake(scene.hands);
  await arrives(scene, label, since);
  await killRunning(scene);
  remove();
}

const onTheWire = (step: string, label: string): Kill => ({
  point: 'request on the wire',
  step,
  die: (scene, cart) => dieAt(scene, cart, label, { kind: 'latency', ms: HELD_MS }),
});

const neverArrived = (step: string, label: string): Kill => ({
  point: 'request lost on the wire',
  step,
  async die(scene, cart) {
    const remove = scene.sandbox.world.faults.add({ kind: 'cut-before', match: label, times: 1 });
    await dieAt(scene, cart, label, { kind: 'latency', ms: HELD_MS });
    remove();
  },
});

/** The effect is there at once, the reply trickles: the worker dies before it is whole. */
const replyLost = (step: string, label: string): Kill => ({
  point: 'done, reply lost',
  step,
  die: (scene, cart) => dieAt(scene, cart, label, { kind: 'slow-body', ms: HELD_MS / 6 }),
});

/** The reply was read; the worker dies at the look that follows, before anything of it is on disk. */
const notRecorded = (step: string, label: string, next: string): Kill => ({
  point: 'reply not recorded',
  step,
  async die(scene, cart) {
    const { world } = scene.sandbox;
    let since = Number.POSITIVE_INFINITY;
    world.faults.add({
      kind: 'meanwhile',
      match: label,
      times: 1,
      run: () => {
        since = world.requests.length;
        world.faults.add({ kind: 'latency', ms: HELD_MS, match: next, times: 1 });
      },
    });
    await kill(scene);
    await letTimePass(scene.hands, [cart.packNo]);
    const begun = world.requests.length;
    await wake(scene.hands);
    await arrives(scene, label, begun);
    await arrives(scene, next, Math.min(since, world.requests.length));
    await killRunning(scene);
  },
});

const afterTheLease = (step: string, label: string): Kill => ({
  point: 'after the lease',
  step,
  die: (scene, cart) => dieAt(scene, cart, label, { kind: 'latency', ms: HELD_MS }),
});

export const press = ({ hands, sandbox }: KillScene, { orderNo, packNo }: Cart): Promise<unknown> =>
  ask(hands, 'send.selected', { carts: [{ shopId: sandbox.world.seller.shopId, packNo, named: [orderNo] }] });

/** The press and the death at once: whether it was acknowledged or not, a second press makes no second job. */
const atThePress = (point: string, presses: number, waitForAnswer: boolean): Kill => ({
  point,
  step: 'press',
  async die(scene, cart) {
    await wake(scene.hands);
    const answers = Array.from({ length: presses }, () => press(scene, cart));
    if (waitForAnswer) await Promise.all(answers);
    await kill(scene);
    await Promise.all(answers);
    await press(scene, cart);
  },
});

const linkInBetween = (step: string, label: string): Kill => ({
  point: 'link cycle in between',
  step,
  async die(scene, cart) {
    const { world } = scene.sandbox;
    const { link } = world.smartship;
    const before = { ...link };
    world.faults.add({
      kind: 'meanwhile',
      match: label,
      times: 1,
      run: () => {
        link.automaticOrderConfirmation = true;
        link.automaticFulfillmentInstruction = true;
        world.runLinkCycle();
        Object.assign(link, before);
      },
    });
    await dieAt(scene, cart, label, { kind: 'latency', ms: HELD_MS });
  },
});

const inTheMigration: Kill = {
  point: 'during migration',
  step: 'press',
  async die(scene, cart) {
    await press(scene, cart);
    await kill(scene);
    await goBackToVersion1(scene.hands);
    const woken = wake(scene.hands);
    await kill(scene);
    await woken;
  },
};

const QOO10 = 'SetSellerCheckYNBulk';
const ACCEPT = 'confirm_orders';
const INSTRUCT = 'request_pick_n_pack';
const CREATE = 'create_order';
/** What is read after each write, to see what the server shows. */
const ORDERS_READ = 'GetShippingAndClaimInfoByOrderNo_V2';
const PARCELS_READ = 'get_orders_by_shipping_nos';

/** Carts that Smartship's link brought in. */
export const LINK_KILLS: readonly Kill[] = [
  atThePress('before acknowledged', 1, false),
  atThePress('after acknowledged', 1, true),
  onTheWire('confirm at Qoo10', QOO10),
  replyLost('confirm in Smartship', ACCEPT),
  notRecorded('instruct', INSTRUCT, PARCELS_READ),
  afterTheLease('preflight', ORDERS_READ),
  atThePress('two tabs at once', 3, false),
  neverArrived('confirm at Qoo10', QOO10),
  replyLost('confirm at Qoo10', QOO10),
  notRecorded('confirm at Qoo10', QOO10, ORDERS_READ),
  linkInBetween('confirm at Qoo10', QOO10),
  onTheWire('confirm in Smartship', ACCEPT),
  neverArrived('confirm in Smartship', ACCEPT),
  notRecorded('confirm in Smartship', ACCEPT, PARCELS_READ),
  linkInBetween('confirm in Smartship', ACCEPT),
  onTheWire('instruct', INSTRUCT),
  neverArrived('instruct', INSTRUCT),
  replyLost('instruct', INSTRUCT),
  linkInBetween('instruct', INSTRUCT),
  afterTheLease('find', 'search_orders'),
  atThePress('before acknowledged', 1, false),
  atThePress('two tabs at once', 2, true),
  inTheMigration,
];

/** Carts that the extension itself creates, the link being off. */
export const CREATE_KILLS: readonly Kill[] = [
  replyLost('create', CREATE),
  onTheWire('create', CREATE),
  neverArrived('create', CREATE),
  notRecorded('create', CREATE, 'search_orders'),
  afterTheLease('enter', 'search_orders'),
];

/** The same carts are also sent by a colleague's browser. */
export const TWO_PROFILE_KILLS: readonly Kill[] = [
  onTheWire('confirm at Qoo10', QOO10),
  replyLost('confirm in Smartship', ACCEPT),
  onTheWire('instruct', INSTRUCT),
  replyLost('instruct', INSTRUCT),
];
