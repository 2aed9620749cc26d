import type { Connection } from '#lib/storage';
import { connectionSaid } from './connections.ts';
import { useLanguage } from './language.tsx';
import { ReasonNote } from './ReasonNote.tsx';
import { useNow } from './use-now.ts';

/** Why a connection is not simply *Connected*, and the next step; silent while all is well. */
export function ConnectionNote({ connection }: { connection: Connection | null }) {
  const language = useLanguage();
  const now = useNow(60_000);
  const said = connection && connectionSaid(language, connection, now);
  return said ? <ReasonNote said={said} tone="need" /> : null;
}
