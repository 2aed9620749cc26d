import { ask, type Output } from '#lib/messaging/client';
import { type Result, resultOf } from './result.ts';

export type VaultState = Output<'vault.state'>;

/** Whether the keys are locked now, and whether a passphrase guards them. Throws where the background cannot be asked. */
export async function readVault(): Promise<VaultState> {
  const reply = await ask('vault.state', {});
  if (!reply.ok) throw new Error(reply.why);
  return reply.value;
}

export const unlockVault = async (passphrase: string): Promise<Result> =>
  resultOf(await ask('vault.unlock', { passphrase }));
