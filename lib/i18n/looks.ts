import type { Instant } from '#lib/domain';
import { momentText, timeText } from './format.ts';
import { catalogue, type Language } from './language.ts';

const texts = /* @__PURE__ */ catalogue({
  ja: {
    last: (moment: string) => `最終確認 ${moment}`,
    ahead: '最終確認の時刻は不明（PC の時計が戻されたため）',
    next: (time: string) => `次回 ${time} ごろ`,
    stopped: 'キーが直るまで自動確認を停止中',
    both: (parts: { last: string; next: string }) => `${parts.last}、${parts.next}`,
  },
  en: {
    last: (moment: string) => `Last look ${moment}`,
    ahead: 'Last look at an unknown time, since the clock was set back',
    next: (time: string) => `next about ${time}`,
    stopped: 'stopped until the key is mended',
    both: (parts: { last: string; next: string }) => `${parts.last}, ${parts.next}`,
  },
  ko: {
    last: (moment) => `마지막 확인 ${moment}`,
    ahead: '마지막 확인 시각을 알 수 없음(PC 시계가 되돌려졌기 때문)',
    next: (time) => `다음 확인 ${time}경`,
    stopped: '키가 복구될 때까지 자동 확인 중지',
    both: (parts) => `${parts.last}, ${parts.next}`,
  },
});

/** When Qoo10 was looked at last, and when it will be next; `next` is null while nobody looks because of the key. */
export function looksText(
  language: Language,
  looks: { readonly last: Instant; readonly ahead: boolean; readonly next: Instant | null },
): string {
  const { last, ahead, next, stopped, both } = texts(language);
  return both({
    last: looks.ahead ? ahead : last(momentText(language, looks.last)),
    next: looks.next === null ? stopped : next(timeText(language, looks.next)),
  });
}
