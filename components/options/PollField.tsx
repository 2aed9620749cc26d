import { NativeSelect } from '@mantine/core';
import { type Result, ResultNote, useAction, useLanguage, useTexts } from '#components/shared';
import { allowance } from '#lib/domain';
import { dutyTexts, looksText } from '#lib/i18n';
import type { Looks } from '#lib/storage';

const CHOICES = [1, 2, 3, 5, 10, 15, 30, 60];

/** *Check Qoo10 every*, with the last look and the next. */
export function PollField(props: {
  shopId: string;
  minutes: number;
  looks: Looks | null;
  onChange: (minutes: number) => Promise<Result>;
}) {
  const texts = useTexts(dutyTexts);
  const language = useLanguage();
  const change = useAction(props.onChange);
  const { looks, minutes } = props;
  const stopped = looks?.stopped.includes(props.shopId) ?? false;
  // By what the last look found; a choice that the day's calls hold needs no word.
  const allowed = looks?.allowed[props.shopId];
  const choices = [...new Set([...CHOICES, minutes])].sort((one, other) => one - other);
  return (
    <div className="op-block">
      <h4>{texts.pollTitle}</h4>
      <NativeSelect
        size="xs"
        label={texts.poll}
        data={choices.map((each) => ({ value: String(each), label: texts.minutes(each) }))}
        value={String(minutes)}
        onChange={(event) => change.run(Number(event.currentTarget.value))}
        data-smartship-action="check-qoo10-every"
        w={180}
      />
      {allowed && allowed.minutes > minutes && (
        <p data-smartship-poll-held="">{texts.pollHeld({ ...allowed, calls: allowance('qoo10', allowed.orders) })}</p>
      )}
      <p className="ss-muted">{texts.pollHelp}</p>
      {looks !== null && looks.last !== null && (
        <p className="ss-muted" data-smartship-looks="">
          {looksText(language, { last: looks.last, ahead: looks.ahead, next: stopped ? null : looks.next })}
        </p>
      )}
      <ResultNote result={change.outcome} />
    </div>
  );
}
