import type { Instant, ItemCode, Outcome, ShopId } from '#lib/domain';
import { ok } from '#lib/domain';
import { optionValueOf, type Qapi } from '#lib/qoo10';
import type { DataDb } from '#lib/storage';

/** Tells the screens after so many listings, so that marks appear while the rest is read. */
const TELL_EVERY = 10;

/** Reads the option codes of listings, one call each; stops at the first failure, which it hands over. */
export async function readListingOptions(
  qapi: Qapi,
  data: DataDb,
  shopId: ShopId,
  itemCodes: readonly ItemCode[],
  now: () => Instant,
  progress: () => void,
): Promise<Outcome<number>> {
  let count = 0;
  for (const itemCode of itemCodes) {
    const read = await qapi.options(itemCode);
    if (!read.ok) return read;
    if (read.value === 'not-found' || read.value.unreadable > 0) continue;
    const options = read.value.options.map((option) => ({
      optionCode: option.optionCode,
      values: optionValueOf(option),
    }));
    await data.listings.put({ shopId, itemCode, options, readAt: now() });
    count++;
    if (count % TELL_EVERY === 0) progress();
  }
  progress();
  return ok(count);
}
