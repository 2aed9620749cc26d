import { type Scene, STEPS, type StepName } from './scene.ts';

const DAY = 86_400_000;

/** A moment at which things go wrong, and how to get there. */
export interface Point {
  readonly name: string;
  readonly browsers?: number;
  /** Steps for which the point makes sense; all unless told. */
  readonly steps?: readonly StepName[];
  /** Plays it: at least one press is in it. */
  readonly play: (scene: Scene) => Promise<void>;
  /**
   * What must come of it: the step done once, or done at most once and shown as needing the seller. Once unless told.
   */
  readonly ends?: 'once' | 'shown';
}

/** Presses, and lets the trouble that waits at the step come. */
async function pressAndGoOn(scene: Scene): Promise<void> {
  await scene.press();
  await scene.goOn();
}

export const POINTS: readonly Point[] = [
  {
    name: 'before acknowledged',
    async play(scene) {
      scene.atWriteOfJobs(1, 'die-before');
      const reply = await scene.press();
      if (reply !== 'no-answer') throw new Error(`the page was told ${reply}`);
      // Told nothing, the seller presses again.
      await pressAndGoOn(scene);
    },
  },
  {
    name: 'after acknowledged',
    async play(scene) {
      const reply = await scene.press();
      if (reply !== 'queued') throw new Error(`the page was told ${reply}`);
      scene.browser().kill();
      await scene.goOn();
    },
  },
  {
    name: 'after the lease',
    async play(scene) {
      await scene.press();
      scene.atWriteOfJobs(1, 'die-after');
      await scene.goOn();
    },
  },
  {
    name: 'request on the wire',
    play: (scene) => {
      scene.dieAtStep('die-meanwhile');
      return pressAndGoOn(scene);
    },
  },
  {
    name: 'done, reply lost',
    play: (scene) => {
      scene.dieAtStep('die-after');
      return pressAndGoOn(scene);
    },
  },
  {
    name: 'done, reply lost, worker lives',
    play: (scene) => {
      scene.shop.world.faults.add({ kind: 'cut-after', match: STEPS[scene.step].call, times: 1 });
      return pressAndGoOn(scene);
    },
  },
  {
    name: 'reply not recorded',
    play: (scene) => {
      scene.atWriteAfterStep('die-before');
      return pressAndGoOn(scene);
    },
  },
  {
    name: 'during migration',
    async play(scene) {
      await scene.press();
      scene.browser().kill();
      await scene.browser().goBackToVersion1();
      await scene.browser().dieInMigration();
      await scene.goOn();
    },
  },
  {
    name: 'two tabs at once',
    async play(scene) {
      await Promise.all([scene.press(), scene.press(), scene.press()]);
      await scene.goOn();
    },
  },
  {
    name: 'two browsers at once',
    browsers: 2,
    async play(scene) {
      await Promise.all([scene.press(0), scene.press(1)]);
      await scene.goOn();
    },
  },
  {
    name: 'two browsers, reply lost',
    browsers: 2,
    async play(scene) {
      scene.dieAtStep('die-after');
      await Promise.all([scene.press(0), scene.press(1)]);
      await scene.goOn();
    },
  },
  {
    name: 'link cycle in between',
    play: (scene) => {
      const { world } = scene.shop;
      // For creating: the seller collects by hand between our first look and the last one before the create.
      const call = scene.step === 'create' ? 'search_orders' : STEPS[scene.step].call;
      scene.meanwhile(call, () => {
        world.smartship.link.automaticOrderConfirmation = true;
        world.smartship.link.automaticFulfillmentInstruction = true;
        world.smartship.link.writeTracking = true;
        world.runLinkCycle('manual');
      });
      return pressAndGoOn(scene);
    },
  },
  {
    name: 'link cycle after the last look',
    steps: ['create'],
    // Nobody can see it coming: the server takes the same order under two numbers. It must be said loudly.
    ends: 'shown',
    play: (scene) => {
      scene.meanwhile('create_order', () => void scene.shop.world.runLinkCycle('manual'));
      return pressAndGoOn(scene);
    },
  },
  {
    name: 'clock one day on',
    async play(scene) {
      await scene.press();
      scene.browser().setClock(DAY);
      await scene.goOn();
    },
  },
  {
    name: 'clock one day back',
    async play(scene) {
      await scene.press();
      scene.browser().setClock(-DAY);
      await scene.goOn();
    },
  },
  {
    name: 'clock one day back at the step, worker dies',
    play: (scene) => {
      scene.dieAtStep('die-after', () => scene.browser().setClock(-DAY));
      return pressAndGoOn(scene);
    },
  },
  {
    name: 'disk full',
    play: (scene) => {
      scene.atWriteAfterStep('full');
      return pressAndGoOn(scene);
    },
  },
  {
    name: 'outbox gone',
    ends: 'shown',
    async play(scene) {
      scene.dieAtStep('die-after', () => void scene.browser().loseOutbox());
      await pressAndGoOn(scene);
    },
  },
  {
    name: 'outbox gone, worker lives',
    ends: 'shown',
    async play(scene) {
      scene.meanwhile(STEPS[scene.step].call, () => void scene.browser().loseOutbox());
      await pressAndGoOn(scene);
    },
  },
];
