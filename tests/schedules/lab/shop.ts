import { createDispatcher, createWorld, type World } from '#tests/sandbox';
import type { DiskHook } from './disk.ts';
import { Network, type WireHook } from './network.ts';
import { Profile } from './profile.ts';
import { Timeline } from './timeline.ts';

/** What goes wrong in the browsers; the sandbox's own faults are in `world.faults`. */
export interface Trouble {
  onWrite: DiskHook;
  onRequest: WireHook;
}

export interface ShopOptions {
  readonly seed: number;
  readonly now: number;
  /** Item codes of what it sells; two of the stories' unless told. */
  readonly sells?: readonly string[];
  /** Who answers requests; the sandbox with one shop unless told. */
  readonly outside?: typeof createDispatcher;
  /** Turns without a sign after which time may go on; more where answers are long to read. */
  readonly quietTurns?: number;
}

/** A shop with its outside world and the seller's browsers, all in this process and on one clock that only moves when asked. */
export class Shop {
  readonly name: string;
  readonly world: World;
  readonly timeline: Timeline;
  readonly network: Network;
  readonly profiles: Profile[] = [];
  readonly secrets: Map<string, string>;
  readonly trouble: Trouble = { onWrite: () => 'go-on', onRequest: () => 'go-on' };

  constructor(name: string, { seed, now, sells, outside, quietTurns }: ShopOptions) {
    this.name = name;
    this.world = createWorld({ seed, now, orders: 0, frozen: true });
    // A small shop: reading its listings in the background is another test's matter.
    const { listingWithoutOptions, listingWithOptions } = this.world.stories;
    const sold = new Set(sells ?? [listingWithoutOptions.itemCode, listingWithOptions.itemCode]);
    this.world.listings.splice(
      0,
      Number.POSITIVE_INFINITY,
      ...this.world.listings.filter((each) => sold.has(each.itemCode)),
    );
    this.timeline = new Timeline(this.world, quietTurns);
    const dispatch = (outside ?? createDispatcher)(this.world, this.timeline.pause);
    this.network = new Network(this.world, this.timeline, (sent) => this.trouble.onRequest(sent), dispatch);
    this.secrets = signedIn(this.world);
  }

  /** One more browser of the seller's, set up and with everything read once. */
  async addBrowser(choose: Parameters<Profile['setUp']>[1] = (shop) => shop): Promise<Profile> {
    const profile = new Profile(this, String.fromCharCode(65 + this.profiles.length));
    this.profiles.push(profile);
    await profile.setUp(this.world.seller.shopId, choose);
    await this.timeline.settle();
    void profile.ask('sync.now', {});
    await this.timeline.advance(20_000);
    return profile;
  }

  async close(): Promise<void> {
    for (const profile of this.profiles) {
      profile.kill();
      for (const name of [profile.dataName, profile.outboxName]) indexedDB.deleteDatabase(name);
    }
    await this.timeline.settle();
  }
}

/** The seller's key, and a sign-in that had just ended well and lasts. */
function signedIn(world: World): Map<string, string> {
  const token = 'access-for-the-lab';
  const expiresAt = world.clock.now() + 300 * 86_400_000;
  world.smartship.oauth.accessTokens.set(token, { clientId: 'lab', family: 1, expiresAt });
  const origin = 'https://smartship2.tracxlogis.com';
  const tokens = {
    accessToken: token,
    refreshToken: null,
    expiresAt: null,
    scope: null,
    connectionId: 'lab',
    clientId: 'lab',
    clientSecret: null,
    issuer: origin,
    tokenEndpoint: `${origin}/oauth/token`,
    revocationEndpoint: null,
    resource: `${origin}/api/mcp`,
  };
  return new Map([
    [`qoo10:${world.seller.shopId}`, world.seller.sellerAuthorizationKey],
    ['smartship:oauth', JSON.stringify(tokens)],
  ]);
}
