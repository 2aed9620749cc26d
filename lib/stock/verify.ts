import type { Instant } from '#lib/domain';
import { SHOWN_WITHIN_MS } from '#lib/qoo10';
import type { StockWrite } from '#lib/storage';
import { listingKey } from './choose.ts';
import { optionIn, readShown, type Shown } from './look.ts';
import { orderFacts } from './orders.ts';
import { UNKNOWN } from './send.ts';
import type { StockTools } from './tools.ts';

const MINUTE = 60_000;
/** From when a read that does not show a write means something. */
const DECISIVE_MS = SHOWN_WITHIN_MS + MINUTE;
/** Where Qoo10 cannot be read, look again so much later. */
const AGAIN_MS = 10 * MINUTE;

/** What an earlier life was sending when it ended may have arrived: it is looked at, never sent again. Call while no other life sends. */
export async function recoverSending({ outbox }: StockTools): Promise<void> {
  await outbox.stockWrites
    .where('[state+shopId]')
    .between(['sending', ''], ['sending', '\uffff'])
    .modify((write) => {
      const sentAt = write.sentAt ?? write.stateAt;
      Object.assign(write, { state: 'sent', says: UNKNOWN, sentAt, checkAt: sentAt + 3 * MINUTE });
    });
}

/** When the next check is due; null when none is. */
export async function nextCheck(outbox: StockTools['outbox']): Promise<Instant | null> {
  const first = await outbox.stockWrites.where('checkAt').above(0).first();
  return first?.checkAt ?? null;
}

/** Looks whether what was sent stands. Orders that came since explain fewer units; before eleven minutes are over, nothing is called wrong. */
export async function verifyDue(tools: StockTools): Promise<number> {
  const due = await tools.outbox.stockWrites.where('checkAt').between(0, tools.now(), false, true).toArray();
  if (due.length === 0) return 0;
  const orders = await orderFacts('open', tools);
  for (const writes of Map.groupBy(due, listingKey).values()) {
    const [first] = writes;
    if (!first) continue;
    const read = await readShown(tools.qapi(first.shopId), first.itemCode);
    const readAt = tools.now();
    for (const write of writes) {
      const code = (await tools.outbox.stockTargets.get(write.key))?.code ?? '';
      const sold = orders.soldSince({ ...write, code }, write.sentAt ?? write.stateAt);
      const seen = read.ok ? seenIn(read.value, write) : null;
      await settle(write, seen, sold, readAt, tools);
    }
  }
  tools.changed();
  return due.length;
}

interface Seen {
  readonly quantity: number;
  /** Whether everything else that the write carried stands as it was. */
  readonly beside: boolean;
}

function seenIn(shown: Shown, write: StockWrite): Seen | null {
  if (shown.kind === 'whole' && write.option === null) {
    const { quantity, priceYen, expireDate, taxRate } = shown.detail;
    return quantity === null ? null : { quantity, beside: stands(write, { priceYen, expireDate, taxRate }) };
  }
  if (shown.kind !== 'options' || write.option === null) return null;
  const option = optionIn(shown.options, write.option);
  if (option?.quantity === null || option === null) return null;
  return { quantity: option.quantity, beside: stands(write, { optionCode: option.optionCode }) };
}

const stands = (write: StockWrite, shown: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(write.beside).every(([field, value]) => !(field in shown) || shown[field] === value);

async function settle(
  write: StockWrite,
  seen: Seen | null,
  sold: number,
  readAt: Instant,
  { outbox, log }: StockTools,
): Promise<void> {
  const sentAt = write.sentAt ?? write.stateAt;
  const decisive = readAt - sentAt >= DECISIVE_MS;
  if (seen === null) {
    await outbox.stockWrites.put({ ...write, checkAt: readAt + AGAIN_MS });
    return;
  }
  const shown = seen.quantity;
  const among = (quantity: number) => shown <= quantity && shown >= quantity - sold;
  if (among(write.to) && seen.beside) {
    await outbox.transaction('rw', outbox.stockWrites, outbox.stockTargets, async () => {
      await outbox.stockWrites.put({ ...write, state: 'verified', stateAt: readAt, checkAt: null, shown });
      await outbox.stockTargets.update(write.key, { from: shown, last: { quantity: shown, at: readAt } });
    });
    return;
  }
  if (!decisive) {
    await outbox.stockWrites.put({ ...write, shown, checkAt: sentAt + DECISIVE_MS });
    return;
  }
  // A write whose reply was lost and that shows nowhere never arrived; the next look plans it anew.
  const never = write.says === UNKNOWN && among(write.from);
  await outbox.transaction('rw', outbox.stockWrites, outbox.stockTargets, async () => {
    const state = never ? 'failed' : 'differs';
    await outbox.stockWrites.put({ ...write, state, stateAt: readAt, checkAt: null, shown });
    const last = never ? {} : { last: { quantity: write.to, at: sentAt } };
    await outbox.stockTargets.update(write.key, { from: shown, ...last });
  });
  const says = `${write.itemCode} ${write.option?.value ?? ''}: ${write.to} ≠ ${shown}`;
  await log({ who: 'extension', result: 'failed', says });
}
