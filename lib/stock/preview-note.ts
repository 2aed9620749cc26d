import { type Failure, jstDate, previewGoesOnAt, previewWaitMs, type ShopId } from '#lib/domain';
import { type StockPreview, stockPreviewKey, stockPreviewOf } from '#lib/storage';
import type { StockTools } from './tools.ts';

/** After these nothing is asked until somebody mended the key or the sign-in, and pressed again. */
const ENDS: ReadonlySet<Failure['kind']> = new Set(['key-rejected', 'key-expired', 'not-set-up', 'signed-out']);

/** The preview on disk, and the screens told of it. A preview that the seller ended meanwhile stays ended. */
export class PreviewNote {
  readonly #tools: StockTools;
  /** By this it is known on disk: another press begins another preview. */
  #askedAt: number;
  now: StockPreview;

  private constructor(onDisk: StockPreview, now: StockPreview, tools: StockTools) {
    this.#askedAt = onDisk.askedAt;
    this.now = now;
    this.#tools = tools;
  }

  /** Null where none is under way. */
  static async of(shopId: ShopId, tools: StockTools): Promise<PreviewNote | null> {
    const preview = await stockPreviewOf(tools.data, shopId);
    if (preview === null || preview.endedAt !== null) return null;
    const [now, day] = [tools.now(), jstDate(tools.now())];
    const calls = preview.day === day ? preview.calls : 0;
    // A clock that was set back: what was read in this preview must not look older than its beginning.
    const askedAt = Math.min(preview.askedAt, now);
    return new PreviewNote(preview, { ...preview, askedAt, day, calls, goesOnAt: null }, tools);
  }

  async isWanted(): Promise<boolean> {
    const onDisk = await stockPreviewOf(this.#tools.data, this.now.shopId);
    return onDisk !== null && onDisk.endedAt === null && onDisk.askedAt === this.#askedAt;
  }

  async put(change: Partial<StockPreview>): Promise<void> {
    const { data } = this.#tools;
    this.now = { ...this.now, ...change };
    await data.transaction('rw', data.small, async () => {
      if (!(await this.isWanted())) return;
      await data.small.put({ key: stockPreviewKey(this.now.shopId), value: this.now });
      this.#askedAt = this.now.askedAt;
    });
    this.#tools.changed();
  }

  end(): Promise<void> {
    return this.put({ endedAt: this.#tools.now() });
  }

  waitsForTomorrow(): Promise<void> {
    return this.put({ goesOnAt: previewGoesOnAt(this.#tools.now()) });
  }

  putOff(failure: Failure): Promise<void> {
    const [now, failures] = [this.#tools.now(), this.now.failures + 1];
    if (ENDS.has(failure.kind)) return this.put({ failure, failures, endedAt: now });
    return this.put({ failure, failures, goesOnAt: now + previewWaitMs(failures) });
  }
}
