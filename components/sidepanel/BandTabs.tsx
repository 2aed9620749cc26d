import { useTexts } from '#components/shared';
import { panelTexts } from '#lib/i18n';
import { BANDS, type Band, type BandCounts } from './bands.ts';

export type Filter = Band | 'all';

const TONE = { 'needs-you': 'need', ready: 'ready', 'in-progress': 'progress', done: 'done', other: 'quiet' } as const;

/** Chooses which carts are shown, each choice with its count. A band that is empty stays pressable but quiet. */
export function BandTabs(props: { counts: BandCounts; filter: Filter; onFilter: (filter: Filter) => void }) {
  const texts = useTexts(panelTexts);
  const all = BANDS.reduce((sum, band) => sum + props.counts[band], 0);
  const tabs = [
    { name: 'all' as const, count: all, tone: 'quiet' },
    ...BANDS.filter((band) => band !== 'other' || props.counts.other > 0).map((name) => ({
      name,
      count: props.counts[name],
      tone: TONE[name],
    })),
  ];
  return (
    <fieldset className="pn-bands" aria-label={texts.bands}>
      {tabs.map(({ name, count, tone }) => (
        <button
          key={name}
          type="button"
          aria-pressed={props.filter === name}
          data-tone={count > 0 ? tone : 'quiet'}
          data-smartship-band={name}
          onClick={() => props.onFilter(name)}
        >
          {texts[name]} <b>{count}</b>
        </button>
      ))}
    </fieldset>
  );
}
