import type { ReactNode } from 'react';

/** What few need, behind a line that says what it is. */
export function Disclosure(props: {
  summary: string;
  action: string;
  open?: boolean;
  onOpen?: () => void;
  children: ReactNode;
}) {
  return (
    <details
      className="ss-disclosure"
      open={props.open ?? false}
      onToggle={(event) => event.currentTarget.open && props.onOpen?.()}
    >
      <summary data-smartship-action={props.action}>{props.summary}</summary>
      <div>{props.children}</div>
    </details>
  );
}
