import { failureText } from '../failures.ts';
import { both, type Sentences } from './sentences.ts';

export const keys = {
  'vault-locked': () => ['キーがパスフレーズで保護されています。', 'パスフレーズを入力して解除してください。'],
  'passphrase-wrong': () => ['パスフレーズが違います。', 'もう一度入力してください。'],
  'key-unreadable': () => [
    'キーに使われない文字（全角文字など）が含まれています。保存していません。',
    'キーだけをもう一度コピーして貼り付けてください。',
  ],
  'key-of-another-shop': (p) => [
    `このキーはすでにショップ ${p.shopId} のキーとして保存されています。保存していません。`,
    'このショップのキーを入力してください。保存済みのショップ ID が間違っている場合は、先にそのショップを削除してください。',
  ],
  'key-not-taken': ({ party, failure, says }) =>
    both('新しいキーは保存せず、保存済みのキーを残しました。', failureText('ja', { party, kind: failure, says })),
  'key-untested': ({ party, failure, says }) =>
    both('このキーが使えるかどうかは確認できませんでした。', failureText('ja', { party, kind: failure, says })),
  'file-not-understood': () => [
    '設定ファイルとして読み取れません。',
    'この拡張機能で書き出したファイルを選んでください。',
  ],
} satisfies Partial<Sentences>;
