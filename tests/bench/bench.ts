import type { Page } from 'playwright-core';
import { type ChromiumSession, launchChromium, storedRows } from '#tests/browser';
import { createWorld, type Sandbox, startSandbox, type World } from '#tests/sandbox';
import { connectBoth, syncNow } from '#tests/seller';
import { openLab } from './lab/open.ts';

/** The shipped build in Chromium, connected to a shop with a full order page. */
export interface Shop {
  readonly sandbox: Sandbox;
  readonly session: ChromiumSession;
}

/** What rows share, made when the first row asks for it. */
export interface Bench {
  /** Fewer repeats, smaller numbers: shows that a row works, not what it measures. */
  readonly quick: boolean;
  shop(): Promise<Shop>;
  /** The same connected to a shop with few orders and 100,000 SKUs, all read. */
  catalogue(): Promise<Shop>;
  /** A page of a plain Chromium with our own modules in it, for what cannot be asked from outside the shipped build. */
  lab(): Promise<Page>;
  close(): Promise<void>;
}

const LONGEST_READING = 600_000;
/** On the tab that the orders page opens. */
export const ORDERS_ON_PAGE = 500;

/** Orders that 配送要請 shows: none that is on its way, none that was cancelled. */
const onPage = ({ state, claim }: World['orders'][number]): boolean => state <= 3 && claim?.status !== 3;

function busyWorld(): World {
  const world = createWorld({ orders: ORDERS_ON_PAGE });
  const { itemCode } = world.stories.listingWithoutOptions;
  for (let open = world.orders.filter(onPage).length; open < ORDERS_ON_PAGE; open += 1) world.placeOrder({ itemCode });
  return world;
}

export function createBench(quick: boolean): Bench {
  const endings: (() => Promise<void>)[] = [];
  let shop: Promise<Shop> | null = null;
  let catalogue: Promise<Shop> | null = null;
  let lab: Promise<Page> | null = null;

  const openShop = async (): Promise<Shop> => {
    const sandbox = await startSandbox({ world: busyWorld() });
    endings.push(sandbox.close);
    const session = await launchChromium({ sandbox, language: 'ja' });
    endings.push(session.close);
    await (await connectBoth(session, sandbox.world)).close();
    await syncNow(session);
    return { sandbox, session };
  };

  const openCatalogue = async (): Promise<Shop> => {
    const sandbox = await startSandbox({ world: createWorld({ orders: 20, skus: quick ? 3000 : 100_000 }) });
    endings.push(sandbox.close);
    const session = await launchChromium({ sandbox, language: 'ja' });
    endings.push(session.close);
    const options = await connectBoth(session, sandbox.world);
    await allSkusRead(options);
    await options.close();
    return { sandbox, session };
  };

  return {
    quick,
    catalogue: () => {
      catalogue ??= openCatalogue();
      return catalogue;
    },
    shop: () => {
      shop ??= openShop();
      return shop;
    },
    lab: () => {
      lab ??= openLab((end) => endings.push(end));
      return lab;
    },
    async close() {
      for (const end of endings.reverse()) await end();
    },
  };
}

/** Waits, on a page of the extension, until a full reading of the SKUs came to its end: pages are a third of a second apart. */
export async function allSkusRead(page: Page): Promise<void> {
  const read = async () => {
    const syncs = await storedRows<{ name: string; lastEnd: number | null }>(page, 'smartship-data', 'syncs');
    return syncs.some(({ name, lastEnd }) => name === 'skus' && lastEnd !== null);
  };
  for (const until = Date.now() + LONGEST_READING; !(await read()); await pause(1000)) {
    if (Date.now() > until) throw new Error('The SKUs were not read in time.');
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));
