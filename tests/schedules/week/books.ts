import { DataDb, OutboxDb } from '#lib/storage';
import type { SandboxOrder, World } from '#tests/sandbox';
import type { Profile } from '../lab/profile.ts';
import type { Shop } from '../lab/shop.ts';
import { SMALL_SHOP } from './two-shops.ts';

const QOO10 = 'api.qoo10.jp';
const SMARTSHIP = 'smartship2.tracxlogis.com';

/** What one day cost and brought. */
export interface DayRow {
  readonly day: number;
  readonly orders: number;
  readonly confirmed: number;
  readonly instructed: number;
  readonly shipped: number;
  readonly tracked: number;
  readonly cancelled: number;
  /** Orders that were loud as a conflict for the first time. */
  readonly conflicts: number;
  /** Quantities written to Qoo10. */
  readonly stock: number;
  readonly qoo10: number;
  readonly qoo10Small: number;
  readonly smartship: number;
  readonly deaths: number;
  /** What was asked how often, most frequent first. */
  readonly calls: Readonly<Record<string, number>>;
  /** Rows of each table that has any. */
  readonly rows: Readonly<Record<string, number>>;
  /** All rows as JSON. */
  readonly bytes: number;
}

/** Counts from the outside: what was ordered and done there, what was asked of each host, and what lies in the databases. */
export class Books {
  readonly days: DayRow[] = [];
  /** Orders that were placed with a code that names no SKU. */
  readonly wrongCodes = new Set<string>();
  /** Times that automation asked the seller whether to go on. */
  asked = 0;
  readonly #shop: Shop;
  readonly #profile: Profile;
  readonly #conflicts: ReadonlySet<string>;
  #seen = { effects: 0, requests: 0, deaths: 0, conflicts: 0 };
  #dbs: { readonly data: DataDb; readonly outbox: OutboxDb } | null = null;

  constructor(shop: Shop, profile: Profile, conflicts: ReadonlySet<string>) {
    this.#shop = shop;
    this.#profile = profile;
    this.#conflicts = conflicts;
  }

  /** The profile's databases, as a page of the extension reads them. */
  open(): { readonly data: DataDb; readonly outbox: OutboxDb } {
    this.#dbs ??= { data: new DataDb(this.#profile.dataName), outbox: new OutboxDb(this.#profile.outboxName) };
    return this.#dbs;
  }

  close(): void {
    this.#dbs?.data.close();
    this.#dbs?.outbox.close();
    this.#dbs = null;
  }

  noteOrders(orders: readonly SandboxOrder[], wrongCode: boolean): void {
    const [first] = orders;
    if (first && wrongCode) this.wrongCodes.add(first.orderNo);
  }

  async closeDay(day: number): Promise<DayRow> {
    const { effects, requests } = this.#shop.world;
    const before = this.#seen;
    this.#seen = {
      effects: effects.log.length,
      requests: requests.length,
      deaths: this.#profile.deaths,
      conflicts: this.#conflicts.size,
    };
    const count = (...kinds: readonly string[]) =>
      effects.log.slice(before.effects).filter(({ kind }) => kinds.includes(kind)).length;
    const asked = requests.slice(before.requests);
    const ofSmall = asked.filter(({ headers }) => headers.giosiscertificationkey === SMALL_SHOP.key).length;
    const row = {
      day,
      orders: count('place-order'),
      confirmed: count('confirm'),
      instructed: count('instruct'),
      shipped: count('ship'),
      tracked: count('send-tracking'),
      cancelled: count('cancel-order'),
      conflicts: this.#conflicts.size - before.conflicts,
      stock: count('set-price-qty', 'update-option-qty'),
      qoo10: asked.filter(({ host }) => host === QOO10).length - ofSmall,
      qoo10Small: ofSmall,
      smartship: asked.filter(({ host }) => host === SMARTSHIP).length,
      deaths: this.#profile.deaths - before.deaths,
      calls: countCalls(asked),
      ...(await this.#stored()),
    };
    this.days.push(row);
    return row;
  }

  async #stored(): Promise<Pick<DayRow, 'rows' | 'bytes'>> {
    const { data, outbox } = this.open();
    const rows: Record<string, number> = {};
    let bytes = 0;
    for (const table of [...data.tables, ...outbox.tables]) {
      const all = await table.toArray();
      if (all.length > 0) rows[table.name] = all.length;
      bytes += JSON.stringify(all).length;
    }
    return { rows, bytes };
  }
}

function countCalls(requests: World['requests']): Record<string, number> {
  const counts = Map.groupBy(requests, ({ labels, path }) => labels.at(-1) ?? path);
  const sorted = [...counts].sort((one, other) => other[1].length - one[1].length);
  return Object.fromEntries(sorted.map(([name, all]) => [name, all.length]));
}

const HEAD = [
  'day',
  'orders',
  'confirmed',
  'instructed',
  'shipped',
  'tracked',
  'cancelled',
  'conflicts',
  'stock',
  'Qoo10',
  'small',
  'Smartship',
  'deaths',
  'kB',
];

/** The week as a table, below it each day's calls and the rows of each database table. */
export function weekTable(days: readonly DayRow[]): string {
  const line = (cells: readonly (string | number)[]) =>
    cells.map((cell, at) => String(cell).padStart((HEAD[at] ?? '').length + 2)).join('');
  const counts = days.map((row) =>
    line([
      row.day + 1,
      row.orders,
      row.confirmed,
      row.instructed,
      row.shipped,
      row.tracked,
      row.cancelled,
      row.conflicts,
      row.stock,
      row.qoo10,
      row.qoo10Small,
      row.smartship,
      row.deaths,
      Math.round(row.bytes / 1024),
    ]),
  );
  const told = (of: (day: DayRow) => Readonly<Record<string, number>>) =>
    days.map((row) => {
      const pairs = Object.entries(of(row)).map(([name, count]) => `${name} ${count}`);
      return `${row.day + 1}: ${pairs.join(', ')}`;
    });
  return [line(HEAD), ...counts, 'Calls:', ...told(({ calls }) => calls), 'Rows:', ...told(({ rows }) => rows)].join(
    '\n',
  );
}
