import type { DataDb, ListingRow, Sync } from '../data-db.ts';
import { Remembered, type TableChanges } from '../remembered.ts';
import { type CodeFacts, type CodeUses, factsOnDisk, noteUse, type StoredLinks } from './code-facts.ts';

/** So long after a question all uses are taken into memory, so that the first answer of a worker's life is not kept waiting. */
const AFTER = 300;
/** Listings change all the time while they are read: their uses are not gathered anew more often than this. */
const GATHER_EVERY = 20_000;
/** Listings taken from the table at once. */
const PART = 2000;

/** What judging needs besides the SKUs, remembered over the keys that a seller types into one form. */
export class CodeMemory implements CodeFacts {
  readonly #disk: CodeFacts;
  readonly #now: () => number;
  readonly #syncs: Readonly<Record<'skus' | 'links', Remembered<Sync | undefined>>>;
  readonly #links: Remembered<StoredLinks>;
  readonly #listings: Remembered<readonly ListingRow[]>;
  readonly #uses: Remembered<CodeUses>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #gatheredAt = Number.NEGATIVE_INFINITY;

  constructor(data: DataDb, changes: TableChanges, now: () => number) {
    const disk = factsOnDisk(data);
    this.#disk = disk;
    this.#now = now;
    this.#syncs = {
      skus: new Remembered(changes, ['syncs'], () => disk.sync('skus')),
      links: new Remembered(changes, ['syncs'], () => disk.sync('links')),
    };
    this.#links = new Remembered(changes, ['links', 'skus'], (key) => disk.links(split(key)));
    this.#listings = new Remembered(changes, ['listings'], (key) => disk.listings(split(key)));
    this.#uses = new Remembered(changes, ['listings'], () => allUses(data));
  }

  sync(name: 'skus' | 'links'): Promise<Sync | undefined> {
    return this.#syncs[name].get();
  }

  links(itemCodes: readonly string[]): Promise<StoredLinks> {
    return this.#links.get(itemCodes.join('\n'));
  }

  listings(itemCodes: readonly string[]): Promise<readonly ListingRow[]> {
    return this.#listings.get(itemCodes.join('\n'));
  }

  /** From memory where all uses are there; else from disk, and they are gathered meanwhile. */
  async uses(codes: readonly string[]): Promise<CodeUses> {
    if (this.#uses.isThere()) return this.#uses.get();
    if (codes.length > 0 && this.#now() - this.#gatheredAt >= GATHER_EVERY) {
      this.#timer ??= setTimeout(() => void this.gathered().catch(() => undefined), AFTER);
    }
    return this.#disk.uses(codes);
  }

  /** All uses, taken into memory; waited for. */
  async gathered(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#gatheredAt = this.#now();
    await this.#uses.get();
  }
}

const split = (key: string): string[] => (key === '' ? [] : key.split('\n'));

async function allUses(data: DataDb): Promise<CodeUses> {
  const uses = new Map<string, Set<string>>();
  for (let last: [string, string] | null = ['', '']; last !== null; ) {
    const part: ListingRow[] = await data.listings.where('[shopId+itemCode]').above(last).limit(PART).toArray();
    for (const { shopId, itemCode, codes } of part) for (const code of codes) noteUse(uses, code, [shopId, itemCode]);
    const end = part.at(-1);
    last = end ? [end.shopId, end.itemCode] : null;
  }
  return uses;
}
