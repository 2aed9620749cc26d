import { catalogue } from './language.ts';

/** New SKUs for codes that have none, and SKUs for the orders that are stuck. */
export const mappingSkuTexts = /* @__PURE__ */ catalogue({
  ja: {
    createTitle: 'Smartship に SKU を作る',
    createLead: (count: number) =>
      `Qoo10 にあるコードのまま、次の ${count} 件の SKU を Smartship に作ります。Qoo10 側は変わりません。在庫は 0 から始まります。`,
    createNow: 'Smartship に作る',
    createExcel: 'Excel を保存',
    createExcelLead:
      'Smartship の「SKU 管理」でアップロード用の様式をダウンロードし、この Excel の「オプション名」と「SKU seller management code」の列を貼り付けてください（様式の列の順番は変えないでください）。',
    createNot: 'この接続からは SKU を作れません。',
    createAllShown: '表示中の「未登録」をすべて加える',
    createProgress: ({ done, total }: { done: number; total: number }) => `${done} / ${total}`,
    'made-made': '作成しました',
    'made-already': 'すでにあります',
    'made-unverified': '受け付けられました（未確認）',
    'made-failed': '作成できませんでした',
    createNameTaken:
      '同じ名前の商品がすでに Smartship にあります。その SKU のコードを候補から選ぶか、Smartship でオプションを追加してください。',
    createAsked:
      '先ほどの作成の結果がまだ確認できないため、重ねて作成していません。10 分ほど後にもう一度押してください。',
    createNoPrice: 'Qoo10 から商品の価格を読み取れませんでした。',
    createChanged: '読み取った後に Qoo10 のコードが変わっています。商品を読み直してください。',
    excelProduct: '商品名',
    excelOption: 'オプション名',
    excelCode: 'SKU seller management code',
    excelItem: 'Qoo10 商品番号',
    stuckLead:
      'コードを直しても、直す前に入った注文は注文時のコードのままです。注文ごとに正しい SKU を指定すると、送信できるようになります。',
    stuckNone: 'コードのために止まっている注文はありません。',
    stuckUse: ({ count, code }: { count: number; code: string }) => `${count} 件に ${code} を指定`,
    stuckAll: (count: number) => `直したコードの SKU を ${count} 件に指定`,
    stuckNoTarget: '先に、この商品のコードを直してください。',
    stuckNoSku: (code: string) => `コード ${code} の SKU が 1 つに決まらないため、指定できません。`,
    stuckDone: ({ done, failed }: { done: number; failed: number }) =>
      `${done} 件に SKU を指定しました。${failed > 0 ? `${failed} 件は指定できませんでした。` : ''}パネルから送信できます。`,
    openPanel: 'パネルを開く',
    order: '注文番号',
  },
  en: {
    createTitle: 'Make SKUs in Smartship',
    createLead: (count) =>
      `Makes ${count} SKUs in Smartship by the codes that stand at Qoo10. Nothing changes at Qoo10. They begin without stock.`,
    createNow: 'Make them in Smartship',
    createExcel: 'Save Excel',
    createExcelLead:
      'Download the upload form in Smartship under SKU Management, and paste the columns “Option name” and “SKU seller management code” of this Excel into it (keep the order of its columns).',
    createNot: 'This connection cannot make SKUs.',
    createAllShown: 'Add every unmapped code that is shown',
    createProgress: ({ done, total }) => `${done} of ${total}`,
    'made-made': 'Made',
    'made-already': 'There already',
    'made-unverified': 'Accepted, not verified',
    'made-failed': 'Not made',
    createNameTaken:
      'Smartship has a product of this name already. Choose its code instead, or add an option to it in Smartship.',
    createAsked:
      'It was asked for a moment ago and what came of that is not to be seen yet. Nothing was sent again. Press again in ten minutes.',
    createNoPrice: "The listing's price could not be read from Qoo10.",
    createChanged: 'The code at Qoo10 is another one by now. Read the listings again.',
    excelProduct: 'Product name',
    excelOption: 'Option name',
    excelCode: 'SKU seller management code',
    excelItem: 'Qoo10 item number',
    stuckLead:
      'Orders keep the code they were placed with, also after you mended it. Choose the right SKU for them, and they can be sent.',
    stuckNone: 'No order is stuck for its code.',
    stuckUse: ({ count, code }) => `Use ${code} for ${count === 1 ? '1 order' : `${count} orders`}`,
    stuckAll: (count) => `Use the mended codes' SKUs for ${count === 1 ? '1 order' : `${count} orders`}`,
    stuckNoTarget: "Mend this listing's code first.",
    stuckNoSku: (code) => `Not exactly one SKU has the code ${code}, so none can be chosen.`,
    stuckDone: ({ done, failed }) =>
      `${done === 1 ? '1 order uses' : `${done} orders use`} the right SKU now.${failed > 0 ? ` ${failed} could not be changed.` : ''} Send them from the panel.`,
    openPanel: 'Open panel',
    order: 'Order',
  },
  ko: {
    createTitle: 'Smartship에 SKU 생성',
    createLead: (count) =>
      `Qoo10에 있는 코드 그대로 다음 SKU ${count}개를 Smartship에 생성합니다. Qoo10은 바뀌지 않습니다. 재고는 0부터 시작합니다.`,
    createNow: 'Smartship에 생성',
    createExcel: '엑셀 저장',
    createExcelLead:
      'Smartship의 SKU Management에서 업로드 양식을 다운로드하고, 이 엑셀의 ‘옵션명’과 ‘SKU seller management code’ 열을 붙여 넣어 주세요(양식의 열 순서는 바꾸지 마세요).',
    createNot: '이 연결로는 SKU를 생성할 수 없습니다.',
    createAllShown: '표시된 ‘미매핑’ 모두 추가',
    createProgress: ({ done, total }) => `${done} / ${total}`,
    'made-made': '생성했습니다',
    'made-already': '이미 있습니다',
    'made-unverified': '접수됨(미확인)',
    'made-failed': '생성하지 못했습니다',
    createNameTaken:
      '이름이 같은 상품이 이미 Smartship에 있습니다. 추천에서 그 SKU의 코드를 선택하거나 Smartship에서 옵션을 추가해 주세요.',
    createAsked: '조금 전 생성한 결과를 아직 확인할 수 없어 다시 생성하지 않았습니다. 10분쯤 뒤에 다시 눌러 주세요.',
    createNoPrice: 'Qoo10에서 상품 가격을 읽지 못했습니다.',
    createChanged: '읽은 뒤 Qoo10의 코드가 바뀌었습니다. 상품을 다시 읽어 주세요.',
    excelProduct: '상품명',
    excelOption: '옵션명',
    excelCode: 'SKU seller management code',
    excelItem: 'Qoo10 상품코드',
    stuckLead:
      '코드를 고쳐도 그 전에 들어온 주문에는 주문할 때의 코드가 그대로 남습니다. 주문마다 올바른 SKU를 지정하면 전송할 수 있습니다.',
    stuckNone: '코드 때문에 멈춘 주문이 없습니다.',
    stuckUse: ({ count, code }) => `${count}건에 ${code} 지정`,
    stuckAll: (count) => `고친 코드의 SKU를 ${count}건에 지정`,
    stuckNoTarget: '먼저 이 상품의 코드를 고쳐 주세요.',
    stuckNoSku: (code) => `코드 ${code}의 SKU가 하나로 정해지지 않아 지정할 수 없습니다.`,
    stuckDone: ({ done, failed }) =>
      `${done}건에 SKU를 지정했습니다.${failed > 0 ? ` ${failed}건은 지정하지 못했습니다.` : ''} 패널에서 전송할 수 있습니다.`,
    openPanel: '패널 열기',
    order: '주문번호',
  },
});
