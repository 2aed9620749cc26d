import { catalogue } from './language.ts';

/** The passphrase and *Locked*, in the options and in the popup. */
export const vaultTexts = /* @__PURE__ */ catalogue({
  ja: {
    title: 'パスフレーズ',
    off: 'パスフレーズは設定されていません。ブラウザの起動後、バックグラウンドの処理はすぐに始まります。',
    on: 'パスフレーズで保護されています。ブラウザを再起動すると、ロックを解除するまでバックグラウンドの処理（同期・送信・自動処理）は待機します。',
    summary: 'パスフレーズで保護する（任意）',
    lead: 'パスフレーズを設定すると、ブラウザを再起動するたびに、ロックを解除するまでバックグラウンドの処理は待機します。送信中のカートも待機し、解除後に続きます。',
    forgotten: 'パスフレーズを忘れると、キーは取り出せません。「すべて消去」してから、キーを登録し直してください。',
    current: '現在のパスフレーズ',
    fresh: '新しいパスフレーズ',
    freshHelp: '8 文字以上',
    again: '新しいパスフレーズ（確認）',
    differs: '2 つの入力が一致していません。',
    short: '8 文字以上で入力してください。',
    set: 'パスフレーズを設定',
    change: 'パスフレーズを変更',
    remove: 'パスフレーズを解除',
    changeSummary: 'パスフレーズを変更または解除する',
    didSet: 'パスフレーズを設定しました。次にブラウザを起動したときから必要です。',
    didRemove: 'パスフレーズを解除しました。',
    lockedTitle: 'キーがロックされています',
    lockedLead: 'パスフレーズを入力するまで、同期と送信は待機します。',
    passphrase: 'パスフレーズ',
    unlock: 'ロックを解除',
    unlocked: 'ロックを解除しました。',
  },
  en: {
    title: 'Passphrase',
    off: 'No passphrase is set: background work begins as soon as the browser starts.',
    on: 'A passphrase guards the keys: after a browser restart, background work (sync, sending, duties) waits until you unlock.',
    summary: 'Guard the keys by a passphrase (optional)',
    lead: 'With a passphrase, background work waits after every browser restart until you unlock. Carts being sent wait too and go on afterwards.',
    forgotten: 'A forgotten passphrase cannot be recovered: use Erase everything and enter the keys again.',
    current: 'Present passphrase',
    fresh: 'New passphrase',
    freshHelp: '8 characters or more',
    again: 'New passphrase again',
    differs: 'The two entries differ.',
    short: 'Enter 8 characters or more.',
    set: 'Set passphrase',
    change: 'Change passphrase',
    remove: 'Remove passphrase',
    changeSummary: 'Change or remove the passphrase',
    didSet: 'The passphrase is set. It is asked for from the next start of the browser.',
    didRemove: 'The passphrase was removed.',
    lockedTitle: 'Your keys are locked',
    lockedLead: 'Sync and sending wait until you enter the passphrase.',
    passphrase: 'Passphrase',
    unlock: 'Unlock',
    unlocked: 'Unlocked.',
  },
});

/** Settings as a file. */
export const settingsFileTexts = /* @__PURE__ */ catalogue({
  ja: {
    title: '設定の書き出しと読み込み',
    exportHelp:
      '言語、ショップごとの設定、商品ごとの在庫ルール、発行日をファイルに保存します。キーとパスフレーズは含まれません。',
    export: '書き出し',
    exported: '設定ファイルを書き出しました。',
    importHelp:
      '書き出した設定ファイルを読み込みます。今の設定は置き換わり、すべてのショップが読み取り専用になります。キーは別途登録してください。',
    import: '読み込み',
    importTitle: '設定を読み込みますか？',
    importLead: (name: string) => `「${name}」の内容で、今の設定を置き換えます。`,
    importEffects: [
      'すべてのショップが読み取り専用になります。',
      'この拡張機能が担当する処理は、読み込み後に入金された注文から始まります。それより前の注文は、プレビューで承認するまで対象になりません。',
      'ファイルにないショップの設定はなくなります。保存済みのキーは消えません。',
      '新しいショップでは、販売者認証キーの登録が必要です。',
    ].join('\n'),
    importConfirm: '読み込む',
    imported: '設定を読み込みました。すべてのショップは読み取り専用です。',
  },
  en: {
    title: 'Settings file',
    exportHelp:
      'Saves language, the settings of each shop, stock rules of single listings and issue dates to a file. No key and no passphrase is in it.',
    export: 'Export',
    exported: 'The settings file was saved.',
    importHelp:
      'Takes an exported settings file. It replaces the present settings and every shop becomes Read-only. Keys have to be entered separately.',
    import: 'Import',
    importTitle: 'Import these settings?',
    importLead: (name: string) => `The present settings are replaced by those in ${name}.`,
    importEffects: [
      'Every shop becomes Read-only.',
      'Duties of this extension begin with orders paid from now on; earlier ones wait until you approve them in a preview.',
      'Settings of shops that are not in the file go. Stored keys stay.',
      'A new shop needs its seller authorization key.',
    ].join('\n'),
    importConfirm: 'Import settings',
    imported: 'The settings were imported. Every shop is Read-only.',
  },
});
