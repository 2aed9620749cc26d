import { jstDate, shareOf } from '#lib/domain';
import { coverageTexts, dayText } from '#lib/i18n';
import { COVERAGE_DAYS, type CoverageRow } from '#lib/storage';
import { useLanguage, useTexts } from './language.tsx';

const WIDTH = 180;
const HEIGHT = 28;
const DAY = 86_400_000;

export interface CoverageLineProps {
  /** As `readCoverage(dataDb(), shopId or null for all shops)` gives them, oldest first. */
  readonly days: readonly CoverageRow[];
  readonly now: number;
}

/**
 * The mapped share over the last 90 days, drawn small: in the popup, and in the mapping screen beside its counts
 * (`<CoverageLine days={known(useLive(read)) ?? []} now={useNow(60_000)} />`, where `read` stays the same function and
 * calls `readCoverage`). The same is said in words; days that nobody counted are gaps, never zero.
 */
export function CoverageLine({ days, now }: CoverageLineProps) {
  const texts = useTexts(coverageTexts);
  const language = useLanguage();
  const first = days[0];
  const last = days.at(-1);
  const share = last ? shareOf(last) : null;
  if (!first || !last || share === null) return <p className="ss-muted">{texts.none}</p>;
  const points = Math.round((share - (shareOf(first) ?? share)) * 100);
  const said = [
    texts.counts(last),
    ...(first === last ? [] : [texts.since({ points, day: dayText(language, first.day) })]),
    ...(last.unread > 0 ? [texts.unread(last.unread)] : []),
  ].join(' · ');
  return (
    <figure className="ss-coverage">
      <svg
        width={WIDTH}
        height={HEIGHT}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${texts.title}: ${texts.share(percentOf(share))}, ${said}`}
      >
        {segmentsOf(days, now).map((segment) => (
          <polyline key={segment} points={segment} fill="none" stroke="currentColor" strokeWidth="1.5" />
        ))}
        <circle cx={xOf(last.day, now)} cy={yOf(share)} r="2.5" fill="currentColor" />
      </svg>
      <figcaption aria-hidden="true">
        <b>{texts.share(percentOf(share))}</b> {texts.title}
        <small>{said}</small>
      </figcaption>
    </figure>
  );
}

/** 100 only when every single one is mapped. */
const percentOf = (share: number): number => (share === 1 ? 100 : Math.min(99, Math.round(share * 100)));

const xOf = (day: string, now: number): number => {
  const ago = (Date.parse(jstDate(now)) - Date.parse(day)) / DAY;
  return Math.round((1 - ago / (COVERAGE_DAYS - 1)) * (WIDTH - 6)) + 3;
};
const yOf = (share: number): number => Math.round((1 - share) * (HEIGHT - 6)) + 3;

/** Points of days that follow one another; a day that is missing ends a piece. */
function segmentsOf(days: readonly CoverageRow[], now: number): string[] {
  const segments: string[][] = [];
  let before: number | null = null;
  for (const row of days) {
    const share = shareOf(row);
    if (share === null) continue;
    const at = Date.parse(row.day);
    if (before === null || at - before > DAY) segments.push([]);
    segments.at(-1)?.push(`${xOf(row.day, now)},${yOf(share)}`);
    before = at;
  }
  return segments.map((points) => points.join(' '));
}
