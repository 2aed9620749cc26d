/** What the seller saw when he approved a change. */
export interface ApprovedChange {
  readonly from: number;
  readonly to: number;
}

/**
 * Whether the seller's word for one change covers what the facts ask for now: no further than he saw, the same way, and
 * for a raise from no less than he saw, but for units sold since.
 */
export function approvalCovers(
  approved: ApprovedChange,
  now: { readonly from: number; readonly to: number; readonly soldSince: number },
): boolean {
  if (approved.to > approved.from) {
    return now.to > now.from && now.to <= approved.to && now.from >= approved.from - now.soldSince;
  }
  return now.to < now.from && now.to >= approved.to;
}
