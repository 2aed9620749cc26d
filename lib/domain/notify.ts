import { jstHour } from './jst.ts';
import type { Finding } from './watch/finding.ts';
import type { Instant } from './words.ts';

/** What was told already, so that nothing is told twice while it lasts. */
export interface Told {
  readonly at: Instant;
  /** Row → the orders it was told with. */
  readonly rows: Readonly<Record<string, readonly string[]>>;
}

export const NOTHING_TOLD: Told = { at: 0, rows: {} };

/** Between two messages at least so long: what comes meanwhile is told together. */
const APART = 10 * 60_000;

const keyOf = ({ rule, kind, shopId }: Finding): string => `${rule} ${kind} ${shopId ?? ''}`;

/** Whether an hour of Japan lies in the quiet hours, which may go over midnight; the same hour twice means none. */
export function isQuiet(hour: number, quiet: { readonly quietFrom: number; readonly quietTo: number }): boolean {
  const { quietFrom: from, quietTo: to } = quiet;
  if (from === to) return false;
  return from < to ? hour >= from && hour < to : hour >= from || hour < to;
}

/**
 * What to tell the seller now in one message, and what to remember. Only what needs a person; nothing in the quiet
 * hours, nothing twice while it lasts, and never two messages close together.
 */
export function toNotify(
  findings: readonly Finding[],
  told: Told,
  choice: { readonly on: boolean; readonly quietFrom: number; readonly quietTo: number },
  now: Instant,
): { readonly news: readonly Finding[]; readonly told: Told } {
  const pressing = findings.filter(({ severity }) => severity !== 'information');
  // What is over is forgotten, so that it is told again when it comes back.
  const still = Object.fromEntries(
    pressing.flatMap((finding) => {
      const before = told.rows[keyOf(finding)];
      const orders = new Set<string>(finding.orderNos);
      return before ? [[keyOf(finding), before.filter((orderNo) => orders.has(orderNo))]] : [];
    }),
  );
  const kept: Told = { at: Math.min(told.at, now), rows: still };
  if (!choice.on || isQuiet(jstHour(now), choice) || now - kept.at < APART) return { news: [], told: kept };
  const news = pressing.filter((finding) => {
    const before = still[keyOf(finding)];
    const orders = new Set(before);
    return before === undefined || finding.orderNos.some((orderNo) => !orders.has(orderNo));
  });
  if (news.length === 0) return { news, told: kept };
  return { news, told: { at: now, rows: Object.fromEntries(pressing.map((each) => [keyOf(each), each.orderNos])) } };
}
