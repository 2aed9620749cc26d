import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { copyPlain } from './copy-plain.ts';
import type { Life } from './life.ts';
import { quickenCursors } from './quick-cursors.ts';
import type { Entry } from './timeline.ts';

/**
 * Which life of which browser's background runs just now. All of them share one process; what a browser gives each of its own
 * (storage, alarms, locks, timers) is told apart by this.
 */
export const lives = new AsyncLocalStorage<Life>();

const ABORTED = new DOMException('aborted', 'AbortError');

function current(what: string): Life {
  const life = lives.getStore();
  if (!life) throw new Error(`${what} was used outside of any browser`);
  return life;
}

/** A promise that a dead life waits for. */
export const never = <Value>(): Promise<Value> => new Promise(() => undefined);

/** A timer of a life, on the lab's clock. */
export class VirtualTimer {
  readonly entry: Entry;
  readonly life: Life;
  constructor(life: Life, run: () => void, milliseconds: number) {
    this.life = life;
    this.entry = life.timeline.at(life.timeline.now() + milliseconds, () => lives.run(life, run), life);
  }
  clear(): void {
    this.life.timeline.drop(this.entry);
  }
}

/** Makes timers, locks and the browser's API those of the life that uses them. Gives the undoing. */
export function giveEachItsOwn(): () => void {
  const real = {
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
    timeout: AbortSignal.timeout,
    locks: Object.getOwnPropertyDescriptor(navigator, 'locks'),
    digest: crypto.subtle.digest,
    random: Math.random,
    clone: globalThis.structuredClone,
    abort: AbortController.prototype.abort,
  };
  const timers: Pick<typeof globalThis, 'setTimeout' | 'clearTimeout'> = {
    // Typed by the real ones; a handle is only ever given back to clearTimeout.
    setTimeout: ((run: (...given: unknown[]) => void, milliseconds = 0, ...given: unknown[]) => {
      const life = lives.getStore();
      if (!life) return real.setTimeout(run, milliseconds, ...given);
      return life.alive ? new VirtualTimer(life, () => run(...given), milliseconds) : undefined;
    }) as typeof setTimeout,
    clearTimeout: ((handle: unknown) => {
      if (handle instanceof VirtualTimer) handle.clear();
      else real.clearTimeout(handle as Parameters<typeof clearTimeout>[0]);
    }) as typeof clearTimeout,
  };
  Object.assign(globalThis, timers);
  AbortSignal.timeout = (milliseconds) => {
    const life = lives.getStore();
    if (!life) return real.timeout.call(AbortSignal, milliseconds);
    const controller = new AbortController();
    const late = () => controller.abort(new DOMException('too late', 'TimeoutError'));
    life.limit = new VirtualTimer(life, late, milliseconds);
    return controller.signal;
  };
  // Out of the thread pool, whose order nobody can repeat.
  crypto.subtle.digest = async (_algorithm, data) => {
    const bytes = ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : data;
    const hash = createHash('sha256')
      .update(new Uint8Array(bytes as ArrayBuffer))
      .digest();
    return new Uint8Array(hash).buffer;
  };
  const slowCursors = quickenCursors();
  // Both only for speed: the databases copy each row and abort a signal for each transaction.
  globalThis.structuredClone = ((value: unknown, options?: StructuredSerializeOptions) =>
    copyPlain(value, (other) => real.clone(other, options))) as typeof structuredClone;
  AbortController.prototype.abort = function abort(why = ABORTED) {
    real.abort.call(this, why);
  };
  Math.random = () => (lives.getStore() ? 0.5 : real.random());
  Object.defineProperty(navigator, 'locks', { configurable: true, get: () => current('navigator.locks').locks });
  giveBrowsers();
  return () => {
    Object.assign(globalThis, { setTimeout: real.setTimeout, clearTimeout: real.clearTimeout });
    AbortSignal.timeout = real.timeout;
    crypto.subtle.digest = real.digest;
    Math.random = real.random;
    globalThis.structuredClone = real.clone;
    AbortController.prototype.abort = real.abort;
    slowCursors();
    if (real.locks) Object.defineProperty(navigator, 'locks', real.locks);
    else Reflect.deleteProperty(navigator, 'locks');
    fakeBrowser.reset();
  };
}

/** The parts of the browser's API that a background uses; what the seller would only see does nothing here. */
function giveBrowsers(): void {
  const quiet = async () => undefined;
  Object.assign(fakeBrowser.storage, {
    local: areaOf((life) => life.profile.local),
    session: areaOf((life) => life.profile.session),
  });
  Object.assign(fakeBrowser.alarms, {
    create: async (name: string, info: AlarmInfo) => current('alarms').profile.setAlarm(name, info),
    get: async (name: string) => current('alarms').profile.alarm(name),
    getAll: async () => current('alarms').profile.allAlarms(),
    clear: async (name: string) => current('alarms').profile.clearAlarm(name),
  });
  Object.assign(fakeBrowser.action, { setBadgeText: quiet, setBadgeBackgroundColor: quiet, setTitle: quiet });
  Object.assign(fakeBrowser.tabs, { query: async () => [], sendMessage: quiet });
  Object.assign(fakeBrowser.runtime, { sendMessage: quiet });
}

export interface AlarmInfo {
  readonly when?: number;
  readonly delayInMinutes?: number;
  readonly periodInMinutes?: number;
}

/** One area of the extension's storage; values are copied in and out, as a browser does. */
function areaOf(mapOf: (life: Life) => Map<string, unknown>) {
  const area = () => {
    const life = current('storage');
    life.timeline.sign();
    return { life, map: mapOf(life) };
  };
  const keysOf = (keys: unknown, map: Map<string, unknown>): string[] =>
    typeof keys === 'string' ? [keys] : Array.isArray(keys) ? keys.map(String) : [...map.keys()];
  return {
    async get(keys?: unknown) {
      const { life, map } = area();
      if (!life.alive) return never<Record<string, unknown>>();
      return Object.fromEntries(
        keysOf(keys, map).flatMap((key) => (map.has(key) ? [[key, structuredClone(map.get(key))]] : [])),
      );
    },
    async set(values: Record<string, unknown>) {
      const { life, map } = area();
      if (!life.alive) return never<void>();
      for (const [key, value] of Object.entries(values)) map.set(key, structuredClone(value));
    },
    async remove(keys: unknown) {
      const { life, map } = area();
      if (!life.alive) return never<void>();
      for (const key of keysOf(keys, map)) map.delete(key);
    },
    async clear() {
      const { life, map } = area();
      if (life.alive) map.clear();
    },
    onChanged: { addListener: () => undefined, removeListener: () => undefined },
  };
}
