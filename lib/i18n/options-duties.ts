import { catalogue } from './language.ts';

const orders = (count: number) => `${count} order${count === 1 ? '' : 's'}`;

/** Tracking duty, backlog, how often to look, messages of the browser. */
export const dutyTexts = /* @__PURE__ */ catalogue({
  ja: {
    'duty-tracking': '送り状番号を Qoo10 に反映',
    'tracking-smartship': 'Smartship の自動連携に任せ、反映されない番号をお知らせします。',
    'tracking-extension':
      'Smartship で実際に発送された後、この拡張機能が番号を Qoo10 に書き込みます。すでにある番号は上書きしません。',
    'tracking-seller': 'J-QSM での番号の入力はご自身で行います。',
    fillGap: '発送から 24 時間たっても番号がないときは、この拡張機能が書き込む',
    fillGapHelp: 'オンにした後に入金された注文だけが対象です。すでにある番号は上書きしません。',
    onlyNew: '対象は、選んだ後に入金された注文だけです。1\u00a0時間に\u00a0200 カートまで処理します。',
    backlog: ({ carts, lines }: { carts: number; lines: number }) =>
      `現在ある対象の注文：カート ${carts} 件（注文 ${lines} 件）。承認するまで手をつけません。`,
    noBacklog: '現在、対象になる注文はありません。',
    preview: '一覧を確認…',
    backlogTitle: (duty: string) => `現在ある注文の承認：${duty}`,
    backlogLead: '承認すると、次の注文もこの自動処理の対象になります。実行前に 1 件ずつ最新の状態を確認します。',
    approve: '承認',
    approved: '承認しました。',
    cart: (packNo: string) => `カート番号 ${packNo}`,
    moreCarts: (count: number) => `ほか ${count} 件`,
    pollTitle: '確認の間隔',
    poll: 'Qoo10 の確認間隔',
    pollHelp:
      '注文がない時や夜間は 30 分ごとになります。エラー時は間隔を広げ、キーが拒否されたときは直るまで確認しません。',
    minutes: (count: number) => `${count} 分`,
    pollHeld: ({ minutes, orders: count, calls }: { minutes: number; orders: number; calls: number }) =>
      `この間隔では、1 日の問い合わせが上限の ${calls} 回を超えます。本日の注文 ${count} 件では、約 ${minutes} 分ごとに確認します。`,
    notifyTitle: '通知',
    notify: '対応が必要なことを通知する',
    notifyHelp: '同じ内容を繰り返さず、10 分以内のものはまとめてお知らせします。購入者の情報は含みません。',
    notifyRefused: 'ブラウザーが通知を許可していません。',
    quiet: '通知しない時間帯（日本時間）',
    quietFrom: '開始',
    quietTo: '終了',
    hour: (hour: number) => `${hour}:00`,
  },
  en: {
    'duty-tracking': 'Write tracking back to Qoo10',
    'tracking-smartship': 'Leave it to Smartship’s link, and be told of numbers that do not arrive.',
    'tracking-extension':
      'Once Smartship has really shipped, this extension writes the number to Qoo10. A number that is there is never overwritten.',
    'tracking-seller': 'You enter the numbers in J-QSM yourself.',
    fillGap: 'Write it ourselves where a number is still missing 24 hours after shipping',
    fillGapHelp: 'Only orders paid after this was switched on. A number that is there is never overwritten.',
    onlyNew: 'Only orders paid after you choose it; at most 200 carts an hour.',
    backlog: ({ carts, lines }: { carts: number; lines: number }) =>
      `Here already: ${carts} cart${carts === 1 ? '' : 's'}, ${orders(lines)}. Left alone until you approve them.`,
    noBacklog: 'No orders that it would take are here now.',
    preview: 'Preview…',
    backlogTitle: (duty: string) => `${duty}: approve orders that are here already`,
    backlogLead: 'Approved orders are taken too. Each one is read anew before anything is done.',
    approve: 'Approve',
    approved: 'Approved.',
    cart: (packNo: string) => `Cart ${packNo}`,
    moreCarts: (count: number) => `${count} more`,
    pollTitle: 'How often',
    poll: 'Check Qoo10 every',
    pollHelp:
      'Every 30 minutes at night or when there is nothing open. Longer after errors, and not at all while the key is rejected.',
    minutes: (count: number) => `${count} minute${count === 1 ? '' : 's'}`,
    pollHeld: ({ minutes, orders: count, calls }: { minutes: number; orders: number; calls: number }) =>
      `This interval would take more than the ${calls} calls of a day. With today’s ${orders(count)} it looks about every ${minutes} minutes.`,
    notifyTitle: 'Notifications',
    notify: 'Notify me of what needs me',
    notifyHelp: 'Nothing twice, and what comes within ten minutes in one message. No buyer is named.',
    notifyRefused: 'The browser does not allow notifications.',
    quiet: 'Quiet hours (Japan time)',
    quietFrom: 'From',
    quietTo: 'To',
    hour: (hour: number) => `${hour}:00`,
  },
  ko: {
    'duty-tracking': '송장번호를 Qoo10에 반영',
    'tracking-smartship': 'Smartship 자동 연동에 맡기고, 반영되지 않은 번호를 알려 드립니다.',
    'tracking-extension':
      'Smartship에서 실제로 발송된 뒤 이 확장 프로그램이 번호를 Qoo10에 씁니다. 이미 있는 번호는 덮어쓰지 않습니다.',
    'tracking-seller': 'J-QSM에서 번호를 직접 입력합니다.',
    fillGap: '발송 후 24시간이 지나도 번호가 없으면 이 확장 프로그램이 입력',
    fillGapHelp: '켠 뒤에 입금된 주문만 대상입니다. 이미 있는 번호는 덮어쓰지 않습니다.',
    onlyNew: '선택한 뒤에 입금된 주문만 대상입니다. 1시간에 장바구니 200건까지 처리합니다.',
    backlog: ({ carts, lines }) =>
      `현재 있는 대상 주문: 장바구니 ${carts}건(주문 ${lines}건). 승인할 때까지 손대지 않습니다.`,
    noBacklog: '현재 대상이 되는 주문이 없습니다.',
    preview: '목록 확인…',
    backlogTitle: (duty) => `현재 있는 주문 승인: ${duty}`,
    backlogLead: '승인하면 아래 주문도 이 자동 처리의 대상이 됩니다. 실행 전에 한 건씩 최신 상태를 확인합니다.',
    approve: '승인',
    approved: '승인했습니다.',
    cart: (packNo) => `장바구니번호 ${packNo}`,
    moreCarts: (count) => `외 ${count}건`,
    pollTitle: '확인 간격',
    poll: 'Qoo10 확인 간격',
    pollHelp:
      '주문이 없을 때나 야간에는 30분마다 확인합니다. 오류가 나면 간격을 늘리고, 키가 거부되면 복구될 때까지 확인하지 않습니다.',
    minutes: (count) => `${count}분`,
    pollHeld: ({ minutes, orders: count, calls }) =>
      `이 간격으로는 하루 호출이 상한인 ${calls}회를 넘습니다. 오늘 주문 ${count}건 기준으로 약 ${minutes}분마다 확인합니다.`,
    notifyTitle: '알림',
    notify: '조치가 필요한 일 알림 받기',
    notifyHelp: '같은 내용은 반복하지 않으며, 10분 이내의 일은 모아서 알려 드립니다. 구매자 정보는 들어 있지 않습니다.',
    notifyRefused: '브라우저에서 알림이 허용되지 않았습니다.',
    quiet: '알림을 보내지 않는 시간대(일본 시간)',
    quietFrom: '시작',
    quietTo: '종료',
    hour: (hour) => `${hour}:00`,
  },
});
