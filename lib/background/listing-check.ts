import { type ItemCode, type ShopId, toItemCode } from '#lib/domain';
import { readSettings } from '#lib/storage';
import type { Brain } from './brain.ts';

/** What Qoo10's API says of a listing number that a page shows. */
export type ListingKnown = 'known' | 'foreign' | 'not-checked';

/** An answer is asked for again after this. */
const MAX_AGE = 10 * 60_000;

/**
 * Whether a listing that a J-QSM page shows is one of the shops set up here, by the API and never by the page: a page of
 * another login, or another item than its number says, must not be judged as if it were ours [jqsm 9.1].
 */
export class ListingCheck {
  readonly #brain: Brain;
  readonly #answers = new Map<string, { readonly known: ListingKnown; readonly at: number }>();
  readonly #asking = new Set<string>();

  constructor(brain: Brain) {
    this.#brain = brain;
  }

  /** Answers at once from what was read; what is not known is asked for, and the pages are told when the answer is there. */
  async of(text: string | null): Promise<ListingKnown> {
    const itemCode = toItemCode(text);
    if (itemCode === null) return 'not-checked';
    const before = this.#fresh(itemCode);
    if (before) return before;
    if ((await this.#brain.data.listings.where('itemCode').equals(itemCode).count()) > 0)
      return this.#keep(itemCode, 'known');
    // The answer to another page may have come while the database was asked.
    const meanwhile = this.#fresh(itemCode);
    if (meanwhile) return meanwhile;
    void this.#ask(itemCode);
    return 'not-checked';
  }

  #fresh(itemCode: ItemCode): ListingKnown | null {
    const answer = this.#answers.get(itemCode);
    return answer && this.#brain.now() - answer.at < MAX_AGE ? answer.known : null;
  }

  async #ask(itemCode: ItemCode): Promise<void> {
    if (this.#asking.has(itemCode)) return;
    this.#asking.add(itemCode);
    try {
      const { shops } = await readSettings();
      const found = await Promise.all(shops.map(({ shopId }) => this.#inShop(shopId, itemCode)));
      const known = found.includes('known')
        ? 'known'
        : found.length > 0 && found.every((each) => each === 'foreign')
          ? 'foreign'
          : 'not-checked';
      this.#keep(itemCode, known);
      if (known !== 'not-checked') this.#brain.changed();
    } finally {
      this.#asking.delete(itemCode);
    }
  }

  #keep(itemCode: ItemCode, known: ListingKnown): ListingKnown {
    this.#answers.set(itemCode, { known, at: this.#brain.now() });
    return known;
  }

  async #inShop(shopId: ShopId, itemCode: ItemCode): Promise<ListingKnown> {
    const read = await this.#brain.parties.qapi(shopId).listing(itemCode);
    if (!read.ok) return 'not-checked';
    return read.value === 'not-found' ? 'foreign' : 'known';
  }
}
