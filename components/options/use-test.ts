import { useRef } from 'react';
import { useAction } from '#components/shared';
import type { Connection } from '#lib/storage';
import type { Tested } from './TestReport.tsx';

const GOOD: ReadonlySet<string | undefined> = new Set(['connected', 'key-expires']);

/** *Test connection* of a card. A failed report goes once a later look found the connection good: it would speak against the status above it. */
export function useTest(onTest: () => Promise<Tested>, connection: Connection | null) {
  const latest = useRef(connection);
  latest.current = connection;
  const { run, busy, outcome } = useAction(async () => {
    const report = await onTest();
    return { report, at: latest.current?.at };
  });
  const report = outcome?.report ?? null;
  const failed = report !== null && typeof report !== 'string' && !report.ok;
  const over = failed && GOOD.has(connection?.state) && connection?.at !== outcome?.at;
  return { run: () => run(), busy, report: over ? null : report };
}
