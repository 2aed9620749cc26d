import { approvalCovers, type StockLine, type StockNote, stockNote } from '#lib/domain';
import type { StockTargetRow, StockWrite } from '#lib/storage';
import type { Gathered } from './gather.ts';
import type { StockTools } from './tools.ts';

/** Reasons that pass by themselves: a change that the seller approved waits for them instead of being forgotten. */
const PASSING: ReadonlySet<StockNote['code']> = new Set([
  'not-read',
  'stock-too-old',
  'orders-too-old',
  'stock-untold',
  'smartship-sync-untold',
  'write-on-its-way',
  'shared-not-read',
  'waits-for-lower',
]);
/** Looks after which an approved change that still cannot go is asked anew. */
const WAITS_AT_MOST = 20;

/** Puts what a look found on disk, in one transaction: what is thought of each place, and the changes that wait. */
export async function keepLook(
  lines: readonly StockLine[],
  gathered: Gathered,
  how: {
    readonly automatic: (line: StockLine) => boolean;
    /** Nothing of these was read: what Qoo10 showed last stays in sight. */
    readonly unread?: boolean;
  },
  tools: StockTools,
): Promise<void> {
  const now = tools.now();
  const places = new Map(gathered.places.map((place) => [place.key, place]));
  const { stockTargets, stockWrites } = tools.outbox;
  await tools.outbox.transaction('rw', stockTargets, stockWrites, async () => {
    const keys = lines.map(({ target }) => target.key);
    const live = new Map<string, StockWrite>();
    for (const write of await stockWrites.where('key').anyOf(keys).toArray()) {
      if (write.state === 'planned' || write.state === 'approved') live.set(write.key, write);
    }
    const rows: StockTargetRow[] = [];
    const writes: StockWrite[] = [];
    for (const planned of lines) {
      const place = places.get(planned.target.key);
      if (!place) continue;
      const before = gathered.before.get(place.key);
      const line = asLeft(planned, before?.left ?? null);
      if (!place.ours && before) {
        // What its own shop's card says of it stays; only what it takes is news.
        const seen = line.from === null ? {} : { from: line.from, lookedAt: now };
        rows.push({ ...before, ...seen });
        continue;
      }
      const inStep = line.standing === 'same' && line.from !== null;
      rows.push({
        key: place.key,
        shopId: place.shopId,
        itemCode: place.itemCode,
        option: place.option,
        title: place.title,
        values: place.values,
        code: place.code,
        skuNo: place.sku?.skuNo ?? null,
        rule: place.rule.kind,
        from: line.from ?? (how.unread ? (before?.from ?? null) : null),
        to: line.to,
        standing: line.standing,
        notes: line.notes,
        lookedAt: line.from === null ? (before?.lookedAt ?? null) : now,
        left: line === planned && line.from !== null ? null : (before?.left ?? null),
        last: inStep && line.from !== null ? { quantity: line.from, at: now } : (before?.last ?? null),
      });
      const sold = (since: number) => gathered.orders.soldSince(place, since);
      writes.push(...nextWrites(line, live.get(place.key), how.automatic(line), now, sold));
    }
    await stockTargets.bulkPut(rows);
    await stockWrites.bulkPut(writes);
  });
}

/** A change that the seller declined is not asked again while both numbers stay. */
function asLeft(line: StockLine, left: StockTargetRow['left']): StockLine {
  if (!left || line.standing !== 'ask' || line.from !== left.from || line.to !== left.to) return line;
  return { ...line, standing: 'refused', notes: [stockNote('left-as-is'), ...line.notes] };
}

/** What becomes of the change of one place: at most one waits at a time, and a word of the seller's counts no further than he saw. */
function nextWrites(
  line: StockLine,
  live: StockWrite | undefined,
  automatic: boolean,
  now: number,
  soldSince: (since: number) => number,
): StockWrite[] {
  const { from, to, standing, notes } = line;
  if (from === null || to === null || (standing !== 'change' && standing !== 'ask')) return stays(line, live, now);
  const promised = live?.state === 'approved' && live.by === 'duty';
  const byDuty = (automatic || promised) && standing === 'change';
  if (!live) return [fresh(line, from, to, byDuty, now)];
  if (live.state === 'approved' && live.by === 'press') {
    const covered = approvalCovers(live, { from, to, soldSince: soldSince(live.plannedAt) });
    // The numbers he approved stay; what is sent now goes no further.
    return covered ? [live] : [dropped(live, now), fresh(line, from, to, byDuty, now)];
  }
  const same = live.from === from && live.to === to;
  const state = byDuty ? 'approved' : 'planned';
  const base = { ...live, from, to, notes, state, by: byDuty ? 'duty' : 'press' } as const;
  return [same && live.state === state ? base : { ...base, plannedAt: now, stateAt: now }];
}

function stays({ standing, notes }: StockLine, live: StockWrite | undefined, now: number): StockWrite[] {
  if (!live) return [];
  const passes = standing === 'refused' && notes.length > 0 && notes.some(({ code }) => PASSING.has(code));
  if (!passes || live.by === 'duty') return [dropped(live, now)];
  if (live.state !== 'approved') return [live];
  const tries = live.tries + 1;
  return [tries <= WAITS_AT_MOST ? { ...live, tries } : { ...live, tries: 0, state: 'planned', stateAt: now }];
}

const dropped = (write: StockWrite, now: number): StockWrite => ({
  ...write,
  state: 'dropped',
  stateAt: now,
  checkAt: null,
});

function fresh(line: StockLine, from: number, to: number, byDuty: boolean, now: number): StockWrite {
  const { key, shopId, itemCode, option, skuNo } = line.target;
  return {
    writeId: crypto.randomUUID(),
    key,
    shopId,
    itemCode,
    option,
    skuNo,
    from,
    to,
    state: byDuty ? 'approved' : 'planned',
    by: byDuty ? 'duty' : 'press',
    notes: line.notes,
    plannedAt: now,
    stateAt: now,
    sentAt: null,
    checkAt: null,
    tries: 0,
    beside: {},
    shown: null,
    says: '',
  };
}
