import { openPort, type Port } from '#lib/platform';

/** The browser puts an idle background to sleep after 30 seconds; a ping well before that keeps it. */
const EVERY = 20_000;

/** Answers a switch: while on, the background stays awake, so that a verdict comes between two keystrokes (design §8). */
export function keepAwakeWhile(signal: AbortSignal): (on: boolean) => void {
  let port: Port | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;
  const off = () => {
    clearInterval(timer);
    port?.close();
    port = null;
  };
  signal.addEventListener('abort', off);
  return (on) => {
    if (!on || signal.aborted) return off();
    if (port) return;
    const opened = openPort('code-field');
    port = opened;
    opened.ping();
    timer = setInterval(opened.ping, EVERY);
  };
}
