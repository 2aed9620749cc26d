import { useCallback, useRef, useState } from 'react';

export interface Action<Args extends readonly unknown[], Outcome> {
  readonly run: (...args: Args) => void;
  readonly busy: boolean;
  /** How the last run ended; null before the first and while one runs. */
  readonly outcome: Outcome | null;
}

/** Runs one press at a time and keeps how it ended. A second press during a run does nothing. */
export function useAction<Args extends readonly unknown[], Outcome>(
  act: (...args: Args) => Promise<Outcome>,
): Action<Args, Outcome> {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const running = useRef(false);
  const latest = useRef(act);
  latest.current = act;
  const run = useCallback((...args: Args) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setOutcome(null);
    latest.current(...args).then(
      (ended) => settle(ended),
      () => settle(null),
    );
    function settle(ended: Outcome | null) {
      running.current = false;
      setBusy(false);
      setOutcome(ended);
    }
  }, []);
  return { run, busy, outcome };
}
