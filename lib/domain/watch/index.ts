import { automationAsks } from './automation-asks.ts';
import { cancelledAfterSending } from './cancelled-after-sending.ts';
import { cannotCheck } from './cannot-check.ts';
import { diskFull } from './disk-full.ts';
import { doubleRegistration } from './double-registration.ts';
import { type Finding, type Rule, SEVERITIES, type WatchFacts } from './finding.ts';
import { keyOld, keyRejected } from './keys.ts';
import { linkBroken } from './link-broken.ts';
import { linkOnAgain } from './link-on-again.ts';
import { missingInSmartship } from './missing-in-smartship.ts';
import { plannedDate } from './planned-date.ts';
import { sessionLost } from './session-lost.ts';
import { stockAsks } from './stock-asks.ts';
import { stuck } from './stuck.ts';
import { trackingGap } from './tracking-gap.ts';
import { trackingMismatch } from './tracking-mismatch.ts';
import { unconfirmed } from './unconfirmed.ts';
import { work } from './work.ts';

export { DISK_FULL } from './disk-full.ts';
export * from './finding.ts';
export { linkCyclesSince } from './lines.ts';

/** The watch list of design §5, most pressing first within a severity. */
export const WATCH_RULES: readonly Rule[] = [
  cancelledAfterSending,
  doubleRegistration,
  diskFull,
  linkOnAgain,
  keyRejected,
  sessionLost,
  automationAsks,
  linkBroken,
  plannedDate,
  unconfirmed,
  stuck,
  missingInSmartship,
  stockAsks,
  trackingGap,
  trackingMismatch,
  keyOld,
  cannotCheck,
  work,
];

/** Everything that the rules find, most urgent first. */
export function watch(facts: WatchFacts, rules: readonly Rule[] = WATCH_RULES): Finding[] {
  const found = rules.flatMap((rule) => rule(facts));
  return SEVERITIES.flatMap((severity) => found.filter((finding) => finding.severity === severity));
}

/** How many things need a person: orders once each, however many rules speak of them, and everything else. The badge. */
export function needPerson(findings: readonly Finding[]): number {
  const pressing = findings.filter(({ severity }) => severity !== 'information');
  const orders = new Set(pressing.flatMap(({ orderNos }) => orderNos));
  return orders.size + pressing.filter(({ orderNos }) => orderNos.length === 0).length;
}
