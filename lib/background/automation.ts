import {
  AUTOMATIC_CARTS_AN_HOUR,
  automaticLines,
  automaticTracking,
  type CartView,
  type DutyFacts,
  isAutomatic,
  type LogTopic,
  type OrderNo,
  type ShippingNo,
} from '#lib/domain';
import { type Pressed, press, pressTracking } from '#lib/outbox';
import { approvedOf, cartViews, changeSettings, type Settings, shopsWithLinkOn } from '#lib/storage';
import type { Brain } from './brain.ts';
import { askAfterLongSleep } from './long-sleep.ts';
import { guardOutbox } from './outbox-guard.ts';

const HOUR = 3_600_000;

type Shop = Settings['shops'][number];

/**
 * After each look: starts the carts that a duty of the extension's takes. Careful by default (design §3 law 7): only
 * orders paid after the duty was switched on or approved since, so many an hour, and after a long sleep only when the
 * seller said so. Each step then reads everything anew before it acts.
 */
export async function automate(brain: Brain): Promise<void> {
  const settings = await askAfterLongSleep(brain);
  if (settings.paused || settings.automationAsks) return;
  const shops = settings.shops.filter((shop) => isAutomatic(shop) && !shop.readOnly);
  if (shops.length === 0 || (await guardOutbox(brain)) === 'lost') return;
  const views = await cartViews({ data: brain.data, outbox: brain.outbox, settings, now: brain.now() });
  for (const shop of shops) {
    const facts = await dutyFacts(brain, shop);
    let left = AUTOMATIC_CARTS_AN_HOUR - (await startedLately(brain, shop.shopId));
    for (const view of views) {
      if (left <= 0) break;
      if (view.shopId !== shop.shopId) continue;
      if (await start(brain, view, shop, facts)) left -= 1;
    }
  }
}

async function start(brain: Brain, view: CartView, shop: Shop, facts: DutyFacts): Promise<boolean> {
  const cart = { shopId: view.shopId, packNo: view.packNo };
  const lines = automaticLines(view, shop, facts);
  if (lines.length > 0) {
    return note(brain, 'send', lines, await press(brain.outbox, { ...cart, orderNos: lines }, brain.now(), 'duty'));
  }
  const tracking = automaticTracking(view, shop, facts);
  if (!tracking) return false;
  const { orderNos, shippingNo } = tracking;
  const pressed = await pressTracking(brain.outbox, { ...cart, orderNos }, shippingNo, brain.now());
  return note(brain, 'tracking-start', orderNos, pressed);
}

async function note(brain: Brain, what: LogTopic, orderNos: readonly OrderNo[], pressed: Pressed): Promise<boolean> {
  if (pressed.kind === 'already') return false;
  const { id, sequence } = pressed.meta;
  await changeSettings((now) => ({ ...now, outbox: { id, sequence } }));
  for (const orderNo of orderNos) {
    await brain.log({ who: 'extension', what, orderNo, result: 'ok', says: pressed.job.jobId });
  }
  return true;
}

async function dutyFacts(brain: Brain, shop: Shop): Promise<DutyFacts> {
  const [approved, linkOn, shipped] = await Promise.all([
    approvedOf(brain.outbox, shop.shopId),
    shopsWithLinkOn(brain.data, [shop]),
    brain.data.shipments.filter((row) => (row.shippedSeenAt ?? null) !== null).toArray(),
  ]);
  return {
    approved,
    linkOn: linkOn.length > 0,
    now: brain.now(),
    shippedSeenAt: new Map<ShippingNo, number>(shipped.map((row) => [row.shippingNo, row.shippedSeenAt ?? 0])),
  };
}

/** Carts of a shop that automation started within the last hour. */
async function startedLately(brain: Brain, shopId: string): Promise<number> {
  const now = brain.now();
  // One of the future was written by a clock that has been set back since.
  const isLately = (at: number) => at > now - HOUR && at <= now;
  return brain.outbox.jobs
    .filter((job) => job.by === 'duty' && job.shopId === shopId && isLately(job.pressedAt))
    .count();
}
