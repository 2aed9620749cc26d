import { browser } from 'wxt/browser';

/** A line to the background that keeps it awake while it is pinged. */
export interface Port {
  /** Resets the background's idle time; opens the line again when the background had gone. */
  ping(): void;
  close(): void;
}

/** Opens a named line to the background. Never throws: without a background the line is simply dead. */
export function openPort(name: string): Port {
  let port: { postMessage(message: unknown): void; disconnect(): void } | null = null;
  const connect = () => {
    try {
      const fresh = browser.runtime.connect({ name });
      fresh.onDisconnect.addListener(() => {
        // Reading it tells the browser that the loss was noticed.
        void browser.runtime.lastError;
        if (port === fresh) port = null;
      });
      port = fresh;
    } catch {
      port = null;
    }
  };
  connect();
  return {
    ping() {
      if (!port) connect();
      try {
        port?.postMessage({ name: 'awake' });
      } catch {
        port = null;
      }
    },
    close() {
      port?.disconnect();
      port = null;
    },
  };
}
