import { useEffect, useState } from 'react';
import { followPanelFocus } from '#lib/storage';

/** Word of an opening older than this is from another time: the panel then opens at its top. */
const FRESH = 30_000;

/** The order that a page opened the panel for, also when the panel was open already. */
export function useFocus(): string | null {
  const [orderNo, setOrderNo] = useState<string | null>(null);
  useEffect(() => {
    const ends = new AbortController();
    void followPanelFocus((focus) => {
      if (Date.now() - focus.at < FRESH) setOrderNo(focus.orderNo);
    }, ends.signal);
    return () => ends.abort();
  }, []);
  return orderNo;
}
