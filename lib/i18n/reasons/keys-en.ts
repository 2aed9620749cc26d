import { failureText } from '../failures.ts';
import { both, type Sentences } from './sentences.ts';

export const keys = {
  'vault-locked': () => ['Your keys are locked by a passphrase.', 'Enter the passphrase to unlock them.'],
  'passphrase-wrong': () => ['That is not the passphrase.', 'Enter it again.'],
  'key-unreadable': () => [
    'This is no key: it holds letters that no key has (full-width or Japanese, for example). Nothing was saved.',
    'Copy the key again, and nothing beside it.',
  ],
  'key-of-another-shop': (p) => [
    `This key is kept for the shop ${p.shopId} already. Nothing was saved.`,
    'Enter the key of this shop. If the other shop ID was mistyped, remove that shop first.',
  ],
  'key-not-taken': ({ party, failure, says }) =>
    both('The new key was not saved; the one kept before stays. ', failureText('en', { party, kind: failure, says })),
  'key-untested': ({ party, failure, says }) =>
    both('Whether this key is good could not be told. ', failureText('en', { party, kind: failure, says })),
  'file-not-understood': () => ['This is no settings file.', 'Choose a file that this extension exported.'],
} satisfies Partial<Sentences>;
