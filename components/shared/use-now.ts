import { useEffect, useState } from 'react';
import type { Instant } from '#lib/domain';

/** The present, renewed every `every` milliseconds. */
export function useNow(every: number): Instant {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
