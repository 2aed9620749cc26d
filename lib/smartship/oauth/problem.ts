import { type Failure, type FailureKind, failed } from '#lib/domain';
import { words } from '../redact.ts';

export const OPERATION = 'sign-in';

/** A sign-in's failure as a value. `not-permitted` means that the server does not let this extension sign in: reading goes on with the key. */
export const problem = (kind: FailureKind, says: string): { ok: false; failure: Failure } =>
  failed({ kind, party: 'smartship', operation: OPERATION, says: words(says) });
