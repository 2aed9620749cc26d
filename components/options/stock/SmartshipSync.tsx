import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { Disclosure, ReasonNote, useAction, useLanguage, useTexts } from '#components/shared';
import type { FailureKind } from '#lib/domain';
import { failureText, momentText, stockTexts } from '#lib/i18n';
import type { Output } from '#lib/messaging/client';

export type SyncAsked = Output<'stock.request-sync'> | 'gone' | 'refused';
export type SyncLog = Output<'stock.sync-log'> | 'gone' | 'refused';

/** *Request Smartship's sync*: only requested; Smartship's own log says later what came of it. */
export function SmartshipSync(props: {
  onRequest: (shop: string | null) => Promise<SyncAsked>;
  onLog: () => Promise<SyncLog>;
}) {
  const texts = useTexts(stockTexts);
  const language = useLanguage();
  const [shop, setShop] = useState('');
  const request = useAction(props.onRequest);
  const answer = request.outcome;
  const shops = answer !== null && typeof answer !== 'string' ? answer.shops : [];
  return (
    <div className="op-block">
      <div className="op-row">
        <p className="ss-muted">{texts.requestHelp}</p>
        <Button
          size="xs"
          variant="default"
          loading={request.busy}
          onClick={() => request.run(shop === '' ? null : shop)}
          data-smartship-action="request-smartship-sync"
        >
          {texts.requestSync}
        </Button>
      </div>
      {shops.length > 0 && (
        <NativeSelect
          size="xs"
          label={texts.chooseShop}
          value={shop}
          data={['', ...shops.map(({ shop: value, name }) => ({ value, label: `${name} (${value})` }))]}
          onChange={(event) => setShop(event.currentTarget.value)}
        />
      )}
      {answer !== null && typeof answer !== 'string' && answer.kind === 'requested' && (
        <p className="ss-note" data-tone="done" role="status">
          {texts.requested(momentText(language, answer.at))}
        </p>
      )}
      {answer !== null && typeof answer !== 'string' && answer.refused !== null && (
        <p className="ss-note" data-tone="need" role="alert">
          {texts[`refused-${answer.refused}`]}
        </p>
      )}
      {answer !== null && typeof answer !== 'string' && answer.failure && <Failed failure={answer.failure} />}
      <SyncLogTable onLog={props.onLog} />
    </div>
  );
}

function Failed({ failure }: { failure: NonNullable<Output<'stock.sync-log'>['failure']> }) {
  const language = useLanguage();
  // The background writes only FailureKind here.
  const said = failureText(language, { ...failure, kind: failure.kind as FailureKind, party: 'smartship' });
  return <ReasonNote said={said} tone="need" />;
}

function SyncLogTable(props: { onLog: () => Promise<SyncLog> }) {
  const texts = useTexts(stockTexts);
  const language = useLanguage();
  const read = useAction(props.onLog);
  const log = read.outcome;
  const told = log !== null && typeof log !== 'string' ? log : null;
  const result = (succeeded: boolean | null) => (succeeded === null ? texts.untold : succeeded ? texts.ok : texts.ng);
  return (
    <Disclosure
      summary={texts.syncLog}
      action="show-smartship-sync-log"
      open={read.busy || log !== null}
      onOpen={() => log === null && read.run()}
    >
      {told?.failure && <Failed failure={told.failure} />}
      {told && !told.failure && told.entries.length === 0 && <p className="ss-muted">{texts.syncLogEmpty}</p>}
      {told && !told.complete && !told.failure && <p className="ss-muted">{texts.syncLogIncomplete}</p>}
      {told && told.entries.length > 0 && (
        <div className="op-scroll">
          <table className="op-table" aria-label={texts.syncLog}>
            <tbody>
              {told.entries.slice(0, 200).map((entry) => (
                <tr key={`${entry.at} ${entry.skuNo} ${entry.channel} ${entry.sent} ${entry.says}`}>
                  <th scope="row">{entry.at === null ? texts.untold : momentText(language, entry.at)}</th>
                  <td>
                    SKU {entry.skuNo ?? texts.untold} {entry.channel}
                  </td>
                  <td className="op-stock-number">{entry.sent ?? '–'}</td>
                  <td>
                    {result(entry.succeeded)} {entry.says}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Disclosure>
  );
}
