import { useCallback, useRef, useState } from 'react';
import type { PressReply } from '#lib/messaging/client';
import type { Bulk } from './BulkProgress.tsx';
import type { GoingCart } from './plan.ts';

/** What became of some carts: one result each, in the order asked. */
export type SendReply =
  | { readonly kind: 'answered'; readonly results: readonly { readonly packNo: string; readonly result: PressReply }[] }
  | { readonly kind: 'gone' | 'refused' };

export interface BulkActs {
  readonly onSend: (carts: readonly GoingCart[]) => Promise<SendReply>;
  readonly onCancel: (
    jobIds: readonly string[],
  ) => Promise<{ readonly cancelled: number; readonly begun: number } | null>;
}

/** Carts handed to the background at a time: few enough that progress shows and *Cancel* bites. */
const AT_A_TIME = 20;

/** Sends many carts part by part; *Cancel* hands over no more and takes back what has not begun. */
export function useBulk({ onSend, onCancel }: BulkActs) {
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const [cancelling, setCancelling] = useState(false);
  const wished = useRef(false);
  const latest = useRef<Bulk | null>(null);
  const show = useCallback((next: Bulk) => {
    latest.current = next;
    setBulk(next);
  }, []);

  const start = async (going: readonly GoingCart[]): Promise<void> => {
    wished.current = false;
    show({ all: going.length, done: 0, jobIds: [], refused: [], broken: null, cancelled: null, over: false });
    for (let from = 0; from < going.length && !wished.current; from += AT_A_TIME) {
      const part = going.slice(from, from + AT_A_TIME);
      const before = latest.current;
      if (!before) return;
      const reply = await onSend(part);
      show(
        reply.kind === 'answered' ? withAnswers(before, part.length, reply.results) : { ...before, broken: reply.kind },
      );
      if (reply.kind !== 'answered') break;
    }
    const ended = latest.current;
    if (ended) show({ ...ended, over: true });
    if (wished.current) await takeBack();
  };

  const takeBack = async (): Promise<void> => {
    const now = latest.current;
    if (!now || now.jobIds.length === 0) return;
    setCancelling(true);
    const cancelled = await onCancel(now.jobIds);
    setCancelling(false);
    const after = latest.current;
    if (after) show({ ...after, cancelled });
  };

  const cancel = (): void => {
    wished.current = true;
    if (latest.current?.over) void takeBack();
  };

  return { bulk, cancelling, start, cancel };
}

function withAnswers(before: Bulk, count: number, results: Extract<SendReply, { kind: 'answered' }>['results']): Bulk {
  return {
    ...before,
    done: before.done + count,
    jobIds: [...before.jobIds, ...results.flatMap(({ result }) => (result.kind === 'refused' ? [] : [result.jobId]))],
    refused: [
      ...before.refused,
      ...results.flatMap(({ packNo, result }) =>
        result.kind === 'refused' ? [{ packNo, reason: result.reason }] : [],
      ),
    ],
  };
}
