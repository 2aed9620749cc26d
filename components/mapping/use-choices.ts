import { useCallback, useEffect, useState } from 'react';
import { z } from 'zod';
import type { Choice, Choices } from './model.ts';

const KEY = 'mapping-choices';
const shape = z.array(
  z.tuple([
    z.string(),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('code'), code: z.string(), skuName: z.string() }),
      z.object({ kind: z.literal('create') }),
    ]),
  ]),
);

function stored(): Choices {
  try {
    const parsed = shape.safeParse(JSON.parse(sessionStorage.getItem(KEY) ?? '[]'));
    return new Map(parsed.success ? parsed.data : []);
  } catch {
    return new Map();
  }
}

export interface ChoosingActions {
  readonly choose: (chosen: ReadonlyMap<string, Choice>) => void;
  readonly drop: (keys: readonly string[]) => void;
  readonly clear: () => void;
}

/** What the seller chose so far. Nothing is written by it; it outlives a reload of the tab, since an afternoon's work is in it. */
export function useChoices(): [Choices, ChoosingActions] {
  const [choices, setChoices] = useState<Choices>(stored);
  useEffect(() => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify([...choices]));
    } catch {
      // A full or forbidden store only costs the outliving of a reload.
    }
  }, [choices]);
  const choose = useCallback<ChoosingActions['choose']>(
    (chosen) => setChoices((now) => new Map([...now, ...chosen])),
    [],
  );
  const drop = useCallback<ChoosingActions['drop']>((keys) => {
    setChoices((now) => {
      const next = new Map(now);
      for (const key of keys) next.delete(key);
      return next;
    });
  }, []);
  const clear = useCallback(() => setChoices(new Map()), []);
  return [choices, { choose, drop, clear }];
}
