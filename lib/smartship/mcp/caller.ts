import { type Instant, type Outcome, ok, type ShipmentLine, type ShippingNo, type SkuNo } from '#lib/domain';
import type { Offer, Operation } from '../gateway.ts';
import { plainName } from '../names.ts';
import { dataOf, failure, type ToolReply } from './answer.ts';
import { type Binding, bindTool, type Given, writeArguments } from './bind.ts';
import type { McpConnection } from './connection.ts';
import type { CallContext } from './failures.ts';
import type { KnownTool } from './memory.ts';
import { ALSO_NEEDED, OPERATION_TOOLS, TOOLS, type ToolName } from './tools.ts';

export type ToolOffer =
  | { readonly ok: true; readonly tool: KnownTool; readonly binding: Binding }
  | {
      readonly ok: false;
      readonly reason: 'tool-absent' | 'argument-unknown' | 'needs-sign-in';
      readonly detail: string;
    };

/** How long goods lines count as just read, in milliseconds: about as long as a cart takes from being found to its instruction. */
const GOODS_GOOD = 10_000;
/** Writes that move a whole parcel on; which goods are in it stays as it is. */
const GOODS_STAY: ReadonlySet<ToolName> = new Set(['confirm_orders', 'request_pick_n_pack']);

/** Calls tools by our words: finds the tool, binds, checks, sends, and reads the data out of the reply. Keeps what this server returned in this session. */
export class ToolCaller {
  readonly connection: McpConnection;
  readonly now: () => Instant;
  /** QSP numbers that came out of a list, and out of a read by number. Only these may go into a write. */
  readonly listed = new Set<ShippingNo>();
  readonly readBack = new Set<ShippingNo>();
  /** `shippingNo seqNo` of goods lines, and SKU numbers, that the server returned. */
  readonly lines = new Set<string>();
  readonly skus = new Set<SkuNo>();
  /** Shops that a manual sync may be asked for. */
  readonly shops = new Set<string>();
  readonly #goods = new Map<ShippingNo, { readonly at: Instant; readonly lines: readonly ShipmentLine[] }>();
  #goodsChanged = Number.NEGATIVE_INFINITY;
  readonly #refused = new Set<ToolName>();
  #offers = new Map<ToolName, { of: KnownTool; offer: ToolOffer }>();

  constructor(connection: McpConnection, now: () => Instant) {
    this.connection = connection;
    this.now = now;
  }

  offerOf(name: ToolName): ToolOffer {
    const use = TOOLS[name];
    const keyCannot = use.write && this.connection.signIn === 'api-key';
    const tool = this.connection.memory.tools.find((known) => plainName(known.name) === plainName(name));
    if (!tool || (keyCannot && this.#refused.has(name)))
      return { ok: false, reason: keyCannot ? 'needs-sign-in' : 'tool-absent', detail: name };
    const kept = this.#offers.get(name);
    if (kept?.of === tool) return kept.offer;
    const bound = bindTool(tool.inputSchema, use);
    const offer: ToolOffer = bound.ok
      ? { ok: true, tool, binding: bound.binding }
      : { ok: false, reason: 'argument-unknown', detail: `${tool.name}: ${bound.missing}` };
    this.#offers.set(name, { of: tool, offer });
    return offer;
  }

  /** Keeps goods lines as of when they were asked for; not those that a write may have overtaken. */
  noteGoods(lines: ReadonlyMap<ShippingNo, readonly ShipmentLine[]>, at: Instant): void {
    if (at <= this.#goodsChanged) return;
    for (const [shippingNo, of] of lines) this.#goods.set(shippingNo, { at, lines: of });
  }

  /** A parcel's goods lines where they were read a moment ago and nothing that changes them was written since. */
  justGoods(shippingNo: ShippingNo): readonly ShipmentLine[] | null {
    const kept = this.#goods.get(shippingNo);
    const age = kept ? this.now() - kept.at : GOODS_GOOD;
    return kept && age >= 0 && age < GOODS_GOOD ? kept.lines : null;
  }

  /** The first offered tool of an operation, or why there is none: also where a tool that it needs besides is not offered. */
  toolFor(
    operation: Operation,
  ): { readonly ok: true; readonly name: ToolName } | { readonly ok: false; readonly offer: Offer } {
    const names = OPERATION_TOOLS[operation];
    const lacking = (ALSO_NEEDED[operation] ?? []).find((name) => !this.offerOf(name).ok);
    const offered = lacking ? undefined : names.find((name) => this.offerOf(name).ok);
    if (offered) return { ok: true, name: offered };
    const first = lacking ?? names[0];
    if (!first) return { ok: false, offer: { offered: false, reason: 'adapter-cannot', detail: operation } };
    const offer = this.offerOf(first);
    // `offered` was not found, so this offer is a refusal.
    return {
      ok: false,
      offer: offer.ok
        ? { offered: true, proven: false }
        : { offered: false, reason: offer.reason, detail: offer.detail },
    };
  }

  /** Calls a tool and answers the data in its reply. */
  async call(name: ToolName, given: Given): Promise<Outcome<unknown>> {
    const reply = await this.reply(name, given);
    return reply.ok ? dataOf(reply.value, this.contextOf(name)) : reply;
  }

  /** Calls a tool and answers its reply as it came. Nothing is sent that the tool's own schema refuses. */
  async reply(name: ToolName, given: Given): Promise<Outcome<ToolReply>> {
    const offer = this.offerOf(name);
    if (!offer.ok) return failure('not-offered', name, `${offer.reason}: ${offer.detail}`);
    const args = writeArguments(offer.binding, given);
    if (!args.ok) return failure('refused-here', name, args.says);
    const { write } = TOOLS[name];
    const reply = await this.connection.callTool(offer.tool, args.value, write);
    if (write && !GOODS_STAY.has(name)) {
      this.#goods.clear();
      this.#goodsChanged = this.now();
    }
    if (!reply.ok) {
      this.noteRefusal(name, reply.failure.kind);
      return reply;
    }
    return ok(reply.value);
  }

  /** A write that an API key may not do is not offered again in this session. */
  noteRefusal(name: ToolName, kind: string): void {
    if (TOOLS[name].write && kind === 'not-permitted') this.#refused.add(name);
  }

  contextOf(name: ToolName): CallContext {
    return {
      operation: name,
      write: TOOLS[name].write,
      signIn: this.connection.signIn,
      secrets: this.connection.secrets,
    };
  }
}
