import { TextInput } from '@mantine/core';
import type { RefObject } from 'react';
import { useLanguage, useTexts } from '#components/shared';
import { mappingTexts, verdictText } from '#lib/i18n';
import type { Filter, ListingItem, Sort } from './model.ts';

export interface Shown {
  readonly words: string;
  readonly filter: Filter;
  readonly sort: Sort;
}

const SORTS: readonly Sort[] = ['blocked', 'codes', 'title', 'item'];
const OWN: readonly Filter[] = ['all', 'blocked', 'chosen'];

/** What of the list is shown and in which order. Only states that some code has are offered. */
export function Toolbar(props: {
  shown: Shown;
  items: readonly ListingItem[];
  /** null while nothing is known. */
  left: readonly ListingItem[] | null;
  search: RefObject<HTMLInputElement | null>;
  onShown: (shown: Shown) => void;
}) {
  const texts = useTexts(mappingTexts);
  const language = useLanguage();
  const { shown, onShown } = props;
  const verdicts = [...new Set(props.items.flatMap(({ codes }) => codes.map(({ code }) => code.verdict)))].sort();
  const { left } = props;
  const codes = left?.reduce((sum, item) => sum + item.codes.length, 0) ?? 0;
  return (
    <div className="mp-tools">
      <TextInput
        ref={props.search}
        size="xs"
        type="search"
        className="mp-search"
        aria-label={texts.search}
        placeholder={texts.search}
        value={shown.words}
        onChange={(event) => onShown({ ...shown, words: event.currentTarget.value })}
        data-smartship-action="filter-words"
      />
      <label>
        {texts.filter}{' '}
        <select
          value={shown.filter}
          // The options below are exactly the filters.
          onChange={(event) => onShown({ ...shown, filter: event.currentTarget.value as Filter })}
          data-smartship-action="filter-state"
        >
          {OWN.map((filter) => (
            <option key={filter} value={filter}>
              {texts[`filter-${filter}` as 'filter-all']}
            </option>
          ))}
          {verdicts.map((verdict) => (
            <option key={verdict} value={verdict}>
              {verdictText(language, verdict)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {texts.sort}{' '}
        <select
          value={shown.sort}
          onChange={(event) => onShown({ ...shown, sort: event.currentTarget.value as Sort })}
          data-smartship-action="sort"
        >
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {texts[`sort-${sort}`]}
            </option>
          ))}
        </select>
      </label>
      {left && (
        <span className="ss-muted" role="status" data-smartship-shown={codes}>
          {texts.shown({ listings: left.length, codes })}
        </span>
      )}
    </div>
  );
}
