import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Dialog, ReasonNote, saveFile, useAction, useLanguage, useTexts } from '#components/shared';
import type { FailureKind } from '#lib/domain';
import { failureText, mappingSkuTexts, mappingTexts, mappingWayTexts, sharedTexts, smartshipTexts } from '#lib/i18n';
import type { Output, ToldOffer } from '#lib/messaging/client';
import { type CodeItem, shortTitle, visibleCode } from './model.ts';

/** Rows drawn at once; what is made, and the file, always hold the whole. */
const PART = 100;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
type Made = Output<'mapping.create-sku'>;

export interface CreateDialogProps {
  readonly items: readonly CodeItem[] | null;
  readonly onOffer: () => Promise<ToldOffer | null>;
  /** Makes one; null where the background could not be asked. */
  readonly onCreate: (item: CodeItem) => Promise<Made | null>;
  readonly onDone: (items: readonly CodeItem[]) => void;
  readonly onClose: () => void;
}

/** New SKUs for codes that nobody has: by the gateway where it is offered, and as an Excel for Smartship's own upload always. */
export function CreateDialog(props: CreateDialogProps) {
  const texts = useTexts(mappingSkuTexts);
  const ways = useTexts(mappingWayTexts);
  const words = useTexts(mappingTexts);
  const smartship = useTexts(smartshipTexts);
  const shared = useTexts(sharedTexts);
  const language = useLanguage();
  const items = props.items ?? [];
  const [shown, setShown] = useState(PART);
  const [made, setMade] = useState<ReadonlyMap<string, Made | null>>(new Map());
  const offer = useAction(props.onOffer);
  const { run: askOffer } = offer;
  const opened = props.items !== null;
  useEffect(() => {
    setMade(new Map());
    setShown(PART);
    if (opened) askOffer();
  }, [opened, askOffer]);
  const create = useAction(async () => {
    const good: CodeItem[] = [];
    for (const item of items) {
      const told = await props.onCreate(item);
      setMade((now) => new Map([...now, [item.key, told]]));
      if (told && told.how !== 'failed') good.push(item);
    }
    props.onDone(good);
  });
  const excel = useAction(async () => {
    const { makeWorkbook } = await import('#lib/workbook');
    const head = [texts.excelProduct, texts.excelOption, texts.excelCode, texts.excelItem];
    const rows = items.map(({ listing, code }) => [listing.title, code.values, code.code, listing.itemCode]);
    saveFile('Smartship_SKU.xlsx', makeWorkbook('SKU', [head, ...rows]), XLSX);
  });
  const whyNot = (failure: NonNullable<Made['failure']>): string => {
    if (failure.says === 'paused') return shared.pausedBanner;
    if (failure.says === 'read-only') return ways.writeReadOnly(items[0]?.listing.shopId ?? '');
    if (failure.says === 'changed-since') return texts.createChanged;
    if (failure.says === 'item-not-found') return texts.createNoPrice;
    if (failure.says.includes('a product of this name')) return texts.createNameTaken;
    if (failure.says === 'asked for before') return texts.createAsked;
    // The background writes only FailureKind here.
    return failureText(language, { ...failure, kind: failure.kind as FailureKind, party: 'smartship' }).why;
  };
  const offered = offer.outcome?.state === 'offered' || offer.outcome?.state === 'unproven';
  const why = offer.outcome?.why ?? 'not-connected';
  return (
    <Dialog
      opened={opened}
      title={texts.createTitle}
      confirm={texts.createNow}
      action="create-skus-now"
      size="xl"
      busy={create.busy}
      disabled={!offered || items.length === 0 || made.size > 0}
      onConfirm={create.run}
      onClose={props.onClose}
    >
      <p>{texts.createLead(items.length)}</p>
      {!offer.busy && !offered && (
        <div data-smartship-not-offered={why}>
          <ReasonNote
            said={{
              why: texts.createNot,
              next:
                why === 'tool-absent' || why === 'argument-unknown'
                  ? smartship[why](offer.outcome?.detail ?? '')
                  : smartship[why],
            }}
            tone="need"
          />
        </div>
      )}
      <ul className="mp-create">
        {items.slice(0, shown).map((item) => {
          const told = made.get(item.key);
          const failure = told?.failure;
          return (
            <li key={item.key} data-smartship-made={told?.how}>
              <span>
                <bdi>{shortTitle(item.listing.title) || item.listing.itemCode}</bdi>{' '}
                <span className="ss-muted">{item.code.values || words.sellerCode}</span>
              </span>
              <code>{visibleCode(item.code.code)}</code>
              {made.has(item.key) && (
                <span className="ss-badge" data-tone={told && told.how !== 'failed' ? 'done' : 'need'}>
                  {texts[`made-${told?.how ?? 'failed'}`]}
                </span>
              )}
              {failure && <span className="ss-muted">{whyNot(failure)}</span>}
            </li>
          );
        })}
      </ul>
      {items.length > shown && (
        <Button size="compact-xs" variant="subtle" onClick={() => setShown((now) => now + PART * 10)}>
          {ways.more(items.length - shown)}
        </Button>
      )}
      {create.busy && <p role="status">{texts.createProgress({ done: made.size, total: items.length })}</p>}
      <p className="ss-muted">{texts.createExcelLead}</p>
      <div>
        <Button
          size="xs"
          variant="default"
          loading={excel.busy}
          disabled={items.length === 0}
          onClick={excel.run}
          data-smartship-action="save-sku-file"
        >
          {texts.createExcel}
        </Button>
      </div>
    </Dialog>
  );
}
