import { type FailureKind, type Outcome, type Party, type Reason, reason, type ShopId } from '#lib/domain';
import { readSettings, Secret, type SecretName } from '#lib/storage';
import type { Brain } from './brain.ts';
import { otherShop } from './connection-tests.ts';

/** Whether a new key is kept. `doubt`: it is, but whether it is good could not be told. */
export type Judged =
  | { readonly take: true; readonly key: Secret; readonly doubt: Reason | null }
  | { readonly take: false; readonly why: Reason };

/** What came along with a pasted key (spaces, line ends, unseen signs) is no part of it; null where what is left cannot be a key. */
export function pastedKey(text: string): string | null {
  const key = text.replace(/[\s\p{Cf}]+/gu, '');
  return /^[!-~]+$/.test(key) ? key : null;
}

/** By these the other side says that the key is no good here; by any other failure it says nothing of the key. */
const TURNED_DOWN: ReadonlySet<FailureKind> = new Set(['key-rejected', 'key-expired', 'not-permitted']);

/**
 * Judges keys that a seller enters, before they are kept. A first key is kept whatever it is worth, and its status says so. One that would take the
 * place of another is tried first: where the other side turns it down, the old one stays; where it cannot be asked, the new one is kept with a doubt.
 */
export function judgeNewKeys(brain: Brain) {
  const judge = async (
    name: SecretName,
    party: Party,
    key: Secret,
    attempt: () => Promise<Outcome<unknown>>,
  ): Promise<Judged> => {
    const kept = await brain.vault.get(name);
    if (!(kept instanceof Secret) || kept.reveal() === key.reveal()) return { take: true, key, doubt: null };
    const tried = await attempt();
    if (tried.ok) return { take: true, key, doubt: null };
    const { kind: failure, says = '' } = tried.failure;
    const told = { party, failure, says };
    return TURNED_DOWN.has(failure)
      ? { take: false, why: reason('key-not-taken', told) }
      : { take: true, key, doubt: reason('key-untested', told) };
  };
  const UNREADABLE = { take: false, why: reason('key-unreadable') } as const;

  return {
    async qoo10(shopId: ShopId, text: string): Promise<Judged> {
      const clean = pastedKey(text);
      if (clean === null) return UNREADABLE;
      // Two shops by one key would be one shop read, and sent for, twice.
      for (const other of (await readSettings()).shops) {
        const kept = other.shopId === shopId ? null : await brain.vault.get(`qoo10:${other.shopId}`);
        if (kept instanceof Secret && kept.reveal() === clean)
          return { take: false, why: reason('key-of-another-shop', { shopId: other.shopId }) };
      }
      const key = new Secret(clean);
      return judge(`qoo10:${shopId}`, 'qoo10', key, async () =>
        otherShop((await brain.parties.qapi(shopId, key).check()).outcome, shopId),
      );
    },

    async smartship(text: string): Promise<Judged> {
      const clean = pastedKey(text);
      if (clean === null) return UNREADABLE;
      const key = new Secret(clean);
      return judge('smartship:api-key', 'smartship', key, async () => {
        const gateway = await brain.parties.smartshipBy(key);
        return gateway.ok ? gateway.value.check() : gateway;
      });
    },

    async txApi(text: string): Promise<Judged> {
      const clean = pastedKey(text);
      if (clean === null) return UNREADABLE;
      const key = new Secret(clean);
      return judge('smartship:txapi-key', 'smartship', key, () => brain.parties.txApi(key).check());
    },
  };
}

export type NewKeys = ReturnType<typeof judgeNewKeys>;
