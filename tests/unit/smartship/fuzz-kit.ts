import fc from 'fast-check';
import type { Outcome } from '#lib/domain';
import type { SmartshipDesk } from '#lib/smartship';

/** 50,000 of each adapter with SMARTSHIP_LONG=1. */
export const RUNS = process.env.SMARTSHIP_LONG === '1' ? 50_000 : 1_000;
export const BUYER = /見本 花子|ミホン ハナコ|buyer\d+@example|90-0000|見本荘/;
export const DAY = 24 * 3_600_000;

export type Call = (gateway: SmartshipDesk) => Promise<Outcome<unknown>>;

/** What may be put in a value's place, secrets among it. */
export const leafOf = (secrets: () => readonly string[]) =>
  fc.oneof(
    fc.constantFrom<unknown>(null, true, false, 0, '0', 1, -1, '', [], {}, 'QSP999999991', 'SUCCESS', 1e308, -10),
    fc.nat(2).map((at) => secrets()[at % secrets().length]),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.double(),
    fc.jsonValue({ maxDepth: 2 }),
  );
/** Mostly a good one: else little would be read. */
export const STATUS = fc.constantFrom(200, 200, 200, 200, 200, 200, 204, 302, 400, 401, 403, 404, 429, 500, 503);

export const answerOf = (body: string, status: number): Response =>
  new Response(status === 204 ? null : body, { status, headers: { 'content-type': 'application/json' } });

/** Numbers of shipments and SKUs in what was told as read or done. */
export const numbersIn = (told: unknown): readonly string[] =>
  [...JSON.stringify(told).matchAll(/"(?:shippingNo|skuNo)":"([^"]+)"/g)].map(([, number]) => number ?? '');
