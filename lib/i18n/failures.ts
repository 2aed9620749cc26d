import type { Failure, FailureKind, Party } from '#lib/domain';
import type { Language } from './language.ts';

/** A cause and what to do about it, each one or two plain sentences. */
export interface Said {
  readonly why: string;
  readonly next: string;
}

/** What a failure's sentence needs; a whole `Failure` fits. */
export type FailureFacts = Pick<Failure, 'kind' | 'party'> & Partial<Pick<Failure, 'operation' | 'says' | 'code'>>;

type Facts = {
  readonly p: string;
  readonly op: string;
  readonly says: string;
  readonly party: Party;
  readonly signingIn: boolean;
};
type Sentences = Readonly<Record<FailureKind, (facts: Facts) => readonly [why: string, next: string]>>;

const ja: Sentences = {
  'not-set-up': ({ p }) => [`${p} の接続がまだ設定されていません。`, '設定画面で接続してください。'],
  locked: () => ['保存したキーがロックされています。', '設定画面でロックを解除してください。'],
  'signed-out': ({ p }) => [`${p} からサインアウトしています。`, `設定画面で ${p} にもう一度サインインしてください。`],
  'key-rejected': ({ p, says, party }) => [
    `${p} がキーを受け付けませんでした${says}。`,
    party === 'qoo10'
      ? 'ショップ ID と販売者認証キーを確認してください。J-QSM のパスワードを変更すると、キーの再発行が必要になります。'
      : 'Smartship API キーを確認し、設定画面で保存し直してください。',
  ],
  'key-expired': ({ p }) => [
    `${p} のキーの有効期限が切れています。`,
    '新しいキーを発行し、設定画面で保存してください。',
  ],
  'not-permitted': ({ p, op, says, party, signingIn }) =>
    signingIn
      ? [
          `${p} にサインインできませんでした${says}。`,
          'もう一度お試しください。Smartship がこの拡張機能のサインインを認めない場合も、API キーで確認は続けられます。',
        ]
      : [
          `${p} でこの操作${op}を行う権限がありません。`,
          party === 'qoo10'
            ? 'Qoo10 で API の利用権限を確認してください。'
            : '送信には「Smartship にサインイン」が必要です。設定画面でサインインしてください。',
        ],
  'bad-request': ({ p, op, says }) => [
    `${p} が要求${op}を受け付けませんでした${says}。`,
    '内容を確認してから、もう一度お試しください。',
  ],
  'rate-limited': ({ p }) => [
    `${p} の呼び出し回数が上限に達しました。`,
    '間隔をあけて再開します。しばらくお待ちください。',
  ],
  unreachable: ({ p }) => [`${p} に接続できません。`, '通信環境を確認し、しばらくしてからもう一度お試しください。'],
  'unknown-outcome': ({ p }) => [
    `${p} への書き込みの結果を受け取れませんでした。`,
    '現在の状態を確認し直してから続けます。重ねて操作しないでください。',
  ],
  'not-understood': ({ p, op }) => [
    `${p} の応答${op}を読み取れませんでした。`,
    'しばらくしてからもう一度お試しください。続く場合は、先方の仕様が変わった可能性があります。',
  ],
  'not-offered': ({ p, op, party }) =>
    party === 'qoo10'
      ? [
          `${p} はキーを受け付けましたが、この操作${op}には応じませんでした。`,
          'キーはそのままで構いません。続く場合は、この API の利用を Qoo10 に問い合わせてください。',
        ]
      : [
          `現在の ${p} の接続では、この操作${op}を利用できません。`,
          '設定画面で接続方法（API キー／サインイン）を確認してください。',
        ],
  'refused-here': ({ op, says }) => [
    `安全のため、この操作${op}を中止しました${says}。`,
    '設定の内容を確認してください。',
  ],
};

const en: Sentences = {
  'not-set-up': ({ p }) => [`${p} is not set up yet.`, 'Connect it in the options.'],
  locked: () => ['The stored keys are locked.', 'Unlock them in the options.'],
  'signed-out': ({ p }) => [`You are signed out of ${p}.`, `Sign in with ${p} again in the options.`],
  'key-rejected': ({ p, says, party }) => [
    `${p} did not accept the key${says}.`,
    party === 'qoo10'
      ? 'Check the shop ID and the seller authorization key. A changed J-QSM password makes a new key necessary.'
      : 'Check the Smartship API key and save it again in the options.',
  ],
  'key-expired': ({ p }) => [`The key for ${p} has run out.`, 'Get a new key and save it in the options.'],
  'not-permitted': ({ p, op, says, party, signingIn }) =>
    signingIn
      ? [
          `The sign-in with ${p} did not succeed${says}.`,
          'Try again. Where Smartship does not accept the sign-in of an extension, reading goes on with the API key.',
        ]
      : [
          `${p} does not permit this operation${op}.`,
          party === 'qoo10'
            ? 'Check the API permissions at Qoo10.'
            : 'Sending needs Sign in with Smartship. Sign in in the options.',
        ],
  'bad-request': ({ p, op, says }) => [`${p} refused the request${op}${says}.`, 'Check the details, then try again.'],
  'rate-limited': ({ p }) => [`${p} asked us to slow down.`, 'Work goes on after a pause. Nothing to do.'],
  unreachable: ({ p }) => [`${p} cannot be reached.`, 'Check your network and try again in a moment.'],
  'unknown-outcome': ({ p }) => [
    `The reply to a write at ${p} was lost.`,
    'Its present state is checked before anything goes on. Do not repeat the operation.',
  ],
  'not-understood': ({ p, op }) => [
    `The answer of ${p}${op} could not be understood.`,
    'Try again in a moment. If it stays, the other side may have changed.',
  ],
  'not-offered': ({ p, op, party }) =>
    party === 'qoo10'
      ? [
          `${p} accepts the key but not this operation${op}.`,
          'The key is fine. If it stays, ask Qoo10 whether this API may be used.',
        ]
      : [
          `The present connection to ${p} does not offer this operation${op}.`,
          'Check in the options whether an API key or a sign-in is used.',
        ],
  'refused-here': ({ op, says }) => [`The operation${op} was stopped to be safe${says}.`, 'Check the settings.'],
};

export const PARTY_NAME: Readonly<Record<Party, string>> = { qoo10: 'Qoo10', smartship: 'Smartship' };

/** Says why a call failed and what to do, with the server's own words where it gave any. Total over every kind. */
export function failureText(language: Language, failure: FailureFacts): Said {
  const japanese = language === 'ja';
  const words = [failure.says?.trim().replace(/[。.]+$/, ''), failure.code === undefined ? '' : String(failure.code)]
    .filter(Boolean)
    .join(', ');
  const [why, next] = (japanese ? ja : en)[failure.kind]({
    p: PARTY_NAME[failure.party],
    party: failure.party,
    op: failure.operation ? (japanese ? `（${failure.operation}）` : ` (${failure.operation})`) : '',
    // Its name in lib/smartship/oauth; there the server's words are the explanation.
    signingIn: failure.operation === 'sign-in',
    says: words ? (japanese ? `（「${words}」）` : ` (“${words}”)`) : '',
  });
  return { why, next };
}
