import { createQoo10 } from './qoo10/index.ts';
import { createQsm } from './qsm/index.ts';
import { createSmartship, createTxApi } from './smartship/index.ts';
import type { World } from './world.ts';

/** Answers requests to one party; an address that it does not have is its own 404. */
export type Party = (request: Request) => Promise<Response>;

/** The outside hosts [design §3 law 6]; the certificate names them, the CONNECT proxy lets only them through. */
export const HOSTS = [
  'qsm.qoo10.jp',
  'qsmupload.qoo10.jp',
  'api.qoo10.jp',
  'smartship2.tracxlogis.com',
  'api.tracxlogis.com',
] as const;

/** Who answers on which host. */
export function partiesOf(world: World): ReadonlyMap<string, Party> {
  const qsm = createQsm(world);
  return new Map<(typeof HOSTS)[number], Party>([
    ['qsm.qoo10.jp', qsm],
    ['qsmupload.qoo10.jp', qsm],
    ['api.qoo10.jp', createQoo10(world)],
    ['smartship2.tracxlogis.com', createSmartship(world)],
    ['api.tracxlogis.com', createTxApi(world)],
  ]);
}
