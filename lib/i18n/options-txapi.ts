import { catalogue } from './language.ts';

/** TxAPI's key, where its address is said to hold it, and what the options tell of an answer in no known shape. */
export const txApiTexts = /* @__PURE__ */ catalogue({
  ja: {
    summary: 'TxAPI のキーで照会する（API キーもサインインもない場合）',
    lead: 'TxAPI は Smartship の旧 API です。注文一覧・注文・配送状況の照会だけに使い、API キーまたはサインインがある間は使いません。SKU の一覧は読み取れないため、コードの確認には SKU ファイルを使います。',
    inAddress:
      'TxAPI では、キーが通信先の URL に含まれます。URL は通信先のサーバーの記録に残ることがあります。この拡張機能は、画面・ログ・書き出しのどこにもこの URL を残しません。',
    key: 'TxAPI キー',
    keyHelp: 'QXAPIV1 で始まるキー（512 文字以内）',
    save: 'TxAPI キーを保存',
    test: 'TxAPI をテスト',
    forget: 'TxAPI キーを削除',
    forgotten: 'TxAPI キーを削除しました。',
    via: '接続方法：TxAPI キー（照会のみ。送信はできません）',
    'call-txapi': '今日の注文一覧の読み取り',
    answer: '注文一覧を読み取れました。',
    signedOutReads: 'Smartship からサインアウトしました。照会はキーで続いていますが、送信はできません。',
    signedOutReadsNext: '送信を続けるには、設定画面で「Smartship にサインイン」を押してください。',
    sample: '応答の一部（キーと個人情報を除いたもの）',
  },
  en: {
    summary: 'Read by a TxAPI key (with neither API key nor sign-in)',
    lead: "TxAPI is Smartship's older API. It is used to read the order list, orders and tracking only, and not while there is an API key or a sign-in. It has no list of SKUs: codes are then checked by a SKU file.",
    inAddress:
      "With TxAPI the key stands in the address that is called, and addresses may stay in the server's logs. This extension keeps that address nowhere: not on a page, not in a log, not in an export.",
    key: 'TxAPI key',
    keyHelp: 'Begins with QXAPIV1, at most 512 characters',
    save: 'Save TxAPI key',
    test: 'Test TxAPI',
    forget: 'Remove TxAPI key',
    forgotten: 'The TxAPI key was removed.',
    via: 'Method: TxAPI key (reading only; nothing can be sent)',
    'call-txapi': "Reading today's order list",
    answer: 'The order list was read.',
    signedOutReads: 'Smartship signed you out. Reading goes on with the key, but nothing can be sent.',
    signedOutReadsNext: 'To send again, press Sign in with Smartship in the options.',
    sample: 'A piece of the answer (keys and personal data removed)',
  },
  ko: {
    summary: 'TxAPI 키로 조회(API 키도 로그인도 없는 경우)',
    lead: 'TxAPI는 Smartship의 이전 API입니다. 주문 목록·주문·배송 현황 조회에만 사용하며, API 키나 로그인이 있는 동안에는 사용하지 않습니다. SKU 목록은 읽을 수 없으므로 코드 확인에는 SKU 파일을 사용합니다.',
    inAddress:
      'TxAPI에서는 키가 호출 URL에 포함됩니다. URL은 상대 서버의 로그에 남을 수 있습니다. 이 확장 프로그램은 화면·로그·내보내기 파일 어디에도 이 URL을 남기지 않습니다.',
    key: 'TxAPI 키',
    keyHelp: 'QXAPIV1로 시작하는 키(512자 이내)',
    save: 'TxAPI 키 저장',
    test: 'TxAPI 테스트',
    forget: 'TxAPI 키 삭제',
    forgotten: 'TxAPI 키를 삭제했습니다.',
    via: '연결 방식: TxAPI 키(조회 전용, 전송 불가)',
    'call-txapi': '오늘의 주문 목록 읽기',
    answer: '주문 목록을 읽었습니다.',
    signedOutReads: 'Smartship에서 로그아웃되었습니다. 조회는 키로 계속되지만 전송은 할 수 없습니다.',
    signedOutReadsNext: '전송을 계속하려면 설정 화면에서 ‘Smartship에 로그인’을 눌러 주세요.',
    sample: '응답의 일부(키와 개인정보 제외)',
  },
});
