import { type MessageSource, onRuntimeMessage, ownOrigin } from '#lib/platform';
import { type Input, type MessageName, type Output, protocol, type Sender } from './protocol.ts';

/** Pages whose content scripts may speak; the browser vouches for the origin. */
const CONTENT_ORIGINS: ReadonlySet<string> = new Set(['https://qsm.qoo10.jp', 'https://qsmupload.qoo10.jp']);

export type Handlers = {
  readonly [Name in MessageName]: (input: Input<Name>, source: MessageSource) => Promise<Output<Name>>;
};

/** Says what a sender is, or null when it is nobody we listen to. */
export function senderKind(
  source: MessageSource,
  own: { readonly id: string; readonly origin: string },
): Sender | null {
  if (source.extensionId !== own.id || !source.url) return null;
  const origin = URL.canParse(source.url) ? new URL(source.url).origin : null;
  // Firefox and Chrome give extension pages an opaque or own-scheme origin: compare by prefix of the URL.
  if (source.url.startsWith(`${own.origin}/`)) return 'page';
  if (origin !== null && CONTENT_ORIGINS.has(origin) && source.tabId !== undefined) return 'content';
  return null;
}

/**
 * Starts answering. Must run synchronously at worker start. Each message is checked against the protocol's table
 * (name, sender, input) before a handler sees it, and its answer before it leaves.
 */
export function serve(
  handlers: Handlers,
  report: (name: string, error: unknown) => void,
  asked: () => void = () => undefined,
): void {
  onRuntimeMessage((message, source) => {
    const answered = answer(handlers, message, source, report);
    // Whoever asked is answered before anything else is done (design §8).
    void answered?.then(asked, asked);
    return answered;
  });
}

function answer(
  handlers: Handlers,
  message: unknown,
  source: MessageSource,
  report: (name: string, error: unknown) => void,
): Promise<unknown> | undefined {
  if (typeof message !== 'object' || message === null || !('name' in message) || typeof message.name !== 'string')
    return undefined;
  const { name } = message;
  if (!isMessageName(name)) return undefined;
  const entry = protocol[name];
  const kind = senderKind(source, ownOrigin());
  if (!kind || !(entry.from as readonly Sender[]).includes(kind)) return Promise.resolve({ error: 'not-allowed' });
  const input = entry.input().safeParse('input' in message ? message.input : undefined);
  if (!input.success) return Promise.resolve({ error: 'not-understood' });
  // The table ties name, input and handler together; TypeScript cannot follow one generic key through three look-ups.
  const handler = handlers[name] as (input: unknown, source: MessageSource) => Promise<unknown>;
  return handler(input.data, source).then(
    (value) => ({ value: entry.output().parse(value) }),
    (error: unknown) => {
      report(name, error);
      return { error: 'failed' };
    },
  );
}

function isMessageName(name: string): name is MessageName {
  return Object.hasOwn(protocol, name);
}
