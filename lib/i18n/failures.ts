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

const ko: Sentences = {
  'not-set-up': ({ p }) => [`${p} 연결이 아직 설정되지 않았습니다.`, '설정 화면에서 연결해 주세요.'],
  locked: () => ['저장된 키가 잠겨 있습니다.', '설정 화면에서 잠금을 해제해 주세요.'],
  'signed-out': ({ p }) => [`${p}에서 로그아웃되었습니다.`, `설정 화면에서 ${p}에 다시 로그인해 주세요.`],
  'key-rejected': ({ p, says, party }) => [
    `${p}이 키를 받아들이지 않았습니다${says}.`,
    party === 'qoo10'
      ? '샵 ID와 판매자 인증키를 확인해 주세요. J-QSM 비밀번호를 변경하면 키를 다시 발급해야 합니다.'
      : 'Smartship API 키를 확인하고 설정 화면에서 다시 저장해 주세요.',
  ],
  'key-expired': ({ p }) => [`${p} 키의 유효기간이 끝났습니다.`, '새 키를 발급해 설정 화면에서 저장해 주세요.'],
  'not-permitted': ({ p, op, says, party, signingIn }) =>
    signingIn
      ? [
          `${p}에 로그인하지 못했습니다${says}.`,
          '다시 시도해 주세요. Smartship이 이 확장 프로그램의 로그인을 허용하지 않더라도 API 키로 조회는 계속할 수 있습니다.',
        ]
      : [
          `${p}에서 이 작업${op}을 할 권한이 없습니다.`,
          party === 'qoo10'
            ? 'Qoo10에서 API 이용 권한을 확인해 주세요.'
            : '전송하려면 ‘Smartship에 로그인’이 필요합니다. 설정 화면에서 로그인해 주세요.',
        ],
  'bad-request': ({ p, op, says }) => [
    `${p}이 요청${op}을 받아들이지 않았습니다${says}.`,
    '내용을 확인한 뒤 다시 시도해 주세요.',
  ],
  'rate-limited': ({ p }) => [
    `${p} 호출 횟수가 한도에 도달했습니다.`,
    '간격을 두고 다시 시작합니다. 잠시 기다려 주세요.',
  ],
  unreachable: ({ p }) => [`${p}에 연결할 수 없습니다.`, '네트워크를 확인하고 잠시 후 다시 시도해 주세요.'],
  'unknown-outcome': ({ p }) => [
    `${p}에 쓴 결과를 받지 못했습니다.`,
    '현재 상태를 다시 확인한 뒤 이어서 진행합니다. 같은 작업을 반복하지 마세요.',
  ],
  'not-understood': ({ p, op }) => [
    `${p}의 응답${op}을 읽지 못했습니다.`,
    '잠시 후 다시 시도해 주세요. 계속되면 상대 쪽 사양이 바뀌었을 수 있습니다.',
  ],
  'not-offered': ({ p, op, party }) =>
    party === 'qoo10'
      ? [
          `${p}이 키는 받아들였지만 이 작업${op}에는 응하지 않았습니다.`,
          '키는 그대로 두셔도 됩니다. 계속되면 이 API를 사용할 수 있는지 Qoo10에 문의해 주세요.',
        ]
      : [
          `현재 ${p} 연결로는 이 작업${op}을 할 수 없습니다.`,
          '설정 화면에서 연결 방식(API 키 또는 로그인)을 확인해 주세요.',
        ],
  'refused-here': ({ op, says }) => [`안전을 위해 이 작업${op}을 중지했습니다${says}.`, '설정 내용을 확인해 주세요.'],
};

const SENTENCES: Readonly<Record<Language, Sentences>> = { ja, en, ko };
/** How a language puts something in brackets after a word, and how it quotes the server. */
const ASIDE: Readonly<Record<Language, (text: string) => string>> = {
  ja: (text) => `（${text}）`,
  en: (text) => ` (${text})`,
  ko: (text) => `(${text})`,
};
const QUOTED: Readonly<Record<Language, (text: string) => string>> = {
  ja: (text) => `「${text}」`,
  en: (text) => `“${text}”`,
  ko: (text) => `‘${text}’`,
};

const WITH_WORDS: Readonly<Record<Language, (sentence: string, says: string) => string>> = {
  ja: (sentence, says) => `${sentence.replace(/。$/, '')}（「${says}」）。`,
  en: (sentence, says) => `${sentence} (“${says}”)`,
  ko: (sentence, says) => `${sentence.replace(/\.$/, '')}(‘${says}’).`,
};

/** A sentence with the other side's own words after it, where it gave any. */
export const withWords = (language: Language, sentence: string, says: string): string =>
  says === '' ? sentence : WITH_WORDS[language](sentence, says);

export const PARTY_NAME: Readonly<Record<Party, string>> = { qoo10: 'Qoo10', smartship: 'Smartship' };

/** Says why a call failed and what to do, with the server's own words where it gave any. Total over every kind. */
export function failureText(language: Language, failure: FailureFacts): Said {
  const words = [failure.says?.trim().replace(/[。.]+$/, ''), failure.code === undefined ? '' : String(failure.code)]
    .filter(Boolean)
    .join(', ');
  const aside = ASIDE[language];
  const [why, next] = SENTENCES[language][failure.kind]({
    p: PARTY_NAME[failure.party],
    party: failure.party,
    op: failure.operation ? aside(failure.operation) : '',
    // Its name in lib/smartship/oauth; there the server's words are the explanation.
    signingIn: failure.operation === 'sign-in',
    says: words ? aside(QUOTED[language](words)) : '',
  });
  return { why, next };
}
