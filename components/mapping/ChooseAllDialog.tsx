import { useEffect, useMemo, useState } from 'react';
import { Dialog, useTexts } from '#components/shared';
import { chooseAll, type LeftOut, type Suggestion } from '#lib/domain';
import { mappingWayTexts } from '#lib/i18n';
import { Diff } from './Diff.tsx';
import { type CodeItem, mendable } from './model.ts';
import type { FetchSuggestions, Suggestions } from './use-mapping.ts';

const LEVELS = [1, 0.95, 0.9, 0.8, 0.7, 0.5] as const;
const FIRST = 0.9;
const REASONS: readonly LeftOut[] = ['nothing-fits', 'two-fit', 'same-twice'];

/** Chooses many suggestions at once: from a confidence on, after a look at what that means. */
export function ChooseAllDialog(props: {
  /** Codes that are shown and not chosen yet; null while closed. */
  items: readonly CodeItem[] | null;
  standing: ReadonlySet<string>;
  fetch: FetchSuggestions;
  onChoose: (chosen: ReadonlyMap<string, Suggestion>) => void;
  onClose: () => void;
}) {
  const texts = useTexts(mappingWayTexts);
  const { items, fetch } = props;
  const [least, setLeast] = useState<number>(FIRST);
  const [done, setDone] = useState(0);
  const [found, setFound] = useState<Suggestions | null>(null);
  useEffect(() => {
    setFound(null);
    setDone(0);
    if (items === null) return;
    let open = true;
    void fetch(items, (count) => open && setDone(count)).then((all) => open && setFound(all));
    return () => {
      open = false;
    };
  }, [items, fetch]);
  const plan = useMemo(() => {
    if (items === null || found === null) return null;
    return chooseAll(
      items.map((item) => mendable(item, found.get(item.key) ?? [])),
      least,
      props.standing,
    );
  }, [items, found, least, props.standing]);
  const chosen = plan?.chosen ?? new Map<string, Suggestion>();
  const rows = (items ?? []).flatMap(({ key, listing, code }) => {
    const suggestion = chosen.get(key);
    return suggestion
      ? [
          {
            key,
            title: listing.title,
            itemCode: listing.itemCode,
            values: code.values,
            before: code.code,
            after: suggestion.code,
          },
        ]
      : [];
  });
  return (
    <Dialog
      opened={items !== null}
      title={texts.allTitle}
      confirm={texts.allConfirm}
      action="choose-these"
      size="xl"
      disabled={chosen.size === 0}
      onConfirm={() => props.onChoose(chosen)}
      onClose={props.onClose}
    >
      <p>{texts.allLead}</p>
      <label className="mp-least">
        {texts.allLeast}{' '}
        <select
          value={least}
          onChange={(event) => setLeast(Number(event.currentTarget.value))}
          data-smartship-action="least-confidence"
        >
          {LEVELS.map((level) => (
            <option key={level} value={level}>
              {level * 100}%
            </option>
          ))}
        </select>
      </label>
      {plan === null ? (
        <p role="status">{texts.allLooking({ done, total: items?.length ?? 0 })}</p>
      ) : (
        <>
          <p role="status" data-smartship-will-choose={chosen.size}>
            <b>{texts.allChosen(chosen.size)}</b>
          </p>
          {REASONS.map((why) => {
            const count = [...plan.leftOut.values()].filter((one) => one === why).length;
            return count > 0 ? (
              <p key={why} className="ss-muted">
                {texts[why](count)}
              </p>
            ) : null;
          })}
          <Diff rows={rows} />
        </>
      )}
    </Dialog>
  );
}
