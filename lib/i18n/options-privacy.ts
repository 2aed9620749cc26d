import { catalogue } from './language.ts';

/** What is stored and how safely, and erasing it. */
export const privacyTexts = /* @__PURE__ */ catalogue({
  ja: {
    privacy: '保存する情報と安全性',
    privacyText: [
      'キーは、取り出しできない暗号鍵（AES-GCM）で暗号化し、このブラウザの拡張機能専用領域にだけ保存します。画面に表示するのは末尾 4 文字と日付だけです。',
      'ページの内容、ほかの拡張機能、保存ファイルをのぞき見る人からは守られます。パソコンに入り込んだマルウェアや、ブラウザのプロファイルを丸ごと複製された場合は守れません。',
      '購入者の氏名・住所・電話番号は、受信した時点で破棄し、保存も記録もしません。',
      '通信先は api.qoo10.jp、smartship2.tracxlogis.com、api.tracxlogis.com だけです。利用状況の収集は行いません。',
      '操作の記録は 90 日間、最大 50,000 件まで、このブラウザの中に保存します。',
    ].join('\n'),
    danger: 'データの消去',
    erase: 'すべて消去',
    eraseHelp: 'キー、設定、注文の記録を、このブラウザから消去します。',
    eraseTitle: 'すべて消去しますか？',
    eraseLead: '送信処理を止めてから、キー・設定・記録をすべて消去します。元に戻せません。',
    eraseMay: '消去しても止まらないこと',
    eraseEffects: [
      'すでに Smartship に届いた注文と出荷指示は、そのまま進みます。',
      'Qoo10 で確認済みの注文と発送予定日は、そのまま残ります。',
      'Smartship の自動連携は、Smartship 側の設定どおり動き続けます。',
    ].join('\n'),
    eraseRunning: (count: number) =>
      `処理中の送信が ${count} 件あります。途中の手順は Smartship と J-QSM で確認してください。`,
    eraseConfirm: '消去する',
    erased: 'すべて消去しました。',
  },
  en: {
    privacy: 'What is stored, and how safely',
    privacyText: [
      "Keys are encrypted (AES-GCM) under a key that cannot be exported, in this extension's own storage of this browser. Only the last four characters and dates are shown.",
      'This protects from web pages, other extensions and a glance at the files. It does not protect from malware on this computer or a copied browser profile.',
      "Buyers' names, addresses and phone numbers are dropped on arrival: never stored, never logged.",
      'Data goes only to api.qoo10.jp, smartship2.tracxlogis.com and api.tracxlogis.com. There are no analytics.',
      'The log keeps 90 days and at most 50,000 rows, in this browser.',
    ].join('\n'),
    danger: 'Erase data',
    erase: 'Erase everything',
    eraseHelp: 'Removes keys, settings and order records from this browser.',
    eraseTitle: 'Erase everything?',
    eraseLead: 'Sending is stopped, then keys, settings and records are erased. This cannot be taken back.',
    eraseMay: 'What may still happen',
    eraseEffects: [
      'Orders and shipping instructions that already reached Smartship go on.',
      'Orders confirmed at Qoo10 and their promised ship dates stay.',
      "Smartship's own link keeps working as set in Smartship.",
    ].join('\n'),
    eraseRunning: (count: number) =>
      `${count} sendings are under way. Check their remaining steps in Smartship and J-QSM.`,
    eraseConfirm: 'Erase',
    erased: 'Everything has been erased.',
  },
  ko: {
    privacy: '저장하는 정보와 보안',
    privacyText: [
      '키는 내보낼 수 없는 암호화 키(AES-GCM)로 암호화해 이 브라우저의 확장 프로그램 전용 영역에만 저장합니다. 화면에는 마지막 4자리와 날짜만 표시합니다.',
      '웹 페이지, 다른 확장 프로그램, 저장 파일을 엿보는 사람으로부터 보호됩니다. 컴퓨터에 침투한 악성 코드나 브라우저 프로필을 통째로 복제당한 경우는 막을 수 없습니다.',
      '구매자의 이름·주소·전화번호는 받는 즉시 버리며, 저장하지도 기록하지도 않습니다.',
      'api.qoo10.jp, smartship2.tracxlogis.com, api.tracxlogis.com하고만 통신합니다. 사용 현황은 수집하지 않습니다.',
      '작업 기록은 90일간, 최대 50,000건까지 이 브라우저 안에 저장합니다.',
    ].join('\n'),
    danger: '데이터 삭제',
    erase: '전체 삭제',
    eraseHelp: '키, 설정, 주문 기록을 이 브라우저에서 삭제합니다.',
    eraseTitle: '전체 삭제할까요?',
    eraseLead: '전송 처리를 멈춘 뒤 키·설정·기록을 모두 삭제합니다. 되돌릴 수 없습니다.',
    eraseMay: '삭제해도 멈추지 않는 일',
    eraseEffects: [
      '이미 Smartship에 전달된 주문과 출고 지시는 그대로 진행됩니다.',
      'Qoo10에서 확인한 주문과 발송예정일은 그대로 남습니다.',
      'Smartship 자동 연동은 Smartship 설정대로 계속 작동합니다.',
    ].join('\n'),
    eraseRunning: (count) => `처리 중인 전송이 ${count}건 있습니다. 남은 단계는 Smartship과 J-QSM에서 확인해 주세요.`,
    eraseConfirm: '삭제',
    erased: '모두 삭제했습니다.',
  },
});
