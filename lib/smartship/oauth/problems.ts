import { IssuerMismatchError, OAuthError, RegistrationRejectedError } from '@modelcontextprotocol/client';
import type { Failure } from '#lib/domain';
import { SafeFetchError } from '#lib/http';
import { problem } from './problem.ts';

/** What a step of the official client library threw, as a value. */
export function problemOf(error: unknown, step: string): { ok: false; failure: Failure } {
  if (error instanceof SafeFetchError) {
    if (error.problem === 'refused') return problem('refused-here', `${step}: ${error.refusal ?? 'stopped'}`);
    return problem('unreachable', step);
  }
  if (error instanceof IssuerMismatchError) return problem('refused-here', `${step}: the issuer does not match`);
  if (error instanceof RegistrationRejectedError)
    return error.status >= 500 ? problem('unreachable', step) : problem('not-permitted', `${step}: ${error.body}`);
  if (error instanceof OAuthError) {
    const passing = error.code === 'server_error' || error.code === 'temporarily_unavailable';
    return problem(passing ? 'unreachable' : 'not-permitted', `${step}: ${error.code} ${error.message}`);
  }
  return problem('not-understood', step);
}
