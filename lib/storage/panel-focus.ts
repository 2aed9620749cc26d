import { z } from 'zod';
import { type Instant, later } from '#lib/domain';
import { readSession, watchSession, writeSession } from '#lib/platform';

const KEY = 'panel-focus';
const shape = later(() => z.object({ orderNo: z.string().nullable(), preview: z.boolean(), at: z.number() }));

/** What the panel was last opened for, and when: an order, the preview of all ready carts, or nothing in particular. */
export type PanelFocus = z.infer<ReturnType<typeof shape>>;

/** Leaves word for the panel: it may be opening just now, or be open already. Kept in memory only. */
export async function notePanelFocus(focus: Omit<PanelFocus, 'at'>, now: Instant): Promise<void> {
  await writeSession(KEY, { ...focus, at: now });
}

/** Calls back with what the panel is to show: what it was opened for, and each later one, until the signal ends. */
export async function followPanelFocus(listener: (focus: PanelFocus) => void, signal: AbortSignal): Promise<void> {
  const tell = (value: unknown): void => {
    const focus = shape().safeParse(value);
    if (focus.success) listener(focus.data);
  };
  watchSession(KEY, tell, signal);
  const now = await readSession(KEY);
  if (!signal.aborted) tell(now);
}
