/*
 * No polyfill stands between us and the browser: under Manifest V3 its API gives promises in both Chrome and Firefox from the
 * lowest versions that we take (wxt.config.ts), under either name. The one difference left is how a message is answered: we
 * use `sendResponse`, which every version of both knows, and no returned promise, which Chrome did not take for long.
 */
import { type Browser, browser } from 'wxt/browser';

/** Where a message came from, as the browser vouches for it. */
export interface MessageSource {
  readonly extensionId: string | undefined;
  readonly url: string | undefined;
  readonly tabId: number | undefined;
  readonly windowId: number | undefined;
}

/** Sends to the background; resolves to its answer, rejects when the extension is gone. */
export function sendRuntimeMessage(message: unknown): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

/** Listens until the signal ends. A listener that returns a promise answers the sender. */
export function onRuntimeMessage(
  listener: (message: unknown, source: MessageSource) => Promise<unknown> | undefined,
  signal?: AbortSignal,
): void {
  const wrapped = (
    message: unknown,
    sender: Browser.runtime.MessageSender,
    sendResponse: (answer: unknown) => void,
  ): true | undefined => {
    const answer = listener(message, {
      extensionId: sender.id,
      url: sender.url,
      tabId: sender.tab?.id,
      windowId: sender.tab?.windowId,
    });
    if (!answer) return undefined;
    answer.then(sendResponse, () => sendResponse({ error: 'failed' }));
    // Keeps the channel open in every browser until sendResponse.
    return true;
  };
  browser.runtime.onMessage.addListener(wrapped);
  signal?.addEventListener('abort', () => browser.runtime.onMessage.removeListener(wrapped));
}
