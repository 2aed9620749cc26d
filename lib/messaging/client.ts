import { onRuntimeMessage, sendRuntimeMessage } from '#lib/platform';
import type { Input, MessageName, Output } from './protocol.ts';

export type {
  CodeReply,
  ConnectionReport,
  Input,
  OrderRow,
  Output,
  PageContext,
  PressReply,
  SkuFileRow,
  StuckLine,
  ToldOffer,
} from './protocol.ts';

/** `gone`: the extension was updated or removed under the page; only reloading the page helps. */
export type Reply<Name extends MessageName> =
  | { readonly ok: true; readonly value: Output<Name> }
  | { readonly ok: false; readonly why: 'gone' | 'refused' };

/** Asks the background. Never throws; a background that sleeps is woken by the browser. */
export async function ask<Name extends MessageName>(name: Name, input: Input<Name>): Promise<Reply<Name>> {
  try {
    const answer: unknown = await sendRuntimeMessage({ name, input });
    if (typeof answer === 'object' && answer !== null && 'value' in answer) {
      // The background is our own code and validated the value against the protocol before sending it.
      return { ok: true, value: answer.value as Output<Name> };
    }
    return { ok: false, why: 'refused' };
  } catch {
    return { ok: false, why: 'gone' };
  }
}

/** Calls back when the background says that something changed. Ends with the signal. */
export function onChanged(listener: () => void, signal: AbortSignal): void {
  onRuntimeMessage((message) => {
    if (isChanged(message)) listener();
    return undefined;
  }, signal);
}

const isChanged = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'name' in message && message.name === 'smartship.changed';
