/** What a call to the outside came to: a value, or a failure that says what to do next. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

/** Which outside party a failure speaks of. */
export type Party = 'qoo10' | 'smartship';

/**
 * Why a call did not come to a value. Every kind has a sentence and a next step in lib/i18n.
 * - `not-set-up`, `locked`, `signed-out`: nothing was sent.
 * - `key-rejected`, `key-expired`, `not-permitted`: the server knows us not, no longer, or not for this.
 * - `bad-request`: the server understood and refused, with its own words in `says`.
 * - `rate-limited`: later.
 * - `unreachable`: nothing arrived there.
 * - `unknown-outcome`: a write was sent and its reply was lost; look before acting again.
 * - `not-understood`: an answer in no known shape; `sample` holds a redacted piece for Diagnostics.
 * - `not-offered`: this server, account or sign-in does not offer the operation.
 * - `refused-here`: our own rule forbids it (a host, a missing consent, an argument the schema rejects).
 */
export type FailureKind =
  | 'not-set-up'
  | 'locked'
  | 'signed-out'
  | 'key-rejected'
  | 'key-expired'
  | 'not-permitted'
  | 'bad-request'
  | 'rate-limited'
  | 'unreachable'
  | 'unknown-outcome'
  | 'not-understood'
  | 'not-offered'
  | 'refused-here';

export interface Failure {
  readonly kind: FailureKind;
  readonly party: Party;
  /** The method or tool that was called, as its owner names it. */
  readonly operation: string;
  /** The server's own code, where it gave one. */
  readonly code?: number;
  /** The server's own words, shortened, without keys or people's data. */
  readonly says?: string;
  /** A redacted piece of an answer nobody understood. */
  readonly sample?: string;
}

export const ok = <Value>(value: Value): Outcome<Value> => ({ ok: true, value });
export const failed = (failure: Failure): { ok: false; failure: Failure } => ({ ok: false, failure });
