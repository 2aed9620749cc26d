/** A request as the sandbox got it. `labels` are the names it can be matched by: path, QAPI method, MCP method, tool. */
export type SandboxRequest = {
  readonly at: number;
  readonly method: string;
  readonly host: string;
  /** With its query, so that a test can look for keys in URLs. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly labels: readonly string[];
};

export type FaultKind =
  /** Answers after `ms`. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** The connection breaks before anything happens. */
  | { readonly kind: 'cut-before' }
  /** The effect is done, the reply is lost. */
  | { readonly kind: 'cut-after' }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Record<string, string>;
    }
  /** A web page where data was asked for. */
  | { readonly kind: 'html'; readonly body?: string; readonly status?: number }
  /** The real answer, cut in half, or `body`. */
  | { readonly kind: 'malformed'; readonly body?: string }
  /** The real answer behind a byte order mark [qapi 1.1]. */
  | { readonly kind: 'bom' }
  /** The real answer in 16 pieces, `ms` apart. */
  | { readonly kind: 'slow-body'; readonly ms: number }
  /** Blanks without end: `bytes` (default 64 MB) before the real answer. */
  | { readonly kind: 'huge-body'; readonly bytes?: number }
  /** The party's own way to say no: an error envelope with this code. Nothing is done. */
  | { readonly kind: 'error-code'; readonly code: number; readonly message?: string }
  /** Something happens just before this request is worked on: the link runs, a colleague confirms, the buyer cancels. */
  | { readonly kind: 'meanwhile'; readonly run: () => void };

export type FaultSpec = FaultKind & {
  readonly host?: string;
  /** A label or a part of the path; a RegExp is tried on each label. */
  readonly match?: RegExp | string;
  /** How often; without it until removed. */
  readonly times?: number;
};

export type Faults = {
  /** Adds a fault and answers its remover. */
  add(spec: FaultSpec): () => void;
  clear(): void;
  /** The faults that meet this request, each counted as used. */
  take(request: SandboxRequest): readonly FaultSpec[];
};

function meets(spec: FaultSpec, request: SandboxRequest): boolean {
  if (spec.host !== undefined && spec.host !== request.host) return false;
  const { match } = spec;
  if (match === undefined) return true;
  if (typeof match === 'string')
    return request.labels.some((label) => label.toLowerCase() === match.toLowerCase()) || request.path.includes(match);
  return request.labels.some((label) => new RegExp(match.source, match.flags.replace('g', '')).test(label));
}

export function createFaults(): Faults {
  let active: { spec: FaultSpec; left: number }[] = [];
  return {
    add: (spec) => {
      const entry = { spec, left: spec.times ?? Number.POSITIVE_INFINITY };
      active.push(entry);
      return () => {
        active = active.filter((each) => each !== entry);
      };
    },
    clear: () => {
      active = [];
    },
    take: (request) => {
      const met = active.filter((each) => each.left > 0 && meets(each.spec, request));
      for (const each of met) each.left -= 1;
      active = active.filter((each) => each.left > 0);
      return met.map((each) => each.spec);
    },
  };
}
