import { browser } from 'wxt/browser';

/** Where a message came from, as the browser vouches for it. */
export interface MessageSource {
  readonly extensionId: string | undefined;
  readonly url: string | undefined;
  readonly origin: string | undefined;
  readonly tabId: number | undefined;
  readonly frameId: number | undefined;
  readonly windowId: number | undefined;
}

/** Sends to the background; resolves to its answer, rejects when the extension is gone. */
export function sendRuntimeMessage(message: unknown): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

/** Listens until the signal ends. A listener that returns a promise answers the sender. */
export function onRuntimeMessage(
  listener: (message: unknown, source: MessageSource) => Promise<unknown> | undefined | void,
  signal?: AbortSignal,
): void {
  const wrapped = (
    message: unknown,
    sender: { id?: string; url?: string; tab?: { id?: number; windowId?: number }; frameId?: number },
    sendResponse: (answer: unknown) => void,
  ): true | undefined => {
    const answer = listener(message, {
      extensionId: sender.id,
      url: sender.url,
      origin: 'origin' in sender && typeof sender.origin === 'string' ? sender.origin : undefined,
      tabId: sender.tab?.id,
      frameId: sender.frameId,
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
