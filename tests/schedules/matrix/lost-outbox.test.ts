import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { giveEachItsOwn } from '../lab/lives.ts';
import { Scene } from './scene.ts';

// Hours of the lab's time are seconds here, more of them where the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

let undo: () => void;
beforeAll(() => {
  undo = giveEachItsOwn();
});
afterAll(() => undo());

it('refuses a press when the outbox was taken away under a living worker, instead of beginning a new one in its place', async () => {
  const scene = await Scene.open('lost', 'instruct');
  expect(await scene.press()).toBe('queued');
  await scene.browser().loseOutbox();
  expect(await scene.press()).toBe('refused');
  const { outboxLost, shops } = await scene.browser().settings();
  expect({ outboxLost, readOnly: shops.map(({ readOnly }) => readOnly) }).toEqual({
    outboxLost: true,
    readOnly: [true],
  });
  await scene.goOn();
  expect(scene.done()).toBe(0);
  await scene.shop.close();
});
