import type { Settings } from '#lib/storage';

type Shop = Settings['shops'][number];

/**
 * The shop that a page of J-QSM shows: the one whose id stands beside ログアウト, else the only one there is. Null where
 * several are set up and none is named. Only for reading, where a wrong guess finds nothing: which shop an order belongs
 * to is what Qoo10 says (design §5).
 */
export function shopOf(settings: Pick<Settings, 'shops'>, login: string | null): Shop | null {
  const named = settings.shops.find(({ shopId }) => shopId.toLowerCase() === login?.trim().toLowerCase());
  if (named) return named;
  const [only, other] = settings.shops;
  return only && !other ? only : null;
}
