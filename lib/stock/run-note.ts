import { STOCK_RUN, type StockRun } from '#lib/storage';
import type { StockAsk } from './choose.ts';
import type { StockTools } from './tools.ts';

/** The note of a look on disk, and the screens told of it. */
export class RunNote {
  readonly #tools: StockTools;
  #run: StockRun;

  constructor(kind: Exclude<StockAsk['kind'], 'preview'>, tools: StockTools) {
    this.#tools = tools;
    const none = { read: 0, toRead: 0, failure: null, interrupted: false };
    this.#run = { kind, startedAt: tools.now(), endedAt: null, ...none };
  }

  async put(change: Partial<StockRun> = {}): Promise<void> {
    this.#run = { ...this.#run, ...change };
    await this.#tools.data.small.put({ key: STOCK_RUN, value: this.#run });
    this.#tools.changed();
  }
}
