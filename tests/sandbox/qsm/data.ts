import type { ListingForm } from './edit-page.ts';
import type { Seller } from './frame.ts';
import type { OrderFacts } from './order-rows.ts';
import type { QsmSettings } from './variants.ts';

/** What a save of the edit form reports: only what input and change events named. */
export type ListingChanges = {
  readonly fields: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly additional: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

export type ListingFacts = ListingForm & { readonly status: string };

/** All that the pages read from the world and write to it. `from-world.ts` is the one place that knows the world's own shapes. */
export type QsmData = {
  settings(): QsmSettings;
  seller(): Seller;
  signedIn(): boolean;
  signIn(): void;
  signOut(): void;
  now(): number;
  orders(): readonly OrderFacts[];
  listings(): readonly ListingFacts[];
  /** Answers a reason when the change is refused. */
  saveListing(itemCode: string, changes: ListingChanges): string | undefined;
};
