import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useAction, useLanguage, useTexts } from '#components/shared';
import type { Sku } from '#lib/domain';
import { mappingSkuTexts, mappingTexts, reasonText, sharedTexts } from '#lib/i18n';
import type { StuckLine } from '#lib/messaging/client';
import { shortTitle, visibleCode } from './model.ts';
import { type StuckGroup, skuFor } from './stuck.ts';

export interface StuckProps {
  readonly groups: readonly StuckGroup[];
  readonly readSkus: (codes: readonly string[]) => Promise<readonly Sku[]>;
  /** Has an order line go by a SKU; false where it was not taken. */
  readonly onUse: (line: StuckLine, sku: Sku) => Promise<boolean>;
  readonly onOpenPanel: () => void;
  readonly onDone: () => void;
}

/** Orders that a code keeps back: those placed before a code was mended are offered the SKU of the mended one, line by line. */
export function Stuck(props: StuckProps) {
  const texts = useTexts(mappingSkuTexts);
  const words = useTexts(mappingTexts);
  const shared = useTexts(sharedTexts);
  const language = useLanguage();
  const { groups, readSkus } = props;
  const [skus, setSkus] = useState<readonly Sku[] | null>(null);
  const targets = groups.flatMap(({ target }) => target ?? []).join('\n');
  useEffect(() => {
    let open = true;
    const codes = targets === '' ? [] : targets.split('\n');
    void readSkus(codes).then((found) => open && setSkus(found));
    return () => {
      open = false;
    };
  }, [targets, readSkus]);
  const use = useAction(async (chosen: readonly StuckGroup[]) => {
    const told = { done: 0, failed: 0 };
    for (const group of chosen) {
      const sku = skuFor(group, skus ?? []);
      for (const line of group.lines) {
        if (sku && (await props.onUse(line, sku))) told.done++;
        else told.failed++;
      }
    }
    props.onDone();
    return told;
  });
  const able = skus === null ? [] : groups.filter((group) => skuFor(group, skus) !== null);
  const lines = able.reduce((sum, group) => sum + group.lines.length, 0);
  return (
    <section className="mp-stuck">
      <p>{texts.stuckLead}</p>
      {use.outcome && (
        <p className="ss-note" data-tone="done" role="status" data-smartship-overridden={use.outcome.done}>
          {texts.stuckDone(use.outcome)}{' '}
          <Button size="compact-xs" variant="default" onClick={props.onOpenPanel} data-smartship-action="open-panel">
            {shared.openPanel}
          </Button>
        </p>
      )}
      {groups.length === 0 && <p className="mp-empty">{texts.stuckNone}</p>}
      {lines > 0 && (
        <div>
          <Button size="xs" loading={use.busy} onClick={() => use.run(able)} data-smartship-action="use-skus">
            {texts.stuckAll(lines)}
          </Button>
        </div>
      )}
      <ul>
        {groups.map((group) => {
          const [first] = group.lines;
          const sku = skus === null ? null : skuFor(group, skus);
          return (
            <li key={group.key} data-smartship-stuck={group.itemCode}>
              <span>
                <bdi>{shortTitle(group.title) || group.itemCode}</bdi>{' '}
                <span className="ss-muted">{group.itemCode}</span>{' '}
                {group.code.trim() === '' ? words.blank : <code>{visibleCode(group.code)}</code>}
              </span>
              <span className="ss-badge" data-tone="need">
                {words.blocked(group.lines.length)}
              </span>
              <span className="ss-muted">{first && reasonText(language, first.reason).why}</span>
              {group.target === null ? (
                <span className="ss-muted">{texts.stuckNoTarget}</span>
              ) : sku ? (
                <Button
                  size="compact-xs"
                  variant="default"
                  disabled={use.busy}
                  onClick={() => use.run([group])}
                  data-smartship-action="use-sku"
                >
                  {texts.stuckUse({ count: group.lines.length, code: visibleCode(group.target) })}
                </Button>
              ) : (
                <span className="ss-muted">{texts.stuckNoSku(visibleCode(group.target))}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
