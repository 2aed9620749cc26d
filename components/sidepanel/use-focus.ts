import { useEffect, useState } from 'react';
import { followPanelFocus, type PanelFocus } from '#lib/storage';

/** Word of an opening older than this is from another time: the panel then opens at its top. */
const FRESH = 30_000;

/** What a page opened the panel for, also when the panel was open already. */
export function useFocus(): PanelFocus | null {
  const [focus, setFocus] = useState<PanelFocus | null>(null);
  useEffect(() => {
    const ends = new AbortController();
    void followPanelFocus((next) => {
      if (Date.now() - next.at < FRESH) setFocus(next);
    }, ends.signal);
    return () => ends.abort();
  }, []);
  return focus;
}
