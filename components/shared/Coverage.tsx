import { coverageTexts, momentText } from '#lib/i18n';
import {
  type CoverageRow,
  dataDb,
  type ListingProgress,
  readCoverage,
  readListingProgress,
  readSettings,
} from '#lib/storage';
import { CoverageLine } from './CoverageLine.tsx';
import { useLanguage, useTexts } from './language.tsx';
import { known, useLive } from './use-live.ts';
import { useNow } from './use-now.ts';

interface Read {
  readonly days: readonly CoverageRow[];
  readonly progress: readonly ListingProgress[];
}

async function readBoth(): Promise<Read> {
  const { shops } = await readSettings();
  const [days, progress] = await Promise.all([
    readCoverage(dataDb(), null),
    readListingProgress(
      dataDb(),
      shops.map(({ shopId }) => shopId),
    ),
  ]);
  return { days, progress };
}

/** The mapped share of all shops over time, and how far and how lately their listings were read, from what is stored. */
export function Coverage() {
  const read = known(useLive(readBoth));
  const now = useNow(60_000);
  if (read === null) return null;
  return (
    <>
      <CoverageLine days={read.days} now={now} />
      <Readings progress={read.progress} />
    </>
  );
}

/** Silent once everything is read and nothing is being read. */
function Readings({ progress }: { progress: readonly ListingProgress[] }) {
  const texts = useTexts(coverageTexts);
  const language = useLanguage();
  const total = progress.reduce((sum, shop) => sum + shop.total, 0);
  const read = progress.reduce((sum, shop) => sum + shop.read, 0);
  const oldest = Math.min(...progress.flatMap((shop) => shop.oldest ?? []));
  if (total === 0 || (read === total && !progress.some(({ wanted }) => wanted))) return null;
  return (
    <p className="ss-muted">
      {texts.reading({ read, total })}
      {Number.isFinite(oldest) && ` · ${texts.oldest(momentText(language, oldest))}`}
      {progress.some(({ wanted }) => wanted) && ` · ${texts.readingAll}`}
    </p>
  );
}
