import { catalogue } from './language.ts';

/** The panel's acts on one cart, each with what follows from it. */
export const panelActTexts = /* @__PURE__ */ catalogue({
  ja: {
    undo: '取り消す',
    requestStop: '停止を依頼',
    stopTitle: '配送停止の依頼',
    'stop-hold': (no: string) =>
      `Smartship でこの荷物（${no}）を保留にします。出荷指示は進まなくなります。保留は Smartship で解除できます。`,
    'stop-cancel-instruction': (no: string) =>
      `Smartship で出荷指示（${no}）を取り消し、保留にします。センターの作業が始まっていて取り消せない場合は、配送停止を依頼します。`,
    'stop-request': (no: string) =>
      `Smartship に配送停止（${no}）を依頼します。止まるかどうかはセンターの状況によります。`,
    stopLimits:
      'Qoo10 の注文確認と発送予定日は取り消されません。\n購入者への対応（キャンセルなど）は J-QSM で行ってください。',
    createShippingOrder: '配送依頼を作成',
    createTitle: '配送依頼の作成',
    createWarn:
      '販売者発送の注文として Smartship に作成します。フルフィルメント倉庫からは出荷されません。ご自身で送り状を発行し、集荷を依頼する必要があります。',
    createOnce:
      '同じカートから 2 件作成されることはありません。作成の直前に、Smartship に登録が無いことをもう一度確認します。',
    createFf:
      'フルフィルメント注文は、この接続では作成できません。倉庫から出荷する場合は、下の一覧を使って Smartship の画面で登録してください。',
    createNot: '現在の接続では作成できません：',
    download: '一覧をダウンロード（CSV）',
    downloadNote:
      'Smartship の登録用 Excel の列は公開されていません。Smartship の画面から入手したテンプレートに、この一覧の内容を転記してください。お届け先は含みません（J-QSM の Excel から転記）。',
    openScreen: 'Smartship の注文管理を開く',
    create: '作成する',
    createAgain: 'もう一度作成',
    againTitle: 'もう一度作成',
    againResync:
      'まず Smartship の「注文 > キャンセル注文管理」で「Resync」をお試しください。元の配送方法のまま戻せます（入金確認から 2 週間を過ぎると失敗することがあります）。',
    answerDelay: '遅延理由を回答',
    delayTitle: '発送予定日が遅れる理由',
    delayWhy: ({ wanted, latest }: { wanted: string; latest: string }) =>
      `ルールどおりの発送予定日は ${wanted} ですが、商品ページでは ${latest} までの発送を約束しています。Qoo10 には理由と日付を伝える必要があります。`,
    delayType: '理由',
    'delay-1': '商品準備中',
    'delay-2': '注文製作',
    'delay-3': '顧客の要求',
    'delay-4': 'その他',
    delayMemo: '補足（購入者に表示されることがあります）',
    delayDate: '発送予定日',
    delayGo: 'この日付で注文確認する',
    memoLeft: (count: number) => `残り ${count} 文字`,
    headers: 'カート番号\t注文番号\t商品番号\t商品名\tオプション\t販売者商品コード\t販売者オプションコード\t数量',
    kindShippingOrder: '配送依頼（販売者発送）',
    kindCreateAgain: '再作成',
  },
  en: {
    undo: 'Undo',
    requestStop: 'Request stop',
    stopTitle: 'Request stop',
    'stop-hold': (no: string) =>
      `Puts this parcel (${no}) on hold in Smartship, so that no shipping instruction goes on. The hold is released in Smartship.`,
    'stop-cancel-instruction': (no: string) =>
      `Takes the shipping instruction (${no}) back in Smartship and puts it on hold. If the centre has begun and it cannot be taken back, a delivery stop is requested.`,
    'stop-request': (no: string) =>
      `Requests a delivery stop (${no}) in Smartship. Whether it stops is up to the centre.`,
    stopLimits:
      "Qoo10's order confirmation and ship date are not taken back.\nAnswer the buyer (cancel and so on) in J-QSM.",
    createShippingOrder: 'Create shipping order',
    createTitle: 'Create shipping order',
    createWarn:
      'Creates a seller-shipped order in Smartship. It does not leave the fulfilment warehouse: you print the waybill and request the pickup yourself.',
    createOnce:
      'A cart is never created twice. Just before, Smartship is searched once more to see that it is not there.',
    createFf:
      "Fulfilment orders cannot be created over this connection. To ship from the warehouse, register the orders on Smartship's own screen with the list below.",
    createNot: 'The present connection cannot create it: ',
    download: 'Download the list (CSV)',
    downloadNote:
      "The columns of Smartship's upload file are not public. Get its template on Smartship's screen and copy this list into it. Addresses are not in it (take them from J-QSM's Excel).",
    openScreen: "Open Smartship's order management",
    create: 'Create',
    createAgain: 'Create again',
    againTitle: 'Create again',
    againResync:
      'Try Resync under Orders > Cancelled Delivery in Smartship first: it brings the order back the way it was (it may fail two weeks after payment).',
    answerDelay: 'Answer the delay',
    delayTitle: 'Why it ships late',
    delayWhy: ({ wanted, latest }: { wanted: string; latest: string }) =>
      `Your rule gives ${wanted} as the planned ship date, but the listing promises ${latest}. Qoo10 wants the reason and the date.`,
    delayType: 'Reason',
    'delay-1': 'Goods being prepared',
    'delay-2': 'Made to order',
    'delay-3': 'Asked for by the customer',
    'delay-4': 'Other',
    delayMemo: 'Note (the buyer may see it)',
    delayDate: 'Planned ship date',
    delayGo: 'Confirm with this date',
    memoLeft: (count: number) => `${count} characters left`,
    headers: 'Cart\tOrder\tItem\tTitle\tOption\tSeller code\tOption code\tQuantity',
    kindShippingOrder: 'shipping order (seller ships)',
    kindCreateAgain: 'created again',
  },
  ko: {
    undo: '되돌리기',
    requestStop: '중지 요청',
    stopTitle: '배송 중지 요청',
    'stop-hold': (no) =>
      `Smartship에서 이 배송 건(${no})을 보류합니다. 출고 지시가 더 진행되지 않습니다. 보류는 Smartship에서 해제할 수 있습니다.`,
    'stop-cancel-instruction': (no) =>
      `Smartship에서 출고 지시(${no})를 취소하고 보류합니다. 센터 작업이 이미 시작되어 취소할 수 없으면 배송 중지를 요청합니다.`,
    'stop-request': (no) => `Smartship에 배송 중지(${no})를 요청합니다. 실제로 멈출지는 센터 상황에 따라 다릅니다.`,
    stopLimits: 'Qoo10의 주문 확인과 발송예정일은 취소되지 않습니다.\n구매자 응대(취소 등)는 J-QSM에서 처리해 주세요.',
    createShippingOrder: '배송 요청 생성',
    createTitle: '배송 요청 생성',
    createWarn:
      '판매자 발송 주문으로 Smartship에 생성합니다. 풀필먼트 창고에서는 출고되지 않습니다. 운송장 발급과 집하 요청은 직접 하셔야 합니다.',
    createOnce:
      '같은 장바구니로 2건이 생성되는 일은 없습니다. 생성 직전에 Smartship에 등록되어 있지 않은지 다시 확인합니다.',
    createFf:
      '풀필먼트 주문은 이 연결로 생성할 수 없습니다. 창고에서 출고하려면 아래 목록을 이용해 Smartship 화면에서 등록해 주세요.',
    createNot: '현재 연결로는 생성할 수 없습니다: ',
    download: '목록 다운로드(CSV)',
    downloadNote:
      'Smartship 등록용 엑셀의 열 구성은 공개되어 있지 않습니다. Smartship 화면에서 받은 양식에 이 목록의 내용을 옮겨 적어 주세요. 배송지는 들어 있지 않습니다(J-QSM 엑셀에서 옮겨 적기).',
    openScreen: 'Smartship 주문 관리 열기',
    create: '생성',
    createAgain: '다시 생성',
    againTitle: '다시 생성',
    againResync:
      '먼저 Smartship의 Orders > Cancelled Delivery에서 Resync를 시도해 주세요. 원래 배송 방식 그대로 되돌릴 수 있습니다(입금 확인 후 2주가 지나면 실패할 수 있습니다).',
    answerDelay: '지연 사유 답변',
    delayTitle: '발송이 늦어지는 사유',
    delayWhy: ({ wanted, latest }) =>
      `규칙에 따른 발송예정일은 ${wanted}이지만, 상품 페이지에서는 ${latest}까지 발송하기로 되어 있습니다. Qoo10에 사유와 날짜를 알려야 합니다.`,
    delayType: '사유',
    'delay-1': '상품 준비 중',
    'delay-2': '주문 제작',
    'delay-3': '고객 요청',
    'delay-4': '기타',
    delayMemo: '메모(구매자에게 표시될 수 있습니다)',
    delayDate: '발송예정일',
    delayGo: '이 날짜로 주문 확인',
    memoLeft: (count) => `${count}자 남음`,
    headers: '장바구니번호\t주문번호\t상품코드\t상품명\t옵션\t판매자상품코드\t판매자옵션코드\t수량',
    kindShippingOrder: '배송 요청(판매자 발송)',
    kindCreateAgain: '다시 생성',
  },
});
