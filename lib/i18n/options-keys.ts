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
      'ブラウザの拡張機能の管理画面で Smartship for J-QSM を開き、サイトへのアクセスを許可してから、もう一度テストしてください。',
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
    hostsNeededNext:
      "Open Smartship for J-QSM in the browser's extension manager, allow access to its sites, then test again.",
    signInRefused: 'Smartship did not complete the sign-in of this extension.',
    signInRefusedNext:
      'If you closed the window, try again. Or Smartship does not accept the return address (redirect) of a browser extension: then ask Smartship for a client ID and paste it below. Until then, reading goes on with the API key.',
    signInForeign: 'The sign-in pointed to a host that is not Smartship and was stopped.',
    signInForeignNext: 'Nothing was sent. Reading goes on with the API key. If it stays, ask Smartship.',
  },
});
