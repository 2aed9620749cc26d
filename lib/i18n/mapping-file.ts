import { catalogue } from './language.ts';

/** Changing the codes in the seller's own Excel file. */
export const mappingFileTexts = /* @__PURE__ */ catalogue({
  ja: {
    fileTitle: '自分の Excel ファイルのコードを直す',
    fileLead:
      'J-QSM でダウンロードした「Qoo10_EditItemList.xlsx」またはオプションシートを選んでください。選択済みのコードのセルだけを書き換え、ほかのすべてのセルが同じであることを確認してから保存します。ファイルはどこにも送信しません。',
    fileChoose: 'Excel ファイルを選択',
    fileSave: '直したファイルを保存',
    'file-not-a-workbook':
      'これは Excel（.xlsx）ファイルではありません。J-QSM でダウンロードしたファイルをそのまま選んでください。',
    'file-old-workbook':
      '古い形式（.xls）またはパスワード付きのファイルは扱えません。J-QSM でもう一度 .xlsx をダウンロードしてください。',
    'file-too-large': 'ファイルが大きすぎます。商品を分けてダウンロードしてください。',
    'file-unusual':
      'このファイルは、安全に書き換えられない作りになっています。J-QSM でもう一度ダウンロードしてください。',
    'file-no-headings':
      '1 行目に「item_number」と「seller_unique_item_id」、または「option_title_1」と「seller_unique_option_id」の見出しがありません。J-QSM の一括編集用ファイルを選んでください。',
    'file-price-quantity':
      'これは価格・数量用のファイルです。このファイルのオプションコードは行を見分けるためのものなので、書き換えられません。「Qoo10_EditItemList.xlsx」またはオプションシートを選んでください。',
    'file-no-match': 'このファイルには、選択済みのコードに当てはまる行がありません。',
    'file-not-proven': '書き換えた結果が元のファイルと一致することを確認できなかったため、保存しません。',
    fileListing: 'このオプションシートの商品',
    fileChanges: (count: number) => `${count} 個のセルを書き換えます。ほかのセルは変わりません。`,
    fileDiffers: (count: number) => `${count} 件は、ファイルのコードが読み取ったものと違うため書き換えません。`,
    fileAbsent: (count: number) => `${count} 件は、このファイルにありません。`,
    fileAlready: (count: number) => `${count} 件は、すでに正しいコードです。`,
    fileSaved: (name: string) => `「${name}」を保存しました。J-QSM の一括編集にアップロードしてください。`,
  },
  en: {
    fileTitle: 'Change the codes in my Excel file',
    fileLead:
      'Choose the “Qoo10_EditItemList.xlsx” or the option sheet that you downloaded from J-QSM. Only the cells of the chosen codes change; every other cell is proven the same before you can save. The file goes nowhere.',
    fileChoose: 'Choose Excel file',
    fileSave: 'Save changed file',
    'file-not-a-workbook': 'This is no Excel file (.xlsx). Choose the file as you downloaded it from J-QSM.',
    'file-old-workbook':
      'Old .xls files and files with a password cannot be changed. Download it from J-QSM again, as .xlsx.',
    'file-too-large': 'The file is too large. Download fewer listings at a time.',
    'file-unusual': 'This file is built in a way that cannot be changed safely. Download it from J-QSM again.',
    'file-no-headings':
      'Row 1 has neither the headings “item_number” and “seller_unique_item_id” nor “option_title_1” and “seller_unique_option_id”. Choose a bulk-edit file of J-QSM.',
    'file-price-quantity':
      'This is the price and quantity file. Its option codes tell its rows apart, so they cannot be changed. Choose “Qoo10_EditItemList.xlsx” or an option sheet.',
    'file-no-match': 'No row of this file has one of the chosen codes.',
    'file-not-proven': 'The changed file could not be proven equal to yours, so it is not saved.',
    fileListing: 'Listing of this option sheet',
    fileChanges: (count) => (count === 1 ? '1 cell changes. No other does.' : `${count} cells change. No other does.`),
    fileDiffers: (count) => `${count} stay: the file has another code than was read.`,
    fileAbsent: (count) => `${count} are not in this file.`,
    fileAlready: (count) => `${count} have the right code already.`,
    fileSaved: (name) => `“${name}” was saved. Upload it in J-QSM's bulk edit.`,
  },
  ko: {
    fileTitle: '내 엑셀 파일의 코드 수정',
    fileLead:
      'J-QSM에서 다운로드한 ‘Qoo10_EditItemList.xlsx’ 또는 옵션 시트를 선택해 주세요. 선택한 코드의 셀만 바꾸고, 다른 모든 셀이 같은지 확인한 뒤 저장합니다. 파일은 어디에도 보내지 않습니다.',
    fileChoose: '엑셀 파일 선택',
    fileSave: '수정한 파일 저장',
    'file-not-a-workbook': '엑셀(.xlsx) 파일이 아닙니다. J-QSM에서 다운로드한 파일을 그대로 선택해 주세요.',
    'file-old-workbook':
      '이전 형식(.xls)이나 암호가 걸린 파일은 사용할 수 없습니다. J-QSM에서 .xlsx로 다시 다운로드해 주세요.',
    'file-too-large': '파일이 너무 큽니다. 상품을 나누어 다운로드해 주세요.',
    'file-unusual': '이 파일은 안전하게 바꿀 수 없는 구조입니다. J-QSM에서 다시 다운로드해 주세요.',
    'file-no-headings':
      '첫 행에 ‘item_number’와 ‘seller_unique_item_id’ 또는 ‘option_title_1’과 ‘seller_unique_option_id’ 제목이 없습니다. J-QSM의 일괄 편집용 파일을 선택해 주세요.',
    'file-price-quantity':
      '가격·수량용 파일입니다. 이 파일의 옵션코드는 행을 구분하는 데 쓰이므로 바꿀 수 없습니다. ‘Qoo10_EditItemList.xlsx’ 또는 옵션 시트를 선택해 주세요.',
    'file-no-match': '이 파일에는 선택한 코드에 해당하는 행이 없습니다.',
    'file-not-proven': '바꾼 결과가 원본 파일과 같은지 확인할 수 없어 저장하지 않습니다.',
    fileListing: '이 옵션 시트의 상품',
    fileChanges: (count) => `셀 ${count}개를 바꿉니다. 다른 셀은 바뀌지 않습니다.`,
    fileDiffers: (count) => `${count}개는 파일의 코드가 읽은 것과 달라 바꾸지 않습니다.`,
    fileAbsent: (count) => `${count}개는 이 파일에 없습니다.`,
    fileAlready: (count) => `${count}개는 이미 올바른 코드입니다.`,
    fileSaved: (name) => `‘${name}’ 파일을 저장했습니다. J-QSM의 일괄 편집에 업로드해 주세요.`,
  },
});
