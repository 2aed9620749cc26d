import type { Instant, JstDate } from '#lib/domain';
import type { Language } from './language.ts';

const LOCALE: Readonly<Record<Language, string>> = { ja: 'ja-JP', en: 'en-GB', ko: 'ko-KR' };
/** How a month is written where its day follows: `11/24`, `24 Nov`, `11월 24일`. */
const MONTH = { ja: 'numeric', en: 'short', ko: 'long' } as const;
const made = new Map<string, Intl.DateTimeFormat>();

function formatter(language: Language, kind: 'time' | 'moment' | 'day'): Intl.DateTimeFormat {
  const key = `${language}${kind}`;
  const found = made.get(key);
  if (found) return found;
  const day = { month: MONTH[language], day: 'numeric' } as const;
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const parts = kind === 'time' ? time : kind === 'day' ? { ...day, year: 'numeric' as const } : { ...day, ...time };
  const fresh = new Intl.DateTimeFormat(LOCALE[language], { ...parts, timeZone: 'Asia/Tokyo' });
  made.set(key, fresh);
  return fresh;
}

/** A clock time in Japan, `14:05`. */
export const timeText = (language: Language, at: Instant): string => formatter(language, 'time').format(at);

/** A day and clock time in Japan, `11/24 14:05`, `24 Nov, 14:05` or `11월 24일 14:05`. */
export const momentText = (language: Language, at: Instant): string => formatter(language, 'moment').format(at);

/** A calendar day in Japan with its year. */
export const dayText = (language: Language, day: JstDate): string =>
  // Noon in Japan: the same calendar day whatever the formatter does with the zone.
  formatter(language, 'day').format(Date.parse(`${day}T12:00:00+09:00`));
