import { z } from 'zod';
import type { Instant } from '#lib/domain';

const memorySchema = z.object({
  version: z.literal(1),
  /** Whom it belongs to; another key or sign-in starts from nothing. */
  identity: z.string(),
  keyHeader: z.number().int(),
  /** The last handshake; `id` is null where the server keeps no sessions. */
  session: z.object({ id: z.string().nullable(), protocolVersion: z.string() }).nullable(),
  tools: z.array(
    z.object({ name: z.string(), inputSchema: z.record(z.string(), z.unknown()), fingerprint: z.string() }),
  ),
  toolCount: z.number(),
  toolsAt: z.number(),
  /** What was proven → fingerprint of the schemas it was proven with. */
  proofs: z.record(z.string(), z.string()),
  /** Status code → the server's own words for it. */
  statuses: z.record(z.string(), z.object({ label: z.string(), group: z.string() })),
  /** Product name → number of the group that this server made for it and that has no SKU yet. */
  groups: z.record(z.string(), z.string()).default({}),
  /** Seller code → when a SKU was asked for by it, as long as nobody has seen what came of that. */
  askedSkus: z.record(z.string(), z.number()).default({}),
});

/** What a connection remembers between worker lives: no key, no order, only schemas and proofs. */
export type McpMemory = z.infer<typeof memorySchema>;
export type KnownTool = McpMemory['tools'][number];

/** Where the caller keeps the memory; plain JSON. */
export interface McpMemoryStore {
  get(): Promise<unknown>;
  set(memory: McpMemory): Promise<void>;
}

const emptyMemory = (identity: string): McpMemory => ({
  version: 1,
  identity,
  keyHeader: 0,
  session: null,
  tools: [],
  toolCount: 0,
  toolsAt: 0,
  proofs: {},
  statuses: {},
  groups: {},
  askedSkus: {},
});

/** Reads what is kept; anything of another identity or shape counts as nothing. */
export async function loadMemory(store: McpMemoryStore, identity: string, now: Instant): Promise<McpMemory> {
  const read = memorySchema.safeParse(await store.get().catch(() => null));
  if (!read.success || read.data.identity !== identity) return emptyMemory(identity);
  // A clock that was set back must not keep a list for ever.
  return { ...read.data, toolsAt: Math.min(read.data.toolsAt, now) };
}

/** First 16 bytes of SHA-256 as hex; names a schema or an identity without holding it. */
export async function fingerprint(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(hash).slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** JSON with sorted names, so that a mere change of order is no change. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  );
}
