import type { Step } from './pipeline.ts';
import type { Doer, Duty } from './shop.ts';

/** What a row of the activity log is about; lib/i18n names each. */
export type LogTopic = NamedTopic | `step-${Step | SellersStep}` | `duty-${Duty}-${Doer}` | `backlog-${Duty}`;

/** What a seller does to a sending under way stands among its steps. */
type SellersStep = 'press' | 'retry' | 'delay' | 'undo';

export type NamedTopic =
  // sending
  | 'send'
  | 'undo'
  | 'cancel-bulk'
  | 'request-stop'
  | 'retry'
  | 'delay'
  | 'create-shipping-order'
  | 'create-again'
  | 'tracking'
  | 'tracking-start'
  // codes and SKUs
  | 'codes'
  | 'codes-undo'
  | 'code-written'
  | 'create-sku'
  | 'line-sku'
  | 'listings-read'
  | 'not-smartship-on'
  | 'not-smartship-off'
  | 'sku-file'
  // stock
  | 'stock'
  | 'stock-settings'
  | 'stock-rule'
  | 'stock-approve'
  | 'stock-leave'
  // settings
  | 'key-saved'
  | 'key-removed'
  | 'signed-in'
  | 'passphrase-on'
  | 'passphrase-off'
  | 'read-only-on'
  | 'read-only-off'
  | 'pause-on'
  | 'pause-off'
  | 'ship-date-rule'
  | 'settings-import'
  | 'shop-removed'
  | 'automation-go-on'
  | 'poll-minutes'
  | 'notify-on'
  | 'notify-off'
  | 'tracking-gap-on'
  | 'tracking-gap-off'
  // what should not happen
  | 'outbox-lost'
  | 'outbox-failed'
  | 'step-crashed'
  | 'fault';
