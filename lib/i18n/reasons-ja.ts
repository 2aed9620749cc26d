import { failureText } from './failures.ts';
import { dayText, momentText, timeText } from './format.ts';
import type { Sentences } from './reasons.ts';
import { stepText } from './states.ts';

const NOTHING = '操作は不要です。';
const day = dayText.bind(null, 'ja');
const moment = momentText.bind(null, 'ja');
const time = timeText.bind(null, 'ja');
const step = stepText.bind(null, 'ja');
const code = (text: string) => `「${text}」`;
const FIX_CODE = '商品の照会/修正でコードを修正するか、Smartship に SKU を登録してください。';
const PROBLEM = {
  'too-long': '長すぎます',
  separator: '使えない記号を含みます',
  'control-character': '見えない文字を含みます',
};

/** Why and what next, in Japanese: the source of the other languages. */
export const JA: Sentences = {
  ready: () => ['Smartship へ送信できます。', '「Smartship へ送る」を押してください。'],
  'ready-linked': ({ skuName }) => [
    `Smartship へ送信できます（Smartship の商品連携で SKU「${skuName}」に一致）。`,
    '「Smartship へ送る」を押してください。',
  ],
  unpaid: () => ['入金待ちの注文です。', '入金後に送信できます。'],
  'not-read-yet': () => [
    'この注文を Qoo10 からまだ読み取っていません。',
    '次の同期を待つか、「今すぐ同期」を押してください。',
  ],
  'row-unreadable': ({ what }) => [
    `この行の${what}を読み取れませんでした。`,
    'ページを再読み込みしてください。何も送信していません。',
  ],
  'other-shop': ({ shopId }) => [
    `設定されていないショップ（${shopId}）の注文です。`,
    '設定画面でこのショップを接続してください。',
  ],
  'cannot-check': ({ party, failure, says }) =>
    both('確認できません：', failureText('ja', { party, kind: failure, says })),
  'too-late': () => [
    'Smartship が自動で取り込める状態を過ぎています。',
    'サイドパネルの「配送依頼を作成」で作成するか、Smartship で手動登録してください。',
  ],
  'shipped-elsewhere': ({ carrier, trackingNo }) => [`別の送り状で発送済みです（${carrier} ${trackingNo}）。`, NOTHING],
  'waybill-printed': () => [
    '送り状が発行済みのため、取り込めない可能性があります。',
    'Smartship の登録状況を確認してください。',
  ],
  'cancelled-at-qoo10': () => ['Qoo10 でキャンセルされた注文です。', NOTHING],
  'claim-open': () => ['キャンセルなどのクレームが申請されています。', 'J-QSM でクレームを処理してください。'],
  'quantity-refused': ({ quantity }) => [
    `数量（${quantity}）が正しくありません。`,
    'J-QSM で注文内容を確認してください。',
  ],
  'excluded-by-seller': ({ pattern }) => [
    `Smartship 対象外に設定されています（${pattern}）。`,
    '対象に戻すには設定を変更してください。',
  ],
  'no-stock': (p) => [
    `${code(p.code)}の在庫が足りません（在庫 ${p.stock}、必要 ${p.needed}）。`,
    'Smartship へ入庫するか、在庫のある SKU に変更してください。',
  ],
  'code-mapped': ({ skuName }) => [`Smartship の SKU「${skuName}」と一致します。`, NOTHING],
  'code-linked': ({ skuName }) => [`Smartship の SKU「${skuName}」と連携済みです。`, NOTHING],
  'code-invalid': (p) => [
    `コード${code(p.code)}は${PROBLEM[p.problem]}。`,
    `${p.limit} 文字以内の通常の文字で入力し直してください。`,
  ],
  'code-blank': ({ field }) => [
    `${field === 'option' ? '販売者オプションコード' : '販売者商品コード'}が未入力です。`,
    'Smartship の「Seller defined code」と同じコードを入力してください。',
  ],
  'code-ambiguous': (p) => [
    `コード${code(p.code)}の SKU が Smartship に ${p.count} 件あります。`,
    'Smartship で 1 件だけになるよう修正してください。',
  ],
  'code-wrong-kind': (p) => [
    `コード${code(p.code)}は${p.wants === 'option' ? 'オプションのない商品' : 'オプション商品'}の SKU です。`,
    `${p.wants === 'option' ? '販売者オプションコード' : '販売者商品コード'}に合う SKU のコードを入力してください。`,
  ],
  'code-near': (p) => [
    `コード${code(p.code)}は Smartship と表記が異なります。`,
    `${code(p.exact)}に修正してください。`,
  ],
  'code-unmapped': (p) => [`コード${code(p.code)}は Smartship の SKU にありません（${moment(p.at)} 時点）。`, FIX_CODE],
  'code-several': (p) => [
    `${code(p.code)}には ${p.count} 個のコードが入っているようです（うち SKU と一致 ${p.known} 個）。Smartship は 1 つのコードとして照合します。`,
    'Smartship にセット SKU を登録してそのコードを入力するか、コードを 1 つだけにしてください。',
  ],
  'code-additional': (p) => [
    `コード${code(p.code)}に追加型オプションのコード${code(p.additional)}が混ざっています。`,
    'J-QSM で追加型オプションの販売者オプションコードを空欄にし、この注文は SKU を選び直してください。',
  ],
  'code-duplicate': (p) => [
    `コード${code(p.code)}が同じ商品の複数のオプションに使われています。`,
    '商品の照会/修正で、オプションごとに別のコードを入力してください。',
  ],
  'code-mapped-auto': (p) => [
    `SKU「${p.skuName}」と一致しますが、Smartship が注文から自動登録した SKU で在庫がありません。`,
    '入庫済みの SKU のコードに変更するか、Smartship でこの SKU に入庫してください。',
  ],
  'code-ambiguous-auto': (p) => [
    `コード${code(p.code)}の SKU が ${p.count} 件あり、うち ${p.auto} 件は自動登録で在庫がありません。`,
    'Smartship で自動登録された SKU を削除し、1 件だけにしてください。',
  ],
  'link-ambiguous': (p) => [
    `Smartship の商品連携が ${p.count} 件の SKU を指しています。`,
    'Smartship の SKU 管理で、商品連携を 1 件だけにしてください。',
  ],
  'additional-has-code': (p) => [
    `追加型オプションにコード${code(p.additional)}があり、注文のコードに混ざるおそれがあります。`,
    'J-QSM で追加型オプションの販売者オプションコードを空欄にしてください。',
  ],
  'additional-blank': () => ['追加型オプションのコードは空欄が正しい状態です。', NOTHING],
  'listing-not-read': () => [
    'この商品のコードを Qoo10 からまだ読み取っていません。',
    '順番に読み取っています。しばらくお待ちください。',
  ],
  'listing-shop-unknown': () => [
    'どのショップの商品か判別できません。',
    '設定画面でこのショップを接続するか、商品の同期を待ってください。',
  ],
  'line-sku': (p) => [`この注文だけ SKU「${p.skuName}」（${p.code}）で出荷します。`, NOTHING],
  'line-sku-gone': (p) => [
    `この注文に選んだ SKU（${p.code}）が Smartship に見つかりません。`,
    '別の SKU を選ぶか、選択を取り消してください。',
  ],
  'line-sku-waits': (p) => [
    `Smartship で保留中（${p.shippingNo}）ですが、SKU「${p.skuName}」を選択済みです。`,
    '「Smartship へ送る」を押すと、この SKU に変更して続けます。',
  ],
  'index-not-read': () => [
    'Smartship の SKU をまだ読み取っていません。',
    'Smartship を接続し、「今すぐ同期」を押してください。',
  ],
  'index-too-old': ({ at }) => [
    `SKU の情報が古くなっています（${moment(at)} 時点）。`,
    '「今すぐ同期」を押してください。',
  ],
  'held-before-sending': ({ until }) => [
    `${time(until)} まで送信を保留しています。`,
    '取りやめる場合は「取り消す」を押してください。',
  ],
  queued: () => ['送信の順番を待っています。', NOTHING],
  running: (p) => [`「${step(p.step)}」を処理しています。`, NOTHING],
  paused: () => ['すべて一時停止しています。', '再開するには「すべて一時停止」をオフにしてください。'],
  'read-only': () => [
    'このショップは「読み取り専用」です。',
    '送信するには設定画面で「読み取り専用」をオフにしてください。',
  ],
  'retry-later': (p) => [
    `「${step(p.step)}」で中断しました：${failureText('ja', { party: p.party, kind: p.failure, says: p.says }).why}`,
    `${time(p.at)} に自動で再試行します。`,
  ],
  'waiting-for-link': ({ lastCollection }) => [
    'Smartship の自動連携（通常 1 時間以内）を待っています。',
    lastCollection === null
      ? '最後の取り込みはまだ確認できていません。'
      : `最後の取り込み：${moment(lastCollection)}。操作は不要です。`,
  ],
  'waiting-for-approval': (p) => [
    `「${step(p.step)}」の自動処理をオンにする前に支払われた注文のため、承認を待っています。`,
    '設定画面の該当する自動処理で「一覧を確認…」から承認してください。',
  ],
  'automation-asks': () => [
    '12時間以上動作していなかったため、自動処理を止めています。',
    '注文を確認してから「自動処理を再開」を押してください。',
  ],
  'waiting-for-duty': (p) =>
    p.by === 'smartship'
      ? [
          `Smartship による「${step(p.step)}」を待っています。`,
          p.step === 'track'
            ? NOTHING
            : '現在の接続では拡張機能から行えません。Smartship で操作するか、設定画面で「Smartship にサインイン」してください。',
        ]
      : [`「${step(p.step)}」はご自身で行う設定です。`, 'J-QSM または Smartship で操作してください。'],
  'in-smartship': (p) => [`Smartship に登録されています（${p.shippingNo}、${p.label}）。`, NOTHING],
  'seller-ships': (p) => [
    `販売者発送として登録されています（${p.shippingNo}、${p.label}）。`,
    'Smartship で送り状を発行し、集荷を依頼してください。',
  ],
  instructed: (p) => [`出荷指示済みです（${p.shippingNo}、${p.label}）。`, NOTHING],
  'number-at-qoo10': (p) => [`Qoo10 の送り状番号は ${p.trackingNo}、配送会社は${p.carrier || '不明'}です。`, NOTHING],
  shipped: (p) => [`発送済みです（${p.shippingNo}、送り状番号 ${p.trackingNo}）。`, NOTHING],
  'cart-has-blocked-lines': (p) => [
    `同じカートに送信できない注文が ${p.count} 件あります（${p.blocked}）。`,
    '該当の注文を修正するか、送信対象から外してください。',
  ],
  'mixed-cart': (p) => [
    `同じカートに送信しない注文があります（${p.stays}）。送信するのは ${p.goes} だけです。`,
    'パネルを開き、内容を確認して承認してください。何も送信していません。',
  ],
  'cart-changed': (p) => [
    `カートの内容が変わりました（現在送信できる注文：${p.now || 'なし'}）。`,
    '内容を確認して、もう一度送信してください。何も送信していません。',
  ],
  'order-too-old': (p) => [
    `${p.days} 日より前の注文のため、Smartship に無いことを確認できません。`,
    'Smartship で登録状況を確認してください。',
  ],
  'address-missing': (p) => [`注文 ${p.orderNo} のお届け先がありません。`, 'J-QSM でお届け先を確認してください。'],
  'partly-in-smartship': (p) => [
    `カートの一部だけが Smartship にあります（${p.shippingNo}）。未登録：${p.missing}。`,
    '残りの取り込みを待っています。1 時間以上続く場合は Smartship で確認してください。',
  ],
  'cart-is-split': (p) => [
    `このカートは Smartship で複数の荷物に分かれています（${p.shippingNos}）。`,
    '注文確認と出荷指示は Smartship で行ってください。',
  ],
  'parcel-holds-others': (p) => [
    `同じ荷物（${p.shippingNo}）に、送信していない注文 ${p.others} が入っています。`,
    'その注文も送信してから再試行するか、Smartship で荷物を分割してください。',
  ],
  'link-seems-on': (p) => [
    `自動連携をオフにした後に、Smartship に注文が登録されています（${p.shippingNo}）。二重登録を避けるため作成しません。`,
    'Smartship の自動連携がオフであることを確認し、設定画面で取り込みの担当を選び直してください。',
  ],
  'tracking-gap': (p) => [
    `Smartship は発送済みですが、Qoo10 に送り状番号がまだありません（${p.trackingNo}、${moment(p.since)} から）。`,
    'Smartship による反映を待っています。24 時間を過ぎたら J-QSM で入力してください。',
  ],
  'line-sku-refused': (p) => [
    `注文 ${p.orderNo} の SKU を変更できませんでした${p.says ? `（「${p.says}」）` : ''}。`,
    'Smartship で SKU を変更してから再試行してください。',
  ],
  'two-shipments': (p) => [
    `Smartship に二重に登録されています（${p.first}、${p.second}）。`,
    'Smartship でどちらか一方を削除してください。',
  ],
  'cancelled-after-sending': (p) => [
    `送信後にキャンセルまたはクレームがありました（${p.shippingNo}）。`,
    'Smartship で配送停止を依頼してください。',
  ],
  'removed-in-smartship': (p) => [
    `Smartship で削除されています（${p.shippingNo}）。`,
    'Smartship の「キャンセル注文管理」で「Resync」を行ってください。',
  ],
  'search-not-proven': () => [
    'Smartship 内の検索方法をまだ確認できていません。',
    '登録済みの注文が 1 件確認できるまでお待ちください。',
  ],
  'fulfilment-not-creatable': () => [
    'フルフィルメント注文は、この接続では登録できません。',
    'Smartship の自動連携または Excel 登録をご利用ください。',
  ],
  'not-offered': (p) => [
    `現在の Smartship の接続では「${p.operation}」を利用できません。`,
    p.detail || '設定画面で Smartship にサインインしてください。',
  ],
  'ship-date-impossible': (p) => [
    `発送予定日（${day(p.wanted)}）を設定できません。`,
    '設定画面で発送予定日のルールを見直してください。',
  ],
  'ship-date-needs-delay': (p) => [
    `発送予定日（${day(p.wanted)}）が発送可能日（${day(p.latest)}）を過ぎています。`,
    'サイドパネルの「遅延理由を回答」で、遅延理由と発送予定日を選んでください。',
  ],
  'confirm-refused': ({ says }) => [
    `Qoo10 が注文確認を受け付けませんでした（「${says}」）。`,
    'J-QSM で注文の状態を確認してください。',
  ],
  'stuck-in-smartship': (p) => [
    `Smartship で保留されています（${p.shippingNo}：${p.says}）。`,
    'Smartship で内容を確認し、保留の原因を解消してください。',
  ],
  'stage-unknown': (p) => [
    `Smartship の状態「${p.label}」を判別できません（${p.shippingNo}）。`,
    'Smartship で確認してください。自動では操作しません。',
  ],
  'server-does-not-show-it': (p) => [
    `「${step(p.step)}」の結果がまだ反映されていません。`,
    '反映を確認するまで次へ進みません。',
  ],
  'step-failed': (p) =>
    both(`「${step(p.step)}」に失敗しました：`, failureText('ja', { party: p.party, kind: p.failure, says: p.says })),
  'outbox-lost': () => [
    '送信の記録が失われたため、状態を照合しています。',
    '照合後に「読み取り専用」をオフにしてください。',
  ],
  'step-crashed': (p) => [
    `「${step(p.step)}」の途中で拡張機能に問題が起きました。`,
    `${time(p.at)} に自動で再試行します。続く場合は診断情報を添えてお知らせください。`,
  ],
  'outbox-old': () => [
    '送信の記録が古い状態に戻ったため、この送信を止めました。',
    'Smartship の登録状況を確認してから「再試行」を押してください。',
  ],
  'disk-full': () => [
    'ディスクの空きがなく、送信を記録できませんでした。何も送信していません。',
    '空き容量を増やしてから、もう一度送信してください。',
  ],
  'already-running': (p) => [
    `「${step(p.step)}」を処理中のため、今は変更できません。`,
    '少し待ってから、もう一度お試しください。',
  ],
  'not-proven-gone': () => [
    '以前の登録が Smartship から無くなったことを確認できません。',
    '「今すぐ同期」の後に、もう一度お試しください。',
  ],
  'shipping-order-only-late': (p) => [
    `配送依頼を作成できるのは、入金から ${p.days} 日以内で送り状番号のない注文だけです。`,
    'Smartship で登録してください。',
  ],
  'hold-set': (p) => [
    `Smartship で保留にしました（${p.shippingNo}）。`,
    '続けるには、Smartship で保留を解除してから「再試行」を押してください。',
  ],
  'stop-requested': (p) => [
    `配送停止を依頼しました（${p.shippingNo}）。止まるかどうかはセンターの状況によります。`,
    'Smartship で結果を確認してください。',
  ],
  'stop-not-possible': (p) => [
    `もう止められません（${p.shippingNo}、${p.label}）。`,
    'Smartship または配送会社にお問い合わせください。',
  ],
  'stop-in-doubt': (p) => [
    `配送停止の依頼が届いたか確認できません（${p.shippingNo}）。`,
    'Smartship で確認してください。もう一度依頼することもできます。',
  ],
  'stopped-before-smartship': () => ['Smartship に登録する前に止めました。', NOTHING],
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
  'undone-by-seller': () => ['送信を取り消しました。', '必要な場合は、もう一度送信してください。'],
};

function both(before: string, said: { why: string; next: string }): readonly [string, string] {
  return [before + said.why, said.next];
}
