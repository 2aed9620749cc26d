import { failureText } from '../failures.ts';
import { both, type Sentences } from './sentences.ts';

export const keys = {
  'vault-locked': () => ['키가 암호 문구로 보호되어 있습니다.', '암호 문구를 입력해 잠금을 해제해 주세요.'],
  'passphrase-wrong': () => ['암호 문구가 틀렸습니다.', '다시 입력해 주세요.'],
  'key-unreadable': () => [
    '키에 쓰이지 않는 문자(전각 문자나 한글 등)가 들어 있습니다. 저장하지 않았습니다.',
    '키만 다시 복사해 붙여 넣어 주세요.',
  ],
  'key-of-another-shop': (p) => [
    `이 키는 이미 샵 ${p.shopId}의 키로 저장되어 있습니다. 저장하지 않았습니다.`,
    '이 샵의 키를 입력해 주세요. 저장된 샵 ID가 틀렸다면 먼저 그 샵을 삭제해 주세요.',
  ],
  'key-not-taken': ({ party, failure, says }) =>
    both('새 키는 저장하지 않고 기존 키를 남겼습니다. ', failureText('ko', { party, kind: failure, says })),
  'key-untested': ({ party, failure, says }) =>
    both('이 키를 쓸 수 있는지 확인하지 못했습니다. ', failureText('ko', { party, kind: failure, says })),
  'file-not-understood': () => ['설정 파일로 읽을 수 없습니다.', '이 확장 프로그램에서 내보낸 파일을 선택해 주세요.'],
} satisfies Partial<Sentences>;
