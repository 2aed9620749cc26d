import { Button, CloseButton } from '@mantine/core';
import { memo, useState } from 'react';
import { useLanguage, useTexts } from '#components/shared';
import type { Suggestion } from '#lib/domain';
import { mappingTexts, reasonText, verdictText } from '#lib/i18n';
import { type Choice, type CodeItem, canCreate, visibleCode } from './model.ts';
import { OtherCode } from './OtherCode.tsx';

export interface RowActions {
  readonly onUse: (item: CodeItem, suggestion: Pick<Suggestion, 'code' | 'skuName'>) => void;
  readonly onClear: (item: CodeItem) => void;
  readonly onCreate: (item: CodeItem) => void;
  readonly onExclude: (item: CodeItem) => void;
}

interface CodeRowProps {
  readonly item: CodeItem;
  readonly active: boolean;
  readonly choice: Choice | null;
  /** null: not asked yet. */
  readonly suggestions: readonly Suggestion[] | null;
  readonly actions: RowActions;
}

const SHOWN = 3;

/** One code: where it stands, what is wrong with it, what is offered, and what was chosen. */
export const CodeRow = memo(function CodeRow({ item, active, choice, suggestions, actions }: CodeRowProps) {
  const texts = useTexts(mappingTexts);
  const language = useLanguage();
  const { code } = item;
  return (
    <>
      <div className="mp-place" role="gridcell">
        <bdi>{code.role === 'option' ? code.values : texts.sellerCode}</bdi>
        <Code code={code.code} />
      </div>
      <div className="mp-why" role="gridcell" data-smartship-code={code.verdict}>
        <span className="ss-badge" data-tone={code.verdict === 'near' ? 'progress' : 'need'}>
          {code.reason.code === 'code-duplicate' ? texts.duplicate : verdictText(language, code.verdict)}
        </span>
        <span className="mp-reason">{reasonText(language, code.reason).why}</span>
      </div>
      <div className="mp-offers" role="gridcell">
        {item.change ? (
          <span className="ss-badge" data-tone="progress" data-smartship-change={item.change.state}>
            {texts.chosen(visibleCode(item.change.after))} {texts[`state-${item.change.state}`]}
          </span>
        ) : choice ? (
          <Chosen choice={choice} tabIndex={active ? 0 : -1} onClear={() => actions.onClear(item)} />
        ) : (
          <Offers item={item} active={active} suggestions={suggestions} actions={actions} />
        )}
      </div>
    </>
  );
});

function Code({ code }: { code: string }) {
  const texts = useTexts(mappingTexts);
  return code.trim() === '' ? (
    <span className="mp-code-text ss-muted">{texts.blank}</span>
  ) : (
    <code className="mp-code-text">
      <bdi>{visibleCode(code)}</bdi>
    </code>
  );
}

function Chosen(props: { choice: Choice; tabIndex: number; onClear: () => void }) {
  const texts = useTexts(mappingTexts);
  const { choice } = props;
  return (
    <span className="mp-chosen" data-tone="done" data-smartship-chosen={choice.kind === 'code' ? choice.code : ''}>
      <b>{choice.kind === 'code' ? texts.chosen(visibleCode(choice.code)) : texts.createChosen}</b>
      {choice.kind === 'code' && <span className="ss-muted">{choice.skuName}</span>}
      <CloseButton
        size="sm"
        tabIndex={props.tabIndex}
        aria-label={texts.unchoose}
        onClick={props.onClear}
        data-smartship-action="unchoose"
      />
    </span>
  );
}

function Offers({ item, active, suggestions, actions }: Omit<CodeRowProps, 'choice'>) {
  const texts = useTexts(mappingTexts);
  const [other, setOther] = useState(false);
  const tabIndex = active ? 0 : -1;
  return (
    <>
      {suggestions === null && <span className="ss-muted">{texts.looking}</span>}
      {suggestions?.length === 0 && <span className="ss-muted">{texts.noSuggestion}</span>}
      {suggestions?.slice(0, SHOWN).map((suggestion) => (
        <button
          key={`${suggestion.code} ${suggestion.skuName} ${suggestion.optionName}`}
          type="button"
          className="mp-offer"
          tabIndex={tabIndex}
          aria-label={texts.use({ code: suggestion.code, name: nameOf(suggestion) })}
          onClick={() => actions.onUse(item, suggestion)}
          data-smartship-action="use-code"
        >
          <code>{visibleCode(suggestion.code)}</code>
          <span className="mp-offer-name">{nameOf(suggestion)}</span>
          <span className="ss-muted">
            {[
              texts.confidence(Math.round(suggestion.confidence * 100)),
              texts[suggestion.why],
              suggestion.stock === null ? '' : texts.stock(suggestion.stock),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </button>
      ))}
      {active && (
        <span className="mp-more">
          {other ? (
            <OtherCode item={item} onUse={(suggestion) => actions.onUse(item, suggestion)} />
          ) : (
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => setOther(true)}
              data-smartship-action="other-code"
            >
              {texts.other}
            </Button>
          )}
          {canCreate(item) && (
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => actions.onCreate(item)}
              data-smartship-action="choose-create"
            >
              {texts.create}
            </Button>
          )}
          {item.code.code.trim() !== '' && (
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => actions.onExclude(item)}
              data-smartship-action="exclude-code"
            >
              {texts.excludeCode}
            </Button>
          )}
        </span>
      )}
    </>
  );
}

const nameOf = ({ skuName, optionName }: Pick<Suggestion, 'skuName' | 'optionName'>): string =>
  [skuName, optionName].filter(Boolean).join(' / ');
