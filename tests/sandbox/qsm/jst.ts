const JST = 9 * 60 * 60 * 1000;

/** An instant as the pages write it, in Japan; blank when unset. */
export function jst(instant: number | undefined, length: 'day' | 'second'): string {
  if (instant === undefined) return '';
  const iso = new Date(instant + JST).toISOString();
  const day = iso.slice(0, 10).replaceAll('-', '/');
  return length === 'day' ? day : `${day} ${iso.slice(11, 19)}`;
}
