import type { World } from '../world.ts';

/** Read-after-write lag: for `world.qoo10.lagMs` after a write, reads show what was there before it [qapi 1.4, 7.8]. */
export type Lag = {
  /** Call before changing something: remembers how it looks. */
  keep<Thing extends object>(key: string, thing: Thing): void;
  /** How it looks to a read now. */
  shown<Thing extends object>(key: string, thing: Thing): Thing;
};

export function createLag(world: World): Lag {
  const kept = new Map<string, { readonly at: number; readonly copy: object }>();
  const isHidden = (at: number): boolean => world.clock.now() < at + world.qoo10.lagMs;
  return {
    keep: (key, thing) => {
      const earlier = kept.get(key);
      if (world.qoo10.lagMs === 0 || (earlier !== undefined && isHidden(earlier.at))) return;
      kept.set(key, { at: world.clock.now(), copy: structuredClone(thing) });
    },
    shown: <Thing extends object>(key: string, thing: Thing): Thing => {
      const earlier = kept.get(key);
      // What is kept under a key is always an earlier copy of the same thing.
      return earlier !== undefined && isHidden(earlier.at) ? (earlier.copy as Thing) : thing;
    },
  };
}
