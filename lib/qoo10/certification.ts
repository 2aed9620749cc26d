import { type Failure, failed, type Outcome, ok, type ShopId, toShopId } from '#lib/domain';
import type { Client } from './client.ts';
import { isAmbiguous } from './codes.ts';
import { notUnderstood, rowsOf, text } from './rows.ts';
import { jst14 } from './times.ts';

const CREATE = 'CertificationAPI.CreateCertificationKey';
const PROBE = 'ShippingBasic.GetShippingInfo_v3';
const DAY = 86_400_000;

/** What *Test connection* shows: what was called, how long it took, what came back. */
export interface Check {
  readonly called: string;
  readonly milliseconds: number;
  readonly outcome: Outcome<{
    /** The shop that the key belongs to; null when no row told it. */
    readonly shopId: ShopId | null;
    /** Order rows of the probed days. */
    readonly rows: number;
  }>;
}

/** One cheap read that a good key must be able to do: the orders paid in the last 3 days. */
export async function check(client: Client): Promise<Check> {
  const started = client.now();
  const outcome = await probe(client);
  return { called: PROBE, milliseconds: Math.max(0, client.now() - started), outcome };
}

async function probe(client: Client): Promise<Check['outcome']> {
  const to = client.now();
  const asked = await client.result(PROBE, {
    // Blank is states 1 to 3 [qapi 3.2]: one call tells most.
    ShippingStatus: '',
    SearchStartDate: jst14(to - 3 * DAY),
    SearchEndDate: jst14(to),
    SearchCondition: '2',
  });
  if (!asked.ok) return asked;
  const rows = rowsOf(PROBE, asked.value.value);
  if (!rows.ok) return rows;
  const shop = rows.value.map((row) => text.parse(row?.sellerid).trim()).find((told) => told !== '');
  return ok({ shopId: shop ? toShopId(shop) : null, rows: rows.value.length });
}

/**
 * -90001 and -10000 leave open whether the key or only that method is at fault [qapi 1.3]: one known-good read decides. The failure comes back as it is
 * where it was clear, where that read is what failed, and where it fails too; as `not-offered` where the key is good.
 */
async function judgeKey(client: Client, failure: Failure): Promise<Failure> {
  if (!isAmbiguous(failure) || failure.operation === PROBE || failure.operation === CREATE) return failure;
  const { ok: keyIsGood } = await probe(client);
  return keyIsGood ? { ...failure, kind: 'not-offered' } : failure;
}

/** What a call came to, one outcome or the rows of a bulk write. */
type Told = Outcome<unknown> | { readonly rows: unknown; readonly failure: Failure | null };
/** Hands a call's answer on, with an ambiguous failure made clear. */
export type Judge = <Answer extends Told>(answer: Promise<Answer>) => Promise<Answer>;

export const judgeBy =
  (client: Client): Judge =>
  async (answer) => {
    const told = await answer;
    const failure = 'failure' in told ? told.failure : null;
    return failure ? { ...told, failure: await judgeKey(client, failure) } : told;
  };

/** What *Get key* and *Renew key* need; used once and never kept [design §9]. */
export interface KeyRequest {
  /** QSM login. */
  readonly userId: string;
  readonly password: string;
  /** The long-lived key that Qoo10's staff granted; it goes into the key's header [qapi 2]. */
  readonly apiKey: string;
}

/** Issues a new seller authorization key. It may end the one that other tools' links use [qapi 2]; the caller says so before. */
export async function createKey(client: Client, request: KeyRequest): Promise<Outcome<string>> {
  const asked = await client.result(CREATE, { user_id: request.userId, pwd: request.password }, request.apiKey);
  if (!asked.ok) return asked;
  const { value: answer } = asked.value;
  const key = typeof answer.result === 'string' ? answer.result.trim() : '';
  return key === '' ? failed(notUnderstood(CREATE, answer, 'no key')) : ok(key);
}
