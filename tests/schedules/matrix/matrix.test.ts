import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { giveEachItsOwn } from '../lab/lives.ts';
import { POINTS } from './points.ts';
import { Scene, STEPS, type StepName } from './scene.ts';

/** Every point at which a worker can die or the ground can move, for every step that writes outside; counted at the sandbox. */

const NAMES = Object.keys(STEPS) as StepName[];
/** What is shown when a person has to look. */
const LOUD = new Set(['conflict', 'failed', 'removed-in-smartship']);
const table = new Map<string, Map<StepName, string>>();

// Hours of the lab's time are seconds here, more of them where the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

let undo: () => void;
beforeAll(() => {
  undo = giveEachItsOwn();
});
afterAll(() => {
  undo();
  console.log(printed());
});

describe.each(POINTS)('when things go wrong: $name', (point) => {
  it.each((point.steps ?? NAMES).map((step) => [STEPS[step].title, step] as const))('%s', async (_title, step) => {
    const scene = await Scene.open(`${POINTS.indexOf(point)}-${step}`, step, point.browsers);
    try {
      await point.play(scene);
      const cameToRest = await scene.end();
      const { outboxLost, shops } = await scene.browser().settings();
      const states = await Promise.all(scene.shop.profiles.map((_, index) => scene.state(index)));
      const shown = (outboxLost && shops.every(({ readOnly }) => readOnly)) || states.some((state) => LOUD.has(state));
      note(point.name, step, `${scene.done()}${scene.parcels() > 1 ? ' (two parcels)' : ''}${shown ? ', shown' : ''}`);
      if (point.ends === 'shown') {
        expect(shown).toBe(true);
        expect(scene.done()).toBeLessThanOrEqual(1);
      } else {
        const end = adopted(scene) ? 'instructed' : END[step];
        expect({ states, cameToRest }).toEqual({ states: states.map(() => end), cameToRest: true });
        expect({ done: scene.done(), parcels: scene.parcels() }).toEqual({ done: adopted(scene) ? 0 : 1, parcels: 1 });
      }
    } finally {
      await scene.shop.close();
    }
  });
});

/** Where an order stands after its way, as the row says it. */
const END: Readonly<Record<StepName, string>> = {
  confirm: 'instructed',
  accept: 'instructed',
  create: 'in-smartship',
  instruct: 'instructed',
  track: 'shipped',
};

/** What somebody else brought in is adopted: then nothing is created. */
const adopted = (scene: Scene): boolean =>
  scene.step === 'create' && scene.shop.world.effects.count('link-register') > 0;

function note(point: string, step: StepName, cell: string): void {
  table.set(point, (table.get(point) ?? new Map<StepName, string>()).set(step, cell));
}

/** The matrix as a table: how often each step was effectively done. */
function printed(): string {
  const width = 26;
  const row = (name: string, cells: readonly string[]) =>
    [name.padEnd(44), ...cells.map((cell) => cell.padEnd(width))].join('').trimEnd();
  return [
    'Kill points × steps: how often the step was effectively done, counted at the sandbox',
    row(
      '',
      NAMES.map((step) => STEPS[step].title),
    ),
    ...[...table].map(([point, cells]) =>
      row(
        point,
        NAMES.map((step) => cells.get(step) ?? '—'),
      ),
    ),
  ].join('\n');
}
