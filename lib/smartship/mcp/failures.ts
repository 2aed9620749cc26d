import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/client';
import type { Failure, FailureKind } from '#lib/domain';
import { words } from '../redact.ts';
import { WireError } from './wire.ts';

export interface CallContext {
  readonly operation: string;
  readonly write: boolean;
  readonly signIn: 'oauth' | 'api-key';
  readonly secrets: readonly string[];
}

/** JSON-RPC errors by which a server says that it did not even begin. */
const NOT_BEGUN: ReadonlySet<number> = new Set([
  ProtocolErrorCode.ParseError,
  ProtocolErrorCode.InvalidRequest,
  ProtocolErrorCode.MethodNotFound,
  ProtocolErrorCode.InvalidParams,
]);

function kindOfStatus(error: WireError, { write, signIn }: CallContext): FailureKind {
  const { status } = error;
  if (status === 401) return signIn === 'oauth' ? 'signed-out' : 'key-rejected';
  if (status === 403) return 'not-permitted';
  if (status === 429) return 'rate-limited';
  // A server that failed or gave up may have acted before it did.
  if (status >= 500 || status === 408) return write ? 'unknown-outcome' : 'unreachable';
  return 'bad-request';
}

function kindOf(error: unknown, context: CallContext): FailureKind {
  const lost = context.write ? 'unknown-outcome' : 'unreachable';
  if (error instanceof ProtocolError)
    return context.write && !NOT_BEGUN.has(error.code) ? 'unknown-outcome' : 'bad-request';
  if (!(error instanceof WireError)) return context.write ? 'unknown-outcome' : 'not-understood';
  switch (error.problem) {
    case 'refused':
      return 'refused-here';
    case 'network':
    case 'cut':
      return lost;
    case 'garbage':
      return context.write ? 'unknown-outcome' : 'not-understood';
    case 'status':
      return kindOfStatus(error, context);
  }
}

/** Turns whatever a call threw into a value. A write whose reply was lost or unreadable is `unknown-outcome`: look before acting again. */
export function toFailure(error: unknown, context: CallContext): Failure {
  const wire = error instanceof WireError ? error : null;
  const says = wire ? wire.says : error instanceof Error ? words(error.message, context.secrets) : '';
  const code = wire ? (wire.problem === 'status' ? wire.status : 0) : error instanceof ProtocolError ? error.code : 0;
  return {
    kind: kindOf(error, context),
    party: 'smartship',
    operation: context.operation,
    ...(code !== 0 ? { code } : {}),
    ...(says !== '' ? { says } : {}),
    ...(wire && wire.sample !== '' ? { sample: wire.sample } : {}),
  };
}
