import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTexts } from '#components/shared';
import { mappingTexts } from '#lib/i18n';
import { CodeRow, type RowActions } from './CodeRow.tsx';
import { ListingRow } from './ListingRow.tsx';
import { type Choices, type CodeItem, type Line, type ListingItem, linesOf } from './model.ts';
import type { Suggestions } from './use-mapping.ts';

/** Rows as they are before they were measured. */
const HEIGHT = { listing: 46, code: 66 } as const;

export interface MappingListProps {
  readonly items: readonly ListingItem[];
  readonly choices: Choices;
  readonly suggestions: Suggestions;
  /** Codes that came into sight and have no suggestions yet. */
  readonly onSight: (items: readonly CodeItem[]) => void;
  readonly actions: RowActions;
  readonly onExcludeListing: (item: ListingItem) => void;
  readonly onSearch: () => void;
}

/**
 * Every code to mend under its listing. Only the rows in sight are drawn, so thousands stay smooth; one row is the
 * active one, which the keyboard moves and acts on.
 */
export function MappingList(props: MappingListProps) {
  const texts = useTexts(mappingTexts);
  const { items, onSight, suggestions } = props;
  const lines = useMemo(() => linesOf(items), [items]);
  const scroller = useRef<HTMLDivElement>(null);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const found =
    activeKey === null ? -1 : lines.findIndex((line) => line.item.key === activeKey && line.kind === 'code');
  const active = found >= 0 ? found : lines.findIndex(({ kind }) => kind === 'code');
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => HEIGHT[lines[index]?.kind ?? 'code'],
    getItemKey: (index) => `${lines[index]?.kind}${lines[index]?.item.key}`,
    overscan: 6,
  });
  const rows = virtual.getVirtualItems();
  const inSight = rows.flatMap(({ index }): CodeItem[] => {
    const line = lines[index];
    return line?.kind === 'code' && !suggestions.has(line.item.key) ? [line.item] : [];
  });
  const sight = inSight.map(({ key }) => key).join('\n');
  const latest = useRef(inSight);
  latest.current = inSight;
  useEffect(() => {
    if (sight === '') return;
    // While the seller scrolls through, nothing is asked.
    const timer = setTimeout(() => onSight(latest.current), 120);
    return () => clearTimeout(timer);
  }, [sight, onSight]);
  const move = useCallback(
    (index: number) => {
      const line = lines[index];
      if (line?.kind !== 'code') return;
      setActiveKey(line.item.key);
      virtual.scrollToIndex(index, { align: 'auto' });
    },
    [lines, virtual],
  );
  const step = (by: number, from = active) => {
    for (let index = from + by; index >= 0 && index < lines.length; index += Math.sign(by)) {
      if (lines[index]?.kind === 'code') return move(index);
    }
  };
  const current = lines[active];
  const item = current?.kind === 'code' ? current.item : null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement || event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const press = KEYS[event.key];
    if (!press) return;
    // A button has its own Enter and space.
    if (event.target instanceof HTMLButtonElement && (event.key === 'Enter' || event.key === ' ')) return;
    event.preventDefault();
    press({
      step,
      last: lines.length,
      search: props.onSearch,
      nth: (nth) => {
        const suggestion = item && suggestions.get(item.key)?.[nth];
        if (item && suggestion && item.change === null) props.actions.onUse(item, suggestion);
      },
      clear: () => item && props.actions.onClear(item),
      exclude: () => item && props.actions.onExclude(item),
      create: () => item && props.actions.onCreate(item),
    });
  };
  return (
    // One stop of the Tab key for the whole list; the active row is told by aria-activedescendant.
    <div
      ref={scroller}
      className="mp-list"
      role="grid"
      tabIndex={0}
      aria-label={texts.list}
      aria-rowcount={lines.length}
      aria-activedescendant={item ? rowId(active) : undefined}
      onKeyDown={onKeyDown}
      data-smartship-list="mapping"
    >
      <div className="mp-all" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {rows.map(({ index, key, start }) => {
          const line = lines[index];
          if (!line) return null;
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              id={rowId(index)}
              className={line.kind === 'listing' ? 'mp-row mp-listing' : 'mp-row mp-code'}
              role="row"
              tabIndex={-1}
              aria-rowindex={index + 1}
              aria-selected={line.kind === 'code' && index === active}
              style={{ transform: `translateY(${start}px)` }}
              onMouseDown={() => line.kind === 'code' && setActiveKey(line.item.key)}
            >
              {draw(line, index === active, props)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const rowId = (index: number): string => `mapping-row-${index}`;

function draw(line: Line, active: boolean, props: MappingListProps) {
  if (line.kind === 'listing') return <ListingRow item={line.item} onExclude={props.onExcludeListing} />;
  const { item } = line;
  return (
    <CodeRow
      item={item}
      active={active}
      choice={props.choices.get(item.key) ?? null}
      suggestions={props.suggestions.get(item.key) ?? null}
      actions={props.actions}
    />
  );
}

interface Hands {
  readonly step: (by: number, from?: number) => void;
  readonly last: number;
  readonly search: () => void;
  readonly nth: (nth: number) => void;
  readonly clear: () => void;
  readonly exclude: () => void;
  readonly create: () => void;
}

/** A page of the list, in rows. */
const PAGE = 10;
const KEYS: Readonly<Record<string, (hands: Hands) => void>> = {
  ArrowDown: ({ step }) => step(1),
  ArrowUp: ({ step }) => step(-1),
  PageDown: ({ step }) => step(PAGE),
  PageUp: ({ step }) => step(-PAGE),
  Home: ({ step }) => step(1, -1),
  End: ({ step, last }) => step(-1, last),
  Enter: ({ nth }) => nth(0),
  ' ': ({ nth }) => nth(0),
  1: ({ nth }) => nth(0),
  2: ({ nth }) => nth(1),
  3: ({ nth }) => nth(2),
  Delete: ({ clear }) => clear(),
  Backspace: ({ clear }) => clear(),
  x: ({ exclude }) => exclude(),
  c: ({ create }) => create(),
  '/': ({ search }) => search(),
};
