/** What the browsers need to know of the sandbox: where its outside parties answer. `startSandbox()` returns a superset. */
export type SandboxAddress = {
  /** Chromium's `--host-resolver-rules`, which send the real host names to the sandbox. */
  readonly hostResolverRules: string;
  /** Port on 127.0.0.1 of the sandbox's CONNECT proxy, for Firefox. */
  readonly proxyPort: number;
};
