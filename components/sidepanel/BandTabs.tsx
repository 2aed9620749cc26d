import { useTexts } from '#components/shared';
import { panelTexts } from '#lib/i18n';
import { BANDS, type Band, type BandCounts } from './bands.ts';

export type Filter = Band | 'all';

const TONE = { 'needs-you': 'need', ready: 'ready', 'in-progress': 'progress', done: 'done', other: 'quiet' } as const;

/** Chooses which carts are shown, each choice with its count. A band that is empty stays pressable but quiet. Before they were read there is no count: nothing is not none. */
export function BandTabs(props: { counts: BandCounts | null; filter: Filter; onFilter: (filter: Filter) => void }) {
  const texts = useTexts(panelTexts);
  const { counts } = props;
  const countOf = (band: Band) => counts?.[band] ?? null;
  const all = counts && BANDS.reduce((sum, band) => sum + counts[band], 0);
  const tabs = [
    { name: 'all' as const, count: all, tone: 'quiet' },
    ...BANDS.filter((band) => band !== 'other' || (countOf('other') ?? 0) > 0).map((name) => ({
      name,
      count: countOf(name),
      tone: TONE[name],
    })),
  ];
  return (
    <fieldset className="ss-pills pn-bands" aria-label={texts.bands}>
      {tabs.map(({ name, count, tone }) => (
        <button
          key={name}
          type="button"
          aria-pressed={props.filter === name}
          data-tone={(count ?? 0) > 0 ? tone : 'quiet'}
          data-smartship-band={name}
          onClick={() => props.onFilter(name)}
        >
          {texts[name]} <b>{count}</b>
        </button>
      ))}
    </fieldset>
  );
}
