import { z } from 'zod';
import { readSession, writeSession } from '#lib/platform';

const KEY = 'disk-full';
const shape = z.array(z.enum(['looks', 'outbox']));

/** What last met a full disk. */
export type DiskUser = z.infer<typeof shape>[number];

async function stuck(): Promise<readonly DiskUser[]> {
  const read = shape.safeParse(await readSession(KEY));
  return read.success ? read.data : [];
}

/** Whether something found no room on the disk and has not found any since. Kept in memory: a full disk takes no note of it. */
export const isDiskStuck = async (): Promise<boolean> => (await stuck()).length > 0;

/** Notes that one of them found no room, or found some again. */
export async function noteDisk(who: DiskUser, full: boolean): Promise<void> {
  const before = await stuck();
  if (before.includes(who) === full) return;
  const now = full ? [...before, who] : before.filter((each) => each !== who);
  await writeSession(KEY, now.length > 0 ? now : null);
}
