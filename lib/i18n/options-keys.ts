import { catalogue } from './language.ts';

/** Qoo10's key over its year: getting it, renewing it, and several shops side by side. */
export const keyTexts = /* @__PURE__ */ catalogue({
  ja: {
    getSummary: 'キーをお持ちでない場合：API キーから発行する',
    renewSummary: 'キーを更新する（新しいキーを発行）',
    getLead:
      '発行には、Qoo10 から付与された API キーと、J-QSM のパスワードを使います。どちらもこの発行に一度だけ使い、保存しません。',
    apiKey: 'API キー',
    apiKeyHelp: 'Qoo10 への問い合わせ（システム ＞ API・FTP・QSM 権限）で付与されるキーです。',
    password: 'QSM パスワード',
    passwordHelp: 'J-QSM のログインパスワード。ボタンを押すと、すぐに入力欄から消えます。',
    get: 'キーを取得',
    renew: 'キーを更新',
    getTitle: '新しいキーを発行しますか？',
    getConfirm: '発行する',
    renewConfirm: '発行して更新する',
    getEffects: [
      '新しいキーを発行すると、これまでのキーが使えなくなることがあります。Smartship の自動連携が使っているキーも含みます。',
      '同じショップを連携しているほかのツールでは、キーの登録し直し（再認証）が必要になることがあります。',
      'API キーと QSM パスワードはこの発行に一度だけ使い、保存しません。保存するのは、発行された販売者認証キーと発行日だけです。',
    ].join('\n'),
    getInstead: 'すでに販売者認証キーをお持ちなら、発行せずに貼り付けるほうが安全です。',
    issued: '新しいキーを発行し、保存しました。',
    watchCollection:
      'Smartship の注文取り込みが続いているか、次の 1〜2 時間のうちに確認してください（Smartship ＞ 注文 ＞ Sales Site API）。止まっている場合は、Smartship 側の Qoo10 連携にも新しいキーの登録が必要です。',
    'soon-60': (days: number) => `このキーは、あと ${days} 日で期限が切れます。`,
    'soon-30': (days: number) => `このキーは、あと ${days} 日で期限が切れます。そろそろ更新してください。`,
    'soon-7': (days: number) =>
      days === 0
        ? 'このキーの期限は今日までです。すぐに更新してください。'
        : `このキーは、あと ${days} 日で期限が切れます。早めに更新してください。`,
    ended: (days: number) => `このキーの有効期間（発行から 1 年）は、${days} 日前に終わりました。`,
    howToRenew:
      '設定画面の「キーを更新」で新しいキーを発行するか、ほかで発行したキーを貼り付けて、発行日とともに保存してください。',
    passwordChanged: (day: string) =>
      `Qoo10 がキーを受け付けませんでした。発行日（${day}）から 11 か月たっていないため、期限切れではありません。J-QSM のパスワードを変更すると、キーは使えなくなります。`,
    passwordChangedNext:
      'パスワードを変更した場合は、新しいキーを発行して保存してください。変更していない場合は、ショップ ID と、ほかのツールで新しいキーが発行されていないかを確認してください。',
    issueFailed: 'キーを発行できませんでした',
    issueRefused: 'Qoo10 がキーの発行を断りました。',
    issueRefusedNext:
      'ショップ ID、API キー、QSM パスワードを確認してください。API キーには、販売者認証キーではなく、Qoo10 から付与されたキーを入力します。',
    issueLost:
      'Qoo10 の返事が届きませんでした。新しいキーが発行された可能性がありますが、その内容はわかりません。これまでのキーが使えなくなっていることもあります。',
    issueLostNext:
      '「接続テスト」で今のキーが使えるか確かめてください。使えない場合は、もう一度キーを発行してください。',
    otherShop: (shopId: string) => `別のショップとして追加されます。「${shopId}」の接続はそのまま残ります。`,
    addShop: 'ショップを追加',
    newShop: '新しいショップ',
    shopConnection: (shopId: string) => `Qoo10：${shopId}`,
    allShops: (count: number) => `${count} ショップ（最も注意が必要な状態）`,
    removeShop: 'このショップを削除',
    removeTitle: (shopId: string) => `ショップ ${shopId} を削除しますか？`,
    removeLead: 'この拡張機能から、次のものを消去します。元に戻せません。',
    removeEffects: [
      'このショップの販売者認証キーと設定',
      '読み取った注文と商品の記録',
      'すでに Smartship や Qoo10 に届いた注文は、そのまま進みます。',
    ].join('\n'),
    removeJobs: (count: number) => `送信の途中のカートが ${count} 件あります。残りの手順は行いません。`,
    removeJob: ({ packNo, orderNos }: { packNo: string; orderNos: string }) =>
      `カート番号 ${packNo}（注文番号 ${orderNos}）`,
    removeMore: (count: number) => `ほか ${count} 件`,
    removeConfirm: '削除する',
    removed: (shopId: string) => `ショップ ${shopId} を削除しました。`,
    keyLocked: 'キーは保存されています（ロック中）。',
    // What a test called, in words.
    'call-orders': '過去 3 日間の注文の読み取り',
    'call-tools': '利用できる機能の一覧と、照会 1 件',
    'call-sign-in': 'Smartship へのサインイン',
    'call-issue': '販売者認証キーの発行',
    'call-permissions': 'この通信先へのアクセス許可の確認',
    'call-vault': '保存したキーの取り出し',
    'call-other': '呼び出し',
    answerQoo10: ({ shop, rows }: { shop: string; rows: number }) => `ショップ ${shop}。注文は ${rows} 行でした。`,
    answerSmartship: (tools: number) => `${tools} 個の機能が利用できます。`,
    answerAccount: (account: string) => `アカウント ${account}。`,
    notCalled: 'なし（送信前に中止）',
    hostsNeeded: 'ブラウザが、この拡張機能に通信先へのアクセスを許可していません。',
    hostsNeededNext:
      '「アクセスを許可」を押すか、ブラウザの拡張機能の管理画面で許可してから、もう一度テストしてください。',
    allowHosts: 'アクセスを許可',
    hostsAllowed: '許可されました。もう一度テストしてください。',
    hostsNotAllowed: '許可されませんでした。',
    signInRefused: 'Smartship が、この拡張機能からのサインインを完了させませんでした。',
    signInRefusedNext:
      '画面を閉じた場合は、もう一度お試しください。Smartship がブラウザ拡張機能の戻り先（リダイレクト先）を受け付けていない可能性もあります。その場合は Smartship にクライアント ID の発行を依頼し、下の欄に貼り付けてください。それまでの間も、API キーによる照会は続きます。',
    signInForeign: 'サインイン先として、Smartship 以外の通信先が示されたため、中止しました。',
    signInForeignNext: '何も送信していません。API キーによる照会は続きます。続く場合は Smartship に確認してください。',
  },
  en: {
    getSummary: 'No key yet? Get one with your API key',
    renewSummary: 'Renew the key (a new one is issued)',
    getLead:
      'Issuing takes the API key that Qoo10 gave you and your J-QSM password. Both are used this one time and never kept.',
    apiKey: 'API key',
    apiKeyHelp: 'Granted by Qoo10 on inquiry (システム > API・FTP・QSM権限).',
    password: 'QSM password',
    passwordHelp: 'Your J-QSM login password. It leaves this field as soon as you press the button.',
    get: 'Get key',
    renew: 'Renew key',
    getTitle: 'Issue a new key?',
    getConfirm: 'Issue key',
    renewConfirm: 'Issue and renew',
    getEffects: [
      "A new key may end the present one, also the one that Smartship's own link uses.",
      'Links of other tools to this shop may need re-authorising with the new key.',
      'The API key and the QSM password are used this once and not kept. Only the issued seller authorization key and its date are.',
    ].join('\n'),
    getInstead: 'If you already have a seller authorization key, pasting it is safer than issuing a new one.',
    issued: 'A new key was issued and saved.',
    watchCollection:
      "Within the next hour or two, check that Smartship's collection of orders goes on (Smartship > Order > Sales Site API). If it has stopped, Smartship's own Qoo10 link needs the new key too.",
    'soon-60': (days: number) => `This key runs out in ${days} days.`,
    'soon-30': (days: number) => `This key runs out in ${days} days. It is time to renew it.`,
    'soon-7': (days: number) =>
      days === 0
        ? 'This key runs out today. Renew it now.'
        : `This key runs out in ${days === 1 ? '1 day' : `${days} days`}. Renew it soon.`,
    ended: (days: number) => `This key's year ended ${days === 1 ? '1 day' : `${days} days`} ago.`,
    howToRenew:
      'Issue a new key with Renew key in the options, or paste one that was issued elsewhere, and save it with its issue date.',
    passwordChanged: (day: string) =>
      `Qoo10 did not accept the key. It was issued on ${day}, less than 11 months ago, so it has not run out. A changed J-QSM password ends a key.`,
    passwordChangedNext:
      'If you changed the password, issue a new key and save it. If not, check the shop ID, and whether another tool has issued a new key.',
    issueFailed: 'No key was issued',
    issueRefused: 'Qoo10 refused to issue a key.',
    issueRefusedNext:
      'Check the shop ID, the API key and the QSM password. The API key is the one that Qoo10 granted, not a seller authorization key.',
    issueLost:
      "Qoo10's reply was lost. A new key may have been issued that nobody has seen, and the present one may have ended.",
    issueLostNext: 'See by Test connection whether the present key still works. If it does not, issue a key again.',
    otherShop: (shopId: string) => `This adds another shop. The connection of ${shopId} stays as it is.`,
    addShop: 'Add another shop',
    newShop: 'New shop',
    shopConnection: (shopId: string) => `Qoo10: ${shopId}`,
    allShops: (count: number) => `${count} shops (the one that needs most attention)`,
    removeShop: 'Remove this shop',
    removeTitle: (shopId: string) => `Remove the shop ${shopId}?`,
    removeLead: 'This is erased from this extension and cannot be taken back:',
    removeEffects: [
      "The shop's seller authorization key and its settings",
      'Its orders and listings as they were read',
      'Orders that already reached Smartship or Qoo10 go on.',
    ].join('\n'),
    removeJobs: (count: number) =>
      count === 1
        ? 'One cart is still being sent. Its remaining steps will not be done.'
        : `${count} carts are still being sent. Their remaining steps will not be done.`,
    removeJob: ({ packNo, orderNos }: { packNo: string; orderNos: string }) => `Cart ${packNo} (orders ${orderNos})`,
    removeMore: (count: number) => `and ${count} more`,
    removeConfirm: 'Remove',
    removed: (shopId: string) => `The shop ${shopId} was removed.`,
    keyLocked: 'A key is stored (locked).',
    'call-orders': 'Reading the orders of the last 3 days',
    'call-tools': 'The list of what is offered, and one query',
    'call-sign-in': 'Signing in with Smartship',
    'call-issue': 'Issuing a seller authorization key',
    'call-permissions': 'Checking the permission for this host',
    'call-vault': 'Taking the stored key out',
    'call-other': 'Call',
    answerQoo10: ({ shop, rows }: { shop: string; rows: number }) =>
      `Shop ${shop}, ${rows === 1 ? '1 order line' : `${rows} order lines`}.`,
    answerSmartship: (tools: number) => `${tools === 1 ? '1 tool is' : `${tools} tools are`} offered.`,
    answerAccount: (account: string) => `Account ${account}.`,
    notCalled: 'nothing (stopped before sending)',
    hostsNeeded: 'The browser does not let this extension reach that host.',
    hostsNeededNext: "Press Allow access, or allow it in the browser's extension manager, then test again.",
    allowHosts: 'Allow access',
    hostsAllowed: 'Access is allowed. Test again.',
    hostsNotAllowed: 'Access was not allowed.',
    signInRefused: 'Smartship did not complete the sign-in of this extension.',
    signInRefusedNext:
      'If you closed the window, try again. Or Smartship does not accept the return address (redirect) of a browser extension: then ask Smartship for a client ID and paste it below. Until then, reading goes on with the API key.',
    signInForeign: 'The sign-in pointed to a host that is not Smartship and was stopped.',
    signInForeignNext: 'Nothing was sent. Reading goes on with the API key. If it stays, ask Smartship.',
  },
  ko: {
    getSummary: '키가 없는 경우: API 키로 발급',
    renewSummary: '키 갱신(새 키 발급)',
    getLead:
      '발급에는 Qoo10에서 받은 API 키와 J-QSM 비밀번호를 사용합니다. 둘 다 이번 발급에 한 번만 쓰고 저장하지 않습니다.',
    apiKey: 'API 키',
    apiKeyHelp: 'Qoo10에 문의(システム > API・FTP・QSM権限)해서 받는 키입니다.',
    password: 'QSM 비밀번호',
    passwordHelp: 'J-QSM 로그인 비밀번호입니다. 버튼을 누르면 입력란에서 바로 지워집니다.',
    get: '키 발급',
    renew: '키 갱신',
    getTitle: '새 키를 발급할까요?',
    getConfirm: '발급',
    renewConfirm: '발급하고 갱신',
    getEffects: [
      '새 키를 발급하면 기존 키를 쓸 수 없게 될 수 있습니다. Smartship 자동 연동이 사용하는 키도 마찬가지입니다.',
      '같은 샵을 연동한 다른 도구에서는 키를 다시 등록(재인증)해야 할 수 있습니다.',
      'API 키와 QSM 비밀번호는 이번 발급에 한 번만 쓰고 저장하지 않습니다. 발급된 판매자 인증키와 발급일만 저장합니다.',
    ].join('\n'),
    getInstead: '이미 판매자 인증키가 있다면 새로 발급하지 말고 붙여 넣는 편이 안전합니다.',
    issued: '새 키를 발급해 저장했습니다.',
    watchCollection:
      '앞으로 1~2시간 안에 Smartship의 주문 수집이 계속되는지 확인해 주세요(Smartship > Order > Sales Site API). 멈췄다면 Smartship 쪽 Qoo10 연동에도 새 키를 등록해야 합니다.',
    'soon-60': (days) => `이 키는 ${days}일 뒤 만료됩니다.`,
    'soon-30': (days) => `이 키는 ${days}일 뒤 만료됩니다. 슬슬 갱신해 주세요.`,
    'soon-7': (days) =>
      days === 0
        ? '이 키는 오늘 만료됩니다. 바로 갱신해 주세요.'
        : `이 키는 ${days}일 뒤 만료됩니다. 빨리 갱신해 주세요.`,
    ended: (days) => `이 키의 유효기간(발급 후 1년)이 ${days}일 전에 끝났습니다.`,
    howToRenew:
      '설정 화면의 ‘키 갱신’으로 새 키를 발급하거나, 다른 곳에서 발급한 키를 붙여 넣고 발급일과 함께 저장해 주세요.',
    passwordChanged: (day) =>
      `Qoo10이 키를 받아들이지 않았습니다. 발급일(${day})부터 11개월이 지나지 않아 만료된 것은 아닙니다. J-QSM 비밀번호를 바꾸면 키를 쓸 수 없게 됩니다.`,
    passwordChangedNext:
      '비밀번호를 바꾼 경우 새 키를 발급해 저장해 주세요. 바꾸지 않았다면 샵 ID와, 다른 도구에서 새 키를 발급하지 않았는지 확인해 주세요.',
    issueFailed: '키를 발급하지 못했습니다',
    issueRefused: 'Qoo10이 키 발급을 거부했습니다.',
    issueRefusedNext:
      '샵 ID, API 키, QSM 비밀번호를 확인해 주세요. API 키에는 판매자 인증키가 아니라 Qoo10에서 받은 키를 입력합니다.',
    issueLost:
      'Qoo10의 응답을 받지 못했습니다. 새 키가 발급되었을 수 있지만 내용을 알 수 없습니다. 기존 키를 쓸 수 없게 되었을 수도 있습니다.',
    issueLostNext: '‘연결 테스트’로 현재 키를 쓸 수 있는지 확인해 주세요. 쓸 수 없으면 키를 다시 발급해 주세요.',
    otherShop: (shopId) => `다른 샵으로 추가됩니다. ‘${shopId}’의 연결은 그대로 남습니다.`,
    addShop: '샵 추가',
    newShop: '새 샵',
    shopConnection: (shopId) => `Qoo10: ${shopId}`,
    allShops: (count) => `샵 ${count}개(가장 주의가 필요한 상태)`,
    removeShop: '이 샵 삭제',
    removeTitle: (shopId) => `샵 ${shopId}을(를) 삭제할까요?`,
    removeLead: '이 확장 프로그램에서 다음 항목을 삭제합니다. 되돌릴 수 없습니다.',
    removeEffects: [
      '이 샵의 판매자 인증키와 설정',
      '읽어 온 주문과 상품 기록',
      '이미 Smartship이나 Qoo10에 전달된 주문은 그대로 진행됩니다.',
    ].join('\n'),
    removeJobs: (count) => `전송 중인 장바구니가 ${count}건 있습니다. 남은 단계는 진행하지 않습니다.`,
    removeJob: ({ packNo, orderNos }) => `장바구니번호 ${packNo}(주문번호 ${orderNos})`,
    removeMore: (count) => `외 ${count}건`,
    removeConfirm: '삭제',
    removed: (shopId) => `샵 ${shopId}을(를) 삭제했습니다.`,
    keyLocked: '키가 저장되어 있습니다(잠김).',
    'call-orders': '최근 3일간 주문 읽기',
    'call-tools': '사용할 수 있는 기능 목록과 조회 1건',
    'call-sign-in': 'Smartship 로그인',
    'call-issue': '판매자 인증키 발급',
    'call-permissions': '이 통신 대상에 대한 접근 권한 확인',
    'call-vault': '저장된 키 꺼내기',
    'call-other': '호출',
    answerQoo10: ({ shop, rows }) => `샵 ${shop}. 주문은 ${rows}행이었습니다.`,
    answerSmartship: (tools) => `기능 ${tools}개를 사용할 수 있습니다.`,
    answerAccount: (account) => `계정 ${account}.`,
    notCalled: '없음(보내기 전에 중지)',
    hostsNeeded: '브라우저가 이 확장 프로그램의 통신 대상 접근을 허용하지 않았습니다.',
    hostsNeededNext: '‘접근 허용’을 누르거나 브라우저의 확장 프로그램 관리 화면에서 허용한 다음 다시 테스트해 주세요.',
    allowHosts: '접근 허용',
    hostsAllowed: '허용되었습니다. 다시 테스트해 주세요.',
    hostsNotAllowed: '허용되지 않았습니다.',
    signInRefused: 'Smartship이 이 확장 프로그램의 로그인을 완료하지 않았습니다.',
    signInRefusedNext:
      '창을 닫으셨다면 다시 시도해 주세요. Smartship이 브라우저 확장 프로그램의 복귀 주소(리디렉션)를 받아들이지 않았을 수도 있습니다. 그럴 때는 Smartship에 클라이언트 ID 발급을 요청해 아래 칸에 붙여 넣어 주세요. 그동안에도 API 키를 통한 조회는 계속됩니다.',
    signInForeign: '로그인 대상으로 Smartship이 아닌 곳이 지정되어 중지했습니다.',
    signInForeignNext:
      '아무것도 보내지 않았습니다. API 키를 통한 조회는 계속됩니다. 계속되면 Smartship에 확인해 주세요.',
  },
});
