import { type Pause, realPause, withFaults } from './apply-faults.ts';
import { partiesOf } from './hosts.ts';
import { labelsOf } from './labels.ts';
import type { SandboxRequest, World } from './world.ts';

const BODILESS = new Set(['GET', 'HEAD']);

/**
 * Answers any request to any host as the outside world would: written down in `world.requests`, met by the world's faults, then answered by
 * the party on that host. Unknown hosts get 502. Rejects with ConnectionCut where the connection is to break. Needs no network: unit tests
 * may use it as `fetch`, and give it a `pause` by which slowness costs no real time.
 */
export function createDispatcher(world: World, pause: Pause = realPause): (request: Request) => Promise<Response> {
  const parties = partiesOf(world);
  return async (request) => {
    const url = new URL(request.url);
    const body = BODILESS.has(request.method) ? '' : await request.text();
    const seen: SandboxRequest = {
      at: world.clock.now(),
      method: request.method,
      host: url.hostname,
      path: url.pathname + url.search,
      headers: Object.fromEntries(request.headers),
      body,
      labels: labelsOf(url, body),
    };
    world.requests.push(seen);
    const party = parties.get(url.hostname);
    if (party === undefined) return new Response(`The sandbox plays no host called ${url.hostname}.`, { status: 502 });
    const again = new Request(request.url, {
      method: request.method,
      headers: request.headers,
      signal: request.signal,
      ...(!BODILESS.has(request.method) && { body }),
    });
    return withFaults(seen, world.faults.take(seen), () => party(again), pause);
  };
}
