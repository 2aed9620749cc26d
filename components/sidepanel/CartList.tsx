import { useEffect, useRef, useState } from 'react';
import { useTexts } from '#components/shared';
import type { CartView } from '#lib/domain';
import { panelTexts } from '#lib/i18n';
import { cartKey } from './bands.ts';
import { CartItem, type CartItemProps } from './CartItem.tsx';

/** Carts drawn at a time; more follow while scrolling, so that a thousand carts open as fast as forty. */
const PAGE = 40;

/** The carts of one band. Give it a `key` per band: a new band starts at its top. */
export function CartList(
  props: Omit<CartItemProps, 'view' | 'selected' | 'focused'> & {
    carts: readonly CartView[];
    selected: ReadonlySet<string>;
    /** The cart that the panel was opened for; drawn however far down it is. */
    focus: string | null;
  },
) {
  const { carts, selected, focus, ...item } = props;
  const texts = useTexts(panelTexts);
  const [wanted, setDrawn] = useState(PAGE);
  const drawn = Math.max(wanted, focus === null ? 0 : carts.findIndex((view) => cartKey(view) === focus) + 1);
  const more = useRef<HTMLButtonElement>(null);
  const left = carts.length - drawn;
  useEffect(() => {
    const button = more.current;
    if (left <= 0 || !button || typeof IntersectionObserver === 'undefined') return;
    const seen = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setDrawn((count) => count + PAGE),
      { rootMargin: '600px' },
    );
    seen.observe(button);
    return () => seen.disconnect();
  }, [left]);
  if (carts.length === 0) return null;
  return (
    <>
      <ul className="pn-carts">
        {carts.slice(0, drawn).map((view) => {
          const key = cartKey(view);
          return <CartItem key={key} view={view} selected={selected.has(key)} focused={key === focus} {...item} />;
        })}
      </ul>
      {left > 0 && (
        <button ref={more} type="button" className="pn-more" onClick={() => setDrawn((count) => count + PAGE)}>
          {texts.showMore(left)}
        </button>
      )}
    </>
  );
}
