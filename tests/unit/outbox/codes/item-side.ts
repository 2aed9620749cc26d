import { failed, type Instant, type ItemCode, ok, toCode, toItemCode, toShopId } from '#lib/domain';
import { type CodeTools, runCodeChanges, type WantedCode } from '#lib/outbox';
import type { BulkItemResult, Going, ItemWrites, Receipt } from '#lib/qoo10';
import { type CodeChange, firstSettings, firstShop, OutboxDb, type Settings } from '#lib/storage';

export const SHOP = toShopId('mihon_shop');
export const START: Instant = Date.UTC(2026, 10, 26, 3);
class Died extends Error {}

/** A whole kill: everything the worker would still have done never happens. */
type Trouble = (call: string) => 'none' | 'before' | 'after' | 'die-before' | 'die-after';

export const item = (number: number): ItemCode => {
  const code = toItemCode(String(1_100_000_000 + number));
  if (code === null) throw new Error('not a listing number');
  return code;
};

const placeOf = (itemCode: string, option: CodeChange['option']): string =>
  JSON.stringify([itemCode, option?.name ?? null, option?.value ?? null]);

/** Qoo10's item writes as the runner sees them, small enough to reason about; every write that took effect is counted. */
export class ItemSide {
  readonly codes = new Map<string, string>();
  readonly effects: string[] = [];
  readonly db: OutboxDb;
  now = START;
  /** Reads show what stood so long ago. */
  lag = 0;
  trouble: Trouble = () => 'none';
  settings: Settings;
  readonly shown: CodeChange[] = [];
  readonly #writtenAt = new Map<string, { at: number; before: string }>();

  constructor(name: string) {
    this.db = new OutboxDb(name);
    this.settings = { ...firstSettings('ja'), shops: [{ ...firstShop(SHOP, START), readOnly: false }] };
  }

  put(itemCode: ItemCode, option: CodeChange['option'], code: string): WantedCode {
    this.codes.set(placeOf(itemCode, option), code);
    return { itemCode, option, title: '見本', before: toCode(code), after: toCode(`${code}-NEW`) };
  }

  at(itemCode: ItemCode, option: CodeChange['option']): string | undefined {
    return this.codes.get(placeOf(itemCode, option));
  }

  /** One life of the worker: from what is on disk until nothing is due, or until it dies. */
  async live(): Promise<void> {
    await runCodeChanges(this.tools()).catch((error: unknown) => {
      if (!(error instanceof Died)) throw error;
    });
  }

  /** Lives again and again, each time when the next thing is due, until nothing is. */
  async liveOn(most = 60): Promise<void> {
    for (let life = 0; life < most; life++) {
      await this.live();
      const due = (await this.db.codeChanges.toArray()).flatMap(({ dueAt }) => dueAt ?? []);
      if (due.length === 0) return;
      this.now = Math.max(this.now + 1, Math.min(...due));
    }
    throw new Error('never comes to an end');
  }

  tools(): CodeTools {
    return {
      db: this.db,
      write: () => this.writes(),
      settings: async () => this.settings,
      now: () => this.now,
      locks: {
        // The lock of a life that died is gone with it.
        request: (_name: string, _options: unknown, held: (lock: unknown) => unknown) => held({}),
      } as unknown as LockManager,
      shown: async (changes) => void this.shown.push(...changes),
      changed: () => undefined,
    };
  }

  #read(place: string): string | undefined {
    const written = this.#writtenAt.get(place);
    return written && this.now < written.at + this.lag ? written.before : this.codes.get(place);
  }

  #write(itemCode: ItemCode, option: CodeChange['option'], code: string): void {
    const place = placeOf(itemCode, option);
    this.#writtenAt.set(place, { at: this.now, before: this.codes.get(place) ?? '' });
    this.codes.set(place, code);
    this.effects.push(`${itemCode} ${option?.value ?? ''} ${code}`);
  }

  writes(): Pick<ItemWrites, 'optionCodes' | 'sellerCode' | 'verifyAll'> {
    const receipt = (itemCode: ItemCode, option: Receipt['option'], code: string): Receipt => ({
      method: option ? 'ItemsOptions.UpdateInventoryDataBulk' : 'ItemsBasic.UpdateGoods',
      itemCode,
      option,
      expect: option ? { optionCode: code } : { sellerCode: code },
      sentAt: this.now,
      already: false,
    });
    return {
      optionCodes: async (changes, going: Going = async () => true) => {
        const looked = changes.map(({ option: { itemCode, axes }, seen, code }) => {
          const option = {
            name: axes.map(({ name }) => name).join('||*'),
            value: axes.map(({ value }) => value).join('||*'),
          };
          const stands = this.#read(placeOf(itemCode, option));
          const says =
            stands === undefined
              ? 'option-not-found'
              : stands === code
                ? 'already'
                : stands === seen
                  ? null
                  : 'changed-since';
          return { itemCode, option, code, says, receipt: receipt(itemCode, option, code) };
        });
        const go = looked.filter(({ says }) => says === null);
        const held = go.length > 0 && !(await going(go.map((one) => one.receipt)));
        const ended = go.length === 0 || held ? 'none' : this.#call('optionCodes');
        if (!held && ended !== 'before') for (const one of go) this.#write(one.itemCode, one.option, one.code);
        if (ended === 'die-after') throw new Died();
        const state = ended === 'before' ? 'not-sent' : ended === 'after' ? 'unknown' : 'done';
        return {
          rows: looked.map(
            (one): BulkItemResult => ({
              itemCode: one.itemCode,
              option: one.option,
              code: null,
              ...(one.says !== null || held
                ? { state: 'not-sent', says: one.says ?? 'held', receipt: null }
                : { state, says: '', receipt: one.receipt }),
            }),
          ),
          failure:
            ended === 'none'
              ? null
              : { kind: ended === 'after' ? 'unknown-outcome' : 'unreachable', party: 'qoo10', operation: '' },
        };
      },
      sellerCode: async ({ itemCode, seen, code }, going = async () => true) => {
        const operation = 'ItemsBasic.UpdateGoods';
        const stands = this.#read(placeOf(itemCode, null));
        const made = receipt(itemCode, null, code);
        if (stands === code) return ok({ ...made, already: true });
        if (stands !== seen) return failed({ kind: 'refused-here', party: 'qoo10', operation, says: 'changed-since' });
        if (!(await going([made]))) return failed({ kind: 'refused-here', party: 'qoo10', operation, says: 'held' });
        const ended = this.#call('sellerCode');
        if (ended === 'before') return failed({ kind: 'unreachable', party: 'qoo10', operation });
        this.#write(itemCode, null, code);
        if (ended === 'die-after') throw new Died();
        return ended === 'after' ? failed({ kind: 'unknown-outcome', party: 'qoo10', operation }) : ok(made);
      },
      verifyAll: async (receipts) => {
        const ended = this.#call('verifyAll');
        if (ended === 'before' || ended === 'after')
          return failed({ kind: 'unreachable', party: 'qoo10', operation: 'read' });
        if (ended === 'die-after') throw new Died();
        return ok(
          receipts.map((one) => {
            const stands = this.#read(placeOf(one.itemCode, one.option));
            const wanted = one.expect.optionCode ?? one.expect.sellerCode;
            return stands === wanted ? { kind: 'seen' } : { kind: 'not-yet', differs: ['optionCode'] };
          }),
        );
      },
    };
  }

  #call(name: string): 'none' | 'before' | 'after' | 'die-after' {
    const ended = this.trouble(name);
    if (ended === 'die-before') throw new Died();
    return ended;
  }
}
