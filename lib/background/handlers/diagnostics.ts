import type { Handlers } from '#lib/messaging';
import { keepPageRead } from '#lib/storage';
import type { Brain } from '../brain.ts';

/** What pages tell of how they were read; the options show it. */
export function diagnosticsHandlers(brain: Brain): Pick<Handlers, 'page.read'> {
  return {
    async 'page.read'(read) {
      await keepPageRead(brain.data, read, brain.now());
      return { ok: true, reason: null };
    },
  };
}
