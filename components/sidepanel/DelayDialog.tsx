import { useEffect, useState } from 'react';
import { Dialog, useLanguage, useNow, useTexts } from '#components/shared';
import { addDays, DELAY_MEMO_LIMIT, type DelayType, type JobView, type JstDate, jstDate } from '#lib/domain';
import { dayText, panelActTexts } from '#lib/i18n';

/** The seller's answer to a planned date that comes out later than the listing promises. */
export interface DelayAnswered {
  readonly jobId: string;
  readonly delayType: DelayType;
  readonly memo: string;
  readonly shipDate: string;
}

const TYPES: readonly DelayType[] = [1, 2, 3, 4];

/** Qoo10's question of [qapi 3.6]: reason, note and date; never moved silently. */
export function DelayDialog(props: {
  job: JobView | null;
  busy: boolean;
  onAnswer: (answer: DelayAnswered) => void;
  onClose: () => void;
}) {
  const { job } = props;
  const texts = useTexts(panelActTexts);
  const language = useLanguage();
  const asked = job?.reason?.code === 'ship-date-needs-delay' ? job.reason.params : null;
  const tomorrow = addDays(jstDate(useNow(60_000)), 1);
  const [delayType, setType] = useState<DelayType>(1);
  const [memo, setMemo] = useState('');
  const [shipDate, setDate] = useState<string>(tomorrow);
  const wanted = asked?.wanted ?? null;
  useEffect(() => {
    if (wanted !== null) setDate(wanted);
  }, [wanted]);
  const isDate = (text: string): text is JstDate => /^\d{4}-\d{2}-\d{2}$/.test(text);
  return (
    <Dialog
      opened={asked !== null}
      title={texts.delayTitle}
      confirm={texts.delayGo}
      action="confirm-delay"
      busy={props.busy}
      disabled={!isDate(shipDate) || shipDate < tomorrow || [...memo].length > DELAY_MEMO_LIMIT}
      onConfirm={() => job && props.onAnswer({ jobId: job.jobId, delayType, memo, shipDate })}
      onClose={props.onClose}
    >
      {asked && (
        <p>{texts.delayWhy({ wanted: dayText(language, asked.wanted), latest: dayText(language, asked.latest) })}</p>
      )}
      <label className="pn-field">
        {texts.delayType}
        <select
          value={delayType}
          onChange={(event) => setType(TYPES[event.currentTarget.selectedIndex] ?? 1)}
          data-smartship-action="delay-type"
        >
          {TYPES.map((type) => (
            <option key={type} value={type}>
              {texts[`delay-${type}`]}
            </option>
          ))}
        </select>
      </label>
      <label className="pn-field">
        {texts.delayDate}
        <input
          type="date"
          min={tomorrow}
          value={shipDate}
          onChange={(event) => setDate(event.currentTarget.value)}
          data-smartship-action="delay-date"
        />
      </label>
      <label className="pn-field">
        {texts.delayMemo}
        <textarea
          rows={3}
          maxLength={DELAY_MEMO_LIMIT}
          value={memo}
          onChange={(event) => setMemo(event.currentTarget.value)}
          data-smartship-action="delay-memo"
        />
        <span className="ss-muted">{texts.memoLeft(DELAY_MEMO_LIMIT - [...memo].length)}</span>
      </label>
    </Dialog>
  );
}
