/** True where the browser refused a write for want of room. Its error comes bare, or inside that of the transaction. */
export function isDiskFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('name' in error && error.name === 'QuotaExceededError') return true;
  return 'inner' in error && isDiskFull(error.inner);
}
