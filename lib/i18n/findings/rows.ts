import type { Finding } from '#lib/domain';
import { PARTY_NAME } from '../failures.ts';

type Facts = { readonly n: number; readonly kind: string; readonly shop: string; readonly state: string };
/** A row's title, why it matters, and what to do. */
type Row = (facts: Facts) => readonly [title: string, why: string, next: string];
export type Rows = Readonly<Record<Finding['rule'], Row>>;

export const partyOf = (kind: string): string => (kind === 'qoo10' || kind === 'smartship' ? PARTY_NAME[kind] : kind);
