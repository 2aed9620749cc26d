import { type FailureKind, reason } from '#lib/domain';
import { failureText, keyTexts, type Language, reasonText, type Said, txApiTexts, withWords } from '#lib/i18n';
import type { ConnectionReport } from '#lib/messaging/client';

const isTxApi = (called: string): boolean => called === 'SmartShipService.GetOrderList';

/** What a test called, in words; its owner's own name stands beside it. */
export function calledText(language: Language, called: string): string {
  const texts = keyTexts(language);
  if (called.endsWith('.GetShippingInfo_v3')) return texts['call-orders'];
  if (called.endsWith('.CreateCertificationKey')) return texts['call-issue'];
  if (called === 'tools/list') return texts['call-tools'];
  if (isTxApi(called)) return txApiTexts(language)['call-txapi'];
  if (called === 'sign-in') return texts['call-sign-in'];
  if (called === 'permissions') return texts['call-permissions'];
  return called === 'vault' ? texts['call-vault'] : texts['call-other'];
}

/** Kinds by which nothing was sent: there is nothing to name as called. */
const NOT_SENT: ReadonlySet<string> = new Set(['not-set-up', 'locked', 'signed-out', 'refused-here']);

export const wasCalled = ({ called, failure }: ConnectionReport): boolean =>
  called !== 'permissions' && called !== 'vault' && !NOT_SENT.has(failure?.kind ?? '');

/** What came back, in words. */
export function answeredText(language: Language, { party, called, detail, found }: ConnectionReport): string {
  const texts = keyTexts(language);
  if (isTxApi(called)) return txApiTexts(language).answer;
  if (found === null) return detail;
  if (party === 'qoo10') return texts.answerQoo10({ shop: detail, rows: found });
  return [detail && texts.answerAccount(detail), texts.answerSmartship(found)].filter(Boolean).join(' ');
}

/** Why a test or a sign-in failed and what to do now; the general sentence where there is no better one. */
export function reportSaid(language: Language, { party, called, failure }: ConnectionReport): Said | null {
  if (failure === null) return null;
  const texts = keyTexts(language);
  if (called === 'permissions') return { why: texts.hostsNeeded, next: texts.hostsNeededNext };
  if (failure.operation === 'sign-in' && failure.kind === 'not-permitted')
    return { why: withWords(language, texts.signInRefused, failure.says), next: texts.signInRefusedNext };
  if (failure.operation === 'sign-in' && failure.kind === 'refused-here')
    return { why: withWords(language, texts.signInForeign, failure.says), next: texts.signInForeignNext };
  if (failure.kind === 'unknown-outcome' && failure.operation.endsWith('.CreateCertificationKey'))
    return { why: texts.issueLost, next: texts.issueLostNext };
  if (failure.kind === 'refused-here' && failure.operation.endsWith('.CreateCertificationKey'))
    return reasonText(language, reason('key-unreadable'));
  const refused = failure.kind === 'not-permitted' || failure.kind === 'key-rejected' || failure.kind === 'bad-request';
  if (refused && failure.operation.endsWith('.CreateCertificationKey'))
    return { why: withWords(language, texts.issueRefused, failure.says), next: texts.issueRefusedNext };
  // The background writes only FailureKind here; the message table has it as text, and failureText has an answer for any.
  return failureText(language, { ...failure, kind: failure.kind as FailureKind, party });
}
