import { z } from 'zod';
import {
  type Claim,
  type Instant,
  type OrderNo,
  type Outcome,
  ok,
  type PackNo,
  toOrderNo,
  toPackNo,
} from '#lib/domain';
import type { Client } from './client.ts';
import type { Unreadable } from './order-row.ts';
import { rowsOf, text } from './rows.ts';
import { claimNumber, readClaim } from './status.ts';
import { jst14, wallTime, windowsOf } from './times.ts';

/** What is known of a claim on one order. The list does not tell whose shop it is: it is the key's. */
export interface ClaimLine {
  readonly orderNo: OrderNo;
  readonly packNo: PackNo | null;
  /** A row without a readable status counts as `requested`. */
  readonly claim: Claim;
  /** Qoo10's number: 1–3 cancel, 4–6 return, 11–13 exchange, 14–15 not received, 16 unpaid [qapi 3.9]; null where it is none of them. */
  readonly claimStatus: number | null;
  readonly requestedAt: Instant | null;
  readonly readAt: Instant;
}

/** Which of a claim's dates a search goes by. */
export type ClaimDateKind = 'order-date' | 'request-date' | 'done-date';
const CONDITION: Readonly<Record<ClaimDateKind, string>> = { 'order-date': '1', 'request-date': '2', 'done-date': '3' };

export interface ClaimQuery {
  readonly from: Instant;
  /** Included. */
  readonly to: Instant;
  readonly by: ClaimDateKind;
}

export interface ClaimList {
  readonly claims: readonly ClaimLine[];
  readonly unreadable: readonly Unreadable[];
}

const METHOD = 'ShippingBasic.GetClaimInfo_V3';
/** What we keep; buyers and pick-up addresses are not named, so they end here (design §9). */
const kept = z.object({ orderno: text, packno: text, claimstatus: text, requestdate: text });

/** Every claim of any kind in the window, one call for each 90 days at most. ClaimStat is left blank, which the guide allows; the latest row of an order counts. */
export async function listClaims(client: Client, query: ClaimQuery): Promise<Outcome<ClaimList>> {
  const claims = new Map<OrderNo, ClaimLine>();
  const unreadable: Unreadable[] = [];
  for (const window of windowsOf(query.from, query.to)) {
    const asked = await client.result(METHOD, {
      ClaimStat: '',
      search_Sdate: jst14(window.from),
      search_Edate: jst14(window.to),
      search_condition: CONDITION[query.by],
    });
    if (!asked.ok) return asked;
    const rows = rowsOf(METHOD, asked.value.value);
    if (!rows.ok) return rows;
    for (const row of rows.value) {
      const told = kept.parse(row ?? {});
      const orderNo = toOrderNo(told.orderno);
      if (orderNo === null) {
        unreadable.push({ orderNo: null, why: row ? 'orderNo' : 'not a row' });
        continue;
      }
      claims.set(orderNo, {
        orderNo,
        packNo: toPackNo(told.packno),
        // Listed among claims without a readable status is a claim all the same.
        claim: told.claimstatus.trim() === '' ? 'requested' : readClaim(told.claimstatus),
        claimStatus: claimNumber(told.claimstatus),
        requestedAt: wallTime(told.requestdate),
        readAt: asked.value.askedAt,
      });
    }
  }
  return ok({ claims: [...claims.values()], unreadable });
}
