import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { failed, HOLD_MS } from '#lib/domain';
import { press } from '#lib/outbox';
import { JustRead } from '../../../lib/outbox/just-read.ts';
import { CART, lab } from './lab.ts';

const SECOND = 1_000;

describe('what was read a moment ago', () => {
  const read = (kept: JustRead<string, number>, value: number) =>
    kept.keep(
      async () => value,
      (told) => [['one', told]],
    );

  it('serves the next step for ten seconds, and only what was told', async () => {
    let now = 0;
    const kept = new JustRead<string, number>(() => now);
    expect(kept.all(['one'])).toBeNull();
    await read(kept, 1);
    now = 9 * SECOND;
    expect(kept.all(['one'])?.get('one')).toBe(1);
    expect(kept.all(['one', 'other'])).toBeNull();
    now = 10 * SECOND;
    expect(kept.all(['one'])).toBeNull();
  });

  it('is worth nothing on a clock that was set back', async () => {
    let now = 5 * SECOND;
    const kept = new JustRead<string, number>(() => now);
    await read(kept, 1);
    now = 0;
    expect(kept.all(['one'])).toBeNull();
  });

  it('is forgotten by any write, whatever became of it, also what was asked before the write and answered after it', async () => {
    const kept = new JustRead<string, number>(() => 0);
    await read(kept, 1);
    const refused = kept.around(() => Promise.reject(new Error('refused')));
    await expect(refused()).rejects.toThrow();
    expect(kept.all(['one'])).toBeNull();
    const slow = Promise.withResolvers<number>();
    const asked = kept.keep(
      () => slow.promise,
      (told) => [['one', told]],
    );
    await kept.around(async () => undefined)();
    slow.resolve(2);
    await asked;
    expect(kept.all(['one'])).toBeNull();
  });
});

describe('a connection that is made anew while carts are at work', () => {
  it('reads for itself: Smartship takes a number only from who has read it', async () => {
    const at = await lab();
    at.sides.runLink();
    await press(at.outbox, CART, at.now());
    at.pass(HOLD_MS);
    /** As the real one: it writes only on what it gave out itself. */
    const strict = () => {
      const gateway = at.sides.gateway();
      const seen = new Set<string>();
      const { shipments, confirmOrders, instruct } = gateway;
      const mayWrite =
        (write: typeof instruct): typeof instruct =>
        (shippingNos, consent) =>
          shippingNos.every((shippingNo) => seen.has(shippingNo))
            ? write(shippingNos, consent)
            : Promise.resolve(failed({ kind: 'refused-here', party: 'smartship', operation: 'test' }));
      return Object.assign(gateway, {
        shipments: async (wanted: Parameters<typeof shipments>[0]) => {
          const read = await shipments(wanted);
          for (const shippingNo of wanted) seen.add(shippingNo);
          return read;
        },
        confirmOrders: mayWrite(confirmOrders),
        instruct: mayWrite(instruct),
      });
    };
    // A test of the connection in the middle, a Retry of another cart: each step meets another one.
    await at.run({ tools: { ...at.tools(), smartship: async () => ({ ok: true, value: strict() }) } });
    expect(await at.job()).toMatchObject({ step: 'track' });
    expect(at.sides.count('instruct')).toBe(1);
  });
});

describe('a cart that goes through all steps in one breath', () => {
  it('is read at Qoo10 before its confirmation and after it, no more', async () => {
    const at = await lab();
    at.sides.runLink();
    await press(at.outbox, CART, at.now());
    at.pass(HOLD_MS);
    let reads = 0;
    const counted = {
      ...at.tools(),
      qoo10: async () => {
        const qoo10 = at.sides.qoo10();
        const orderByNo: typeof qoo10.orderByNo = (orderNo) => {
          reads += 1;
          return qoo10.orderByNo(orderNo);
        };
        return { ok: true as const, value: { ...qoo10, orderByNo } };
      },
    };
    await at.run({ tools: counted });
    expect(at.sides.count('instruct')).toBe(1);
    expect(reads).toBe(2);
  });
});
