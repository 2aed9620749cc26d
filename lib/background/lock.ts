import type { Brain } from './brain.ts';

/**
 * Says *Locked* at once where a passphrase guards the keys: at a start nobody has asked for them yet, and the next look
 * may be minutes away. A connection that was never set up stays so.
 */
export async function noteLock(brain: Pick<Brain, 'vault' | 'data' | 'now' | 'changed'>): Promise<void> {
  if (!(await brain.vault.state()).locked) return;
  const open = (await brain.data.connections.toArray()).filter(
    ({ state }) => state !== 'not-set-up' && state !== 'locked',
  );
  if (open.length === 0) return;
  await brain.data.connections.bulkPut(
    open.map((connection) => ({
      ...connection,
      state: 'locked' as const,
      at: brain.now(),
      failure: { kind: 'locked' as const, party: connection.party, operation: 'vault' },
    })),
  );
  brain.changed();
}
