import type { Failure, ShopId, SkuNo, StockLine } from '#lib/domain';
import type { BulkItemResult, ListingDetail, Receipt } from '#lib/qoo10';
import type { StockWrite } from '#lib/storage';
import { listingKey } from './choose.ts';
import { concernsAll, optionIn, type Shown } from './look.ts';
import { mayWrite, type StockQapi, type StockTools } from './tools.ts';

/** Changes that the duty may send in an hour for one shop (design §3 law 7). */
export const STOCK_WRITES_AN_HOUR = 200;
/** Listings whose quantity goes in one call; each is read again just before, so not many wait for the last. */
const BULK = 50;
/** When to look whether a write stands, after it was sent. */
const FIRST_CHECK_MS = 3 * 60_000;
const TRIES = 5;

type Going = { readonly write: StockWrite; readonly line: StockLine };

/**
 * Sends what is approved, lowerings first; a raise only once every lowering that pays for it was taken. Each change is on
 * disk as `sending` before its call, so that no later life sends it again without looking.
 */
export async function sendApproved(
  lines: readonly StockLine[],
  shown: ReadonlyMap<string, Shown>,
  tools: StockTools,
): Promise<Failure | null> {
  const byKey = new Map(lines.map((line) => [line.target.key, line]));
  const approved = await tools.outbox.stockWrites
    .where('[state+shopId]')
    .between(['approved', ''], ['approved', '\uffff'])
    .toArray();
  const going = approved.flatMap((write): Going[] => {
    const line = byKey.get(write.key);
    return line && (line.standing === 'change' || line.standing === 'ask') ? [{ write, line }] : [];
  });
  const unpaid = new Set(
    lines.filter((line) => line.standing === 'change' && isLower(line)).map(({ target }) => target.key),
  );
  const sender = new Sender(shown, tools);
  for (const [shopId, ofShop] of Map.groupBy(
    going.filter(({ line }) => isLower(line)),
    ({ write }) => write.shopId,
  )) {
    for (const key of await sender.send(shopId, ofShop)) unpaid.delete(key);
  }
  const blocked = new Set<SkuNo | null>(
    lines.filter(({ target }) => unpaid.has(target.key)).map(({ target }) => target.skuNo),
  );
  const raises = going.filter(({ line, write }) => !isLower(line) && !blocked.has(write.skuNo));
  for (const [shopId, ofShop] of Map.groupBy(raises, ({ write }) => write.shopId)) await sender.send(shopId, ofShop);
  return sender.failure;
}

const isLower = ({ from, to }: StockLine): boolean => (to ?? 0) < (from ?? 0);

class Sender {
  readonly #shown: ReadonlyMap<string, Shown>;
  readonly #tools: StockTools;
  /** Shops whose connection failed in this run. */
  readonly #broken = new Set<ShopId>();
  failure: Failure | null = null;

  constructor(shown: ReadonlyMap<string, Shown>, tools: StockTools) {
    this.#shown = shown;
    this.#tools = tools;
  }

  /** Sends one shop's changes; gives the keys of those that Qoo10 took. */
  async send(shopId: ShopId, going: readonly Going[]): Promise<string[]> {
    const qapi = this.#tools.qapi(shopId);
    const taken: string[] = [];
    const whole: Going[] = [];
    for (const each of await this.#underCap(shopId, going)) {
      if (each.write.option === null) whole.push(each);
      else if (await this.#sendOption(qapi, each)) taken.push(each.write.key);
    }
    for (let at = 0; at < whole.length; at += BULK)
      taken.push(...(await this.#sendWhole(qapi, whole.slice(at, at + BULK))));
    return taken;
  }

  async #underCap(shopId: ShopId, going: readonly Going[]): Promise<readonly Going[]> {
    const since = this.#tools.now() - 3_600_000;
    const lately = await this.#tools.outbox.stockWrites
      .where('stateAt')
      .above(since)
      .filter((write) => write.by === 'duty' && write.shopId === shopId && (write.sentAt ?? 0) > since)
      .count();
    let left = STOCK_WRITES_AN_HOUR - lately;
    return going.filter(({ write }) => {
      if (write.by === 'press') return true;
      left -= 1;
      return left >= 0;
    });
  }

  /** The seller may have paused, or taken the duty back, since the run began. */
  async #may(shopId: ShopId): Promise<boolean> {
    if (this.#broken.has(shopId) || this.#tools.stopped()) return false;
    const settings = await this.#tools.settings();
    return mayWrite(
      settings,
      settings.shops.find((shop) => shop.shopId === shopId),
    );
  }

  async #sendOption(qapi: StockQapi, { write, line }: Going): Promise<boolean> {
    const { option, shopId } = write;
    const read = this.#shown.get(listingKey(write));
    if (option === null || read?.kind !== 'options' || !(await this.#may(shopId))) return false;
    const found = optionIn(read.options, option);
    if (!found || line.from === null || line.to === null) return false;
    const sending = await this.#mark(write, line);
    const told = await qapi.write.optionQuantity({ option: found, quantity: line.to, seen: line.from });
    if (told.ok) return this.#took(sending, told.value);
    return this.#refused(sending, told.failure);
  }

  /** Whole listings in one call. Each is read again just before; one that shows another number by now is left out. */
  async #sendWhole(qapi: StockQapi, going: readonly Going[]): Promise<string[]> {
    const ready: { readonly sending: StockWrite; readonly read: ListingDetail }[] = [];
    for (const { write, line } of going) {
      if (!(await this.#may(write.shopId))) return [];
      const read = await qapi.listing(write.itemCode);
      if (!read.ok) await this.#refused(write, read.failure, 'nothing-sent');
      else if (read.value === 'not-found' || read.value.quantity !== line.from)
        await this.#end(write, 'failed', 'changed-since');
      else
        ready.push({
          sending: { ...write, from: read.value.quantity ?? write.from, to: line.to ?? write.to },
          read: read.value,
        });
    }
    const [first] = ready;
    if (!first || !(await this.#may(first.sending.shopId))) return [];
    const now = this.#tools.now();
    await this.#tools.outbox.stockWrites.bulkPut(
      ready.map(({ sending }) => ({ ...sending, state: 'sending', stateAt: now, sentAt: now })),
    );
    const told = await qapi.write.priceQuantities(
      ready.map(({ sending, read }) => ({ read, change: { quantity: sending.to } })),
    );
    const rows = new Map<string, BulkItemResult>(told.rows.map((row) => [row.itemCode, row]));
    const taken: string[] = [];
    for (const { sending } of ready) {
      const row = rows.get(sending.itemCode);
      if (await this.#bulkRow({ ...sending, sentAt: now }, row, told.failure)) taken.push(sending.key);
    }
    return taken;
  }

  async #bulkRow(write: StockWrite, row: BulkItemResult | undefined, failure: Failure | null): Promise<boolean> {
    if (row?.receipt && (row.state === 'done' || row.state === 'done-by-other')) return this.#took(write, row.receipt);
    // The row's own result was not told: only a later read decides.
    if (row?.receipt && row.state === 'unknown') return this.#open(write, row.receipt);
    if (row?.state === 'refused') return this.#end(write, 'failed', row.says || String(row.code ?? ''));
    if (failure) return this.#refused(write, failure, 'nothing-sent');
    return this.#end(write, 'failed', row?.says ?? 'not-sent');
  }

  async #mark(write: StockWrite, line: StockLine): Promise<StockWrite> {
    const now = this.#tools.now();
    const sending: StockWrite = {
      ...write,
      from: line.from ?? write.from,
      to: line.to ?? write.to,
      state: 'sending',
      stateAt: now,
      sentAt: now,
    };
    await this.#tools.outbox.stockWrites.put(sending);
    return sending;
  }

  async #took(write: StockWrite, receipt: Receipt): Promise<boolean> {
    if (receipt.already) {
      await this.#tools.outbox.stockTargets.update(write.key, { last: { quantity: write.to, at: this.#tools.now() } });
      await this.#end(write, 'verified', 'already');
      return true;
    }
    await this.#put(write, receipt, '');
    const says = `${write.itemCode} ${write.option?.value ?? ''}: ${write.from} → ${write.to}`;
    await this.#tools.log({ who: write.by === 'press' ? 'seller' : 'extension', result: 'ok', says });
    return true;
  }

  /** Sent, and its reply lost: it may stand or not. Counts as not taken, so that nothing is raised on its account. */
  async #open(write: StockWrite, receipt: Receipt | null): Promise<false> {
    await this.#put(write, receipt, UNKNOWN);
    return false;
  }

  async #put(write: StockWrite, receipt: Receipt | null, says: string): Promise<void> {
    const { quantity: _quantity, ...beside } = receipt?.expect ?? {};
    const now = this.#tools.now();
    const sentAt = receipt?.sentAt ?? write.sentAt ?? now;
    await this.#tools.outbox.stockWrites.put({
      ...write,
      state: 'sent',
      stateAt: now,
      sentAt,
      checkAt: sentAt + FIRST_CHECK_MS,
      beside,
      says,
    });
    this.#tools.changed();
  }

  async #refused(write: StockWrite, failure: Failure, sure: 'nothing-sent' | 'unsure' = 'unsure'): Promise<boolean> {
    this.failure ??= concernsAll(failure) && failure.kind !== 'refused-here' ? failure : this.failure;
    if (failure.kind === 'unknown-outcome' && sure === 'unsure') return this.#open(write, null);
    if (failure.kind === 'refused-here' || failure.kind === 'bad-request') {
      return this.#end(write, 'failed', failure.says ?? failure.kind);
    }
    // The way to Qoo10 is cut: what was approved waits for it, and no more is tried in this run.
    this.#broken.add(write.shopId);
    const tries = write.tries + 1;
    if (tries >= TRIES) return this.#end(write, 'failed', failure.kind);
    await this.#tools.outbox.stockWrites.put({
      ...write,
      state: 'approved',
      stateAt: this.#tools.now(),
      sentAt: null,
      tries,
      says: failure.kind,
    });
    return false;
  }

  async #end(write: StockWrite, state: 'failed' | 'verified', says: string): Promise<false> {
    await this.#tools.outbox.stockWrites.put({ ...write, state, stateAt: this.#tools.now(), checkAt: null, says });
    this.#tools.changed();
    return false;
  }
}

/** What `says` holds where a reply was lost. */
export const UNKNOWN = 'unknown-outcome';
