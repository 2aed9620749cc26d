import { catalogue } from './language.ts';

/** How far a stock preview is, what holds it, and what looks by the clock did. */
export const stockPreviewTexts = /* @__PURE__ */ catalogue({
  ja: {
    begins: '読み取りを始めています…',
    progress: (p: { read: number; total: number }) =>
      `商品 ${p.total.toLocaleString('ja')} 件中 ${p.read.toLocaleString('ja')} 件を読み取り済み`,
    goesOnAlone: 'この画面を閉じても続きます。読み取った商品から下に表示されます。',
    tomorrow: (p: { calls: number; moment: string }) =>
      `プレビューに使える本日の呼び出し（${p.calls.toLocaleString('ja')} 回）を使い切りました。${p.moment} に自動で再開します。`,
    putOff: (moment: string) => `読み取れなかったため待っています。${moment} に自動で再開します。`,
    stop: '中止',
    stopped: (p: { read: number; total: number; moment: string }) =>
      `${p.moment} に中止しました（商品 ${p.total.toLocaleString('ja')} 件中 ${p.read.toLocaleString('ja')} 件を読み取り済み）。`,
    brokeOff: (p: { read: number; total: number; moment: string }) =>
      `${p.moment} に途中で終わりました（商品 ${p.total.toLocaleString('ja')} 件中 ${p.read.toLocaleString('ja')} 件を読み取り済み）。下の原因を直してから、もう一度プレビューしてください。`,
    previewed: (p: { total: number; moment: string }) =>
      p.total === 0
        ? `最終プレビュー ${p.moment}（数量を読み取る商品はありません）`
        : `最終プレビュー ${p.moment}（商品 ${p.total.toLocaleString('ja')} 件）`,
    skipped: (count: number) => `うち ${count.toLocaleString('ja')} 件は読み取れませんでした。`,
    unindexed: (count: number) =>
      `まだ読み取られていない商品が ${count.toLocaleString('ja')} 件あり、プレビューに含まれていません。「商品をすべて読み取る」で先に読み取れます。`,
    running: (p: { read: number; toRead: number }) => `自動確認中… ${p.read} / ${p.toRead} 商品`,
    ran: (moment: string) => `最終の自動確認 ${moment}`,
    interrupted: '途中で終わりました。次回の確認で続けます。',
    unread: (count: number) =>
      `まだ読み取っていない数量が ${count.toLocaleString('ja')} 件あります。「プレビュー」を押すと読み取ります。`,
  },
  en: {
    begins: 'Beginning to read…',
    progress: (p) => `${p.read.toLocaleString('en')} of ${p.total.toLocaleString('en')} listings read`,
    goesOnAlone: 'It goes on when you close this page. Listings appear below as they are read.',
    tomorrow: (p) =>
      `Today's ${p.calls.toLocaleString('en')} calls for previews are used. It goes on by itself at ${p.moment}.`,
    putOff: (moment) => `It could not be read and waits. It goes on by itself at ${moment}.`,
    stop: 'Stop',
    stopped: (p) =>
      `Stopped at ${p.moment}, with ${p.read.toLocaleString('en')} of ${p.total.toLocaleString('en')} listings read.`,
    brokeOff: (p) =>
      `Ended early at ${p.moment}, with ${p.read.toLocaleString('en')} of ${p.total.toLocaleString('en')} listings read. Mend what is said below, then preview again.`,
    previewed: (p) =>
      p.total === 0
        ? `Last preview ${p.moment}: no listing had a quantity to read`
        : `Last preview ${p.moment}: ${p.total === 1 ? '1 listing' : `${p.total.toLocaleString('en')} listings`}.`,
    skipped: (count) => `${count.toLocaleString('en')} of them could not be read.`,
    unindexed: (count) =>
      `${count === 1 ? '1 listing has' : `${count.toLocaleString('en')} listings have`} not been read yet and ${count === 1 ? 'is' : 'are'} not in this preview. “Read all listings now” reads them first.`,
    running: (p) => `Automatic look… ${p.read} of ${p.toRead} listings`,
    ran: (moment) => `Last automatic look ${moment}.`,
    interrupted: 'It ended halfway; the next goes on.',
    unread: (count) =>
      `${count === 1 ? '1 quantity was' : `${count.toLocaleString('en')} quantities were`} not read yet. Press Preview to read.`,
  },
  ko: {
    begins: '읽기를 시작하고 있습니다…',
    progress: (p) => `상품 ${p.total.toLocaleString('ko')}개 중 ${p.read.toLocaleString('ko')}개를 읽음`,
    goesOnAlone: '이 화면을 닫아도 계속됩니다. 읽은 상품부터 아래에 표시됩니다.',
    tomorrow: (p) =>
      `미리보기에 쓸 수 있는 오늘의 호출 ${p.calls.toLocaleString('ko')}회를 모두 썼습니다. ${p.moment}에 자동으로 이어서 읽습니다.`,
    putOff: (moment) => `읽지 못해 기다리고 있습니다. ${moment}에 자동으로 이어서 읽습니다.`,
    stop: '중지',
    stopped: (p) =>
      `${p.moment}에 중지했습니다(상품 ${p.total.toLocaleString('ko')}개 중 ${p.read.toLocaleString('ko')}개를 읽음).`,
    brokeOff: (p) =>
      `${p.moment}에 도중에 끝났습니다(상품 ${p.total.toLocaleString('ko')}개 중 ${p.read.toLocaleString('ko')}개를 읽음). 아래 원인을 해결한 뒤 다시 미리보기를 눌러 주세요.`,
    previewed: (p) =>
      p.total === 0
        ? `마지막 미리보기 ${p.moment}(수량을 읽을 상품이 없습니다)`
        : `마지막 미리보기 ${p.moment}(상품 ${p.total.toLocaleString('ko')}개)`,
    skipped: (count) => `그중 ${count.toLocaleString('ko')}개는 읽지 못했습니다.`,
    unindexed: (count) =>
      `아직 읽지 않은 상품이 ${count.toLocaleString('ko')}개 있어 미리보기에 들어 있지 않습니다. ‘전체 상품 읽기’로 먼저 읽을 수 있습니다.`,
    running: (p) => `자동 확인 중… 상품 ${p.read} / ${p.toRead}`,
    ran: (moment) => `마지막 자동 확인 ${moment}`,
    interrupted: '도중에 끝났습니다. 다음 확인에서 이어집니다.',
    unread: (count) => `아직 읽지 않은 수량이 ${count.toLocaleString('ko')}개 있습니다. 미리보기를 누르면 읽습니다.`,
  },
});
