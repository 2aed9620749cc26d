import { AsyncLocalStorage } from 'node:async_hooks';
import { ConnectionCut, type World } from '#tests/sandbox';
import type { Life } from './life.ts';
import { lives, never } from './lives.ts';
import type { Timeline } from './timeline.ts';

/** What becomes of the worker that sends a request. */
export type WireHook = (sent: { readonly url: string; readonly body: string; readonly life: Life }) =>
  | 'go-on'
  /** It dies before the request leaves. */
  | 'die-before'
  /** It dies while the request is on the wire: the server acts a moment later. */
  | 'die-meanwhile'
  /** The server acts, the reply never comes. */
  | 'die-after';

/** What became of one request on its way. */
interface Ticket {
  /** Its answer trickles in, so that its time limit still counts when it has begun. */
  trickles: boolean;
}

/** The way from any life to the sandbox, without a network and without waiting for real. */
export class Network {
  readonly #timeline: Timeline;
  readonly #dispatch: (request: Request) => Promise<Response>;
  readonly #hook: WireHook;
  readonly #tickets = new AsyncLocalStorage<Ticket>();
  /** Requests that left, and faults that met one. */
  sent = 0;
  faultsMet = 0;

  constructor(world: World, timeline: Timeline, hook: WireHook, dispatch: (request: Request) => Promise<Response>) {
    this.#timeline = timeline;
    this.#hook = hook;
    this.#dispatch = dispatch;
    const take = world.faults.take;
    world.faults.take = (request) => {
      const met = take(request);
      this.faultsMet += met.length;
      const ticket = this.#tickets.getStore();
      if (ticket) ticket.trickles = met.some(({ kind }) => kind === 'slow-body');
      return met;
    };
  }

  fetchOf(life: Life): (input: string | URL | Request, init?: RequestInit) => Promise<Response> {
    return async (input, init) => {
      if (!life.alive) return never();
      this.#timeline.sign();
      const { limit } = life;
      life.limit = null;
      const url = input instanceof Request ? input.url : String(input);
      const end = this.#hook({ url, body: bodyOf(init), life });
      if (end === 'die-before') {
        life.end();
        return never();
      }
      this.sent += 1;
      const ticket: Ticket = { trickles: false };
      const request = new Request(input, init);
      if (end === 'die-meanwhile') {
        const arrives = () => void this.#answer(request, ticket).catch(() => undefined);
        this.#timeline.at(this.#timeline.now() + 2_000, arrives);
        life.end();
        return never();
      }
      const reply = await this.#answer(request, ticket).catch((error: unknown) => error);
      this.#timeline.sign();
      if (end === 'die-after') life.end();
      if (!life.alive) return never();
      if (!ticket.trickles) limit?.clear();
      if (reply instanceof Response) return reply;
      // As a browser tells a broken connection.
      if (reply instanceof ConnectionCut) throw new TypeError('Failed to fetch');
      throw reply;
    };
  }

  /** The outside lives in no browser: its own timers are its own. */
  #answer(request: Request, ticket: Ticket): Promise<Response> {
    return lives.exit(() => this.#tickets.run(ticket, () => this.#dispatch(request)));
  }
}

const bodyOf = (init: RequestInit | undefined): string => {
  const body = init?.body;
  return typeof body === 'string' || body instanceof URLSearchParams ? String(body) : '';
};
