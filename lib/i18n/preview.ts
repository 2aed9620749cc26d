import { catalogue } from './language.ts';

const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

/** The preview before a sending, and what became of it. */
export const previewTexts = /* @__PURE__ */ catalogue({
  ja: {
    title: '送信内容の確認',
    go: ({ carts, lines }: { carts: number; lines: number }) => `送信する注文：カート ${carts} 件（注文 ${lines} 件）`,
    leaving: (orders: string) => `同じカートの ${orders} は送信しません。`,
    ask: (count: number) => `確認が必要なカート：${count} 件`,
    askWhy:
      '送信できない注文が同じカートにあります。Smartship がカート全体を取り込んで保留にする場合があります。残りだけを送信する場合は選択してください。',
    without: (order: string) => `注文 ${order} を除く：`,
    stay: (count: number) => `送信しない注文：${count} 件`,
    what: '承認すると行うこと',
    hold: '10 秒間保留し、その間は取り消せます。',
    steps: '内容と在庫を再確認し、Smartship への登録、注文確認、出荷指示まで、まだ誰も行っていない手順を進めます。',
    confirm:
      '注文確認を行うと、購入者は即時キャンセルができなくなり、Qoo10 の発送予定日が確定します。この手順は取り消せません。',
    others: 'Smartship やご自身で済ませた手順はやり直さず、そのまま記録します。',
    creates:
      'Smartship に無い注文は、販売者発送として作成します。フルフィルメント倉庫からは出荷されません。倉庫から出荷する注文は、Smartship の自動連携または Excel 登録をご利用ください。',
    paused: '現在「すべて一時停止」中です。再開してから送信してください。',
    nothing: '送信できる注文がありません。',
    more: (count: number) => `ほか ${count} 件`,
    sending: ({ done, all }: { done: number; all: number }) => `受付中：カート ${done} / ${all} 件`,
    progress: '一括送信の状況',
    counted: (p: { held: number; moving: number; waiting: number; needs: number; sent: number; undone: number }) =>
      [
        p.held > 0 && `送信前 ${p.held}`,
        p.moving > 0 && `処理中 ${p.moving}`,
        p.waiting > 0 && `待機 ${p.waiting}`,
        p.needs > 0 && `要対応 ${p.needs}`,
        p.sent > 0 && `完了 ${p.sent}`,
        p.undone > 0 && `取り消し ${p.undone}`,
      ]
        .filter(Boolean)
        .join(' ・ '),
    results: (count: number) => `注文ごとの結果（カート ${count} 件）`,
    cancelRest: '未送信分をキャンセル',
    cancelled: ({ cancelled, begun }: { cancelled: number; begun: number }) =>
      `カート ${cancelled} 件を取り消しました。${begun > 0 ? `${begun} 件はすでに進んでいます。` : ''}`,
    approved: ({ sent, refused }: { sent: number; refused: number }) =>
      refused === 0
        ? `カート ${sent} 件を受け付けました。`
        : `カート ${sent} 件を受け付け、${refused} 件は送信できませんでした。`,
  },
  en: {
    title: 'Check before sending',
    go: ({ carts, lines }: { carts: number; lines: number }) =>
      `Will be sent: ${counted(carts, 'cart')}, ${counted(lines, 'order')}`,
    leaving: (orders: string) => `${orders} of the same cart will not be sent.`,
    ask: (count: number) => `Needs your word: ${counted(count, 'cart')}`,
    askWhy:
      'These carts also hold orders that cannot go. Smartship may take a cart as a whole and put it on hold. Tick a cart to send the rest of it alone.',
    without: (order: string) => `Without order ${order}:`,
    stay: (count: number) => `Will not be sent: ${count}`,
    what: 'What happens when you approve',
    hold: 'Each cart is held for 10 seconds; until then it can be undone.',
    steps:
      'Details and stock are checked again, then every step that nobody has done yet is taken: into Smartship, order confirmation, shipping instruction.',
    confirm:
      "Order confirmation ends the buyer's instant cancel and promises a ship date at Qoo10. This step cannot be undone.",
    others: 'Steps that Smartship or you have already done are kept and recorded, never redone.',
    creates:
      "Orders that are not in Smartship are created as seller-shipped: they do not leave the fulfilment warehouse. For orders from the warehouse use Smartship's own link or its Excel upload.",
    paused: 'Everything is paused. Go on first, then send.',
    nothing: 'Nothing can be sent.',
    more: (count: number) => `${count} more`,
    sending: ({ done, all }: { done: number; all: number }) => `Taking ${done} of ${counted(all, 'cart')}`,
    progress: 'Progress of the last sending',
    counted: (p: { held: number; moving: number; waiting: number; needs: number; sent: number; undone: number }) =>
      [
        p.held > 0 && `${p.held} held`,
        p.moving > 0 && `${p.moving} running`,
        p.waiting > 0 && `${p.waiting} waiting`,
        p.needs > 0 && `${p.needs} need you`,
        p.sent > 0 && `${p.sent} done`,
        p.undone > 0 && `${p.undone} undone`,
      ]
        .filter(Boolean)
        .join(' · '),
    results: (count: number) => `Result of each order (${counted(count, 'cart')})`,
    cancelRest: 'Cancel what has not begun',
    cancelled: ({ cancelled, begun }: { cancelled: number; begun: number }) =>
      `${counted(cancelled, 'cart')} taken back.${begun > 0 ? ` ${begun} had begun already.` : ''}`,
    approved: ({ sent, refused }: { sent: number; refused: number }) =>
      refused === 0
        ? `${counted(sent, 'cart')} accepted.`
        : `${counted(sent, 'cart')} accepted, ${refused} could not be sent.`,
  },
  ko: {
    title: '전송 내용 확인',
    go: ({ carts, lines }) => `전송할 주문: 장바구니 ${carts}건(주문 ${lines}건)`,
    leaving: (orders) => `같은 장바구니의 ${orders} 주문은 전송하지 않습니다.`,
    ask: (count) => `확인이 필요한 장바구니: ${count}건`,
    askWhy:
      '전송할 수 없는 주문이 같은 장바구니에 있습니다. Smartship이 장바구니 전체를 수집해 보류할 수 있습니다. 나머지만 전송하려면 선택해 주세요.',
    without: (order) => `주문 ${order} 제외: `,
    stay: (count) => `전송하지 않는 주문: ${count}건`,
    what: '승인하면 처리되는 내용',
    hold: '10초간 보류하며, 그동안 되돌릴 수 있습니다.',
    steps:
      '내용과 재고를 다시 확인하고 Smartship 등록, 주문 확인, 출고 지시까지 아직 아무도 하지 않은 단계를 진행합니다.',
    confirm:
      '주문을 확인하면 구매자는 즉시 취소를 할 수 없게 되고 Qoo10의 발송예정일이 확정됩니다. 이 단계는 되돌릴 수 없습니다.',
    others: 'Smartship이나 판매자가 이미 마친 단계는 다시 하지 않고 그대로 기록합니다.',
    creates:
      'Smartship에 없는 주문은 판매자 발송으로 생성하며, 풀필먼트 창고에서는 출고되지 않습니다. 창고에서 출고할 주문은 Smartship 자동 연동이나 엑셀 등록을 이용해 주세요.',
    paused: '지금은 ‘전체 일시중지’ 중입니다. 다시 시작한 뒤 전송해 주세요.',
    nothing: '전송할 수 있는 주문이 없습니다.',
    more: (count) => `외 ${count}건`,
    sending: ({ done, all }) => `접수 중: 장바구니 ${done} / ${all}건`,
    progress: '일괄 전송 상황',
    counted: (p) =>
      [
        p.held > 0 && `전송 전 ${p.held}`,
        p.moving > 0 && `처리 중 ${p.moving}`,
        p.waiting > 0 && `대기 ${p.waiting}`,
        p.needs > 0 && `조치 필요 ${p.needs}`,
        p.sent > 0 && `완료 ${p.sent}`,
        p.undone > 0 && `되돌림 ${p.undone}`,
      ]
        .filter(Boolean)
        .join(' · '),
    results: (count) => `주문별 결과(장바구니 ${count}건)`,
    cancelRest: '아직 전송하지 않은 건 취소',
    cancelled: ({ cancelled, begun }) =>
      `장바구니 ${cancelled}건을 취소했습니다.${begun > 0 ? ` ${begun}건은 이미 진행되었습니다.` : ''}`,
    approved: ({ sent, refused }) =>
      refused === 0
        ? `장바구니 ${sent}건을 접수했습니다.`
        : `장바구니 ${sent}건을 접수했고, ${refused}건은 전송할 수 없었습니다.`,
  },
});
