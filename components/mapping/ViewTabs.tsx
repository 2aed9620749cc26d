import { useTexts } from '#components/shared';
import { mappingTexts } from '#lib/i18n';

export type View = 'list' | 'changes' | 'stuck' | 'excluded';
export const VIEWS: readonly View[] = ['list', 'changes', 'stuck', 'excluded'];

/** The four sides of mapping, each with its count. */
export function ViewTabs(props: {
  views: readonly View[];
  /** null: not known yet, or not readable. */
  counts: Readonly<Record<View, number | null>>;
  view: View;
  onView: (view: View) => void;
}) {
  const texts = useTexts(mappingTexts);
  return (
    <fieldset className="ss-pills mp-views" aria-label={texts.views}>
      {props.views.map((view) => (
        <button
          key={view}
          type="button"
          aria-pressed={props.view === view}
          onClick={() => props.onView(view)}
          data-smartship-view={view}
        >
          {texts[`view-${view}`]} <b>{props.counts[view]?.toLocaleString('en') ?? '–'}</b>
        </button>
      ))}
    </fieldset>
  );
}
