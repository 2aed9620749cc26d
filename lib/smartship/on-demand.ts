/*
 * The official client library makes hundreds of schemas when it is loaded. A worker that only answers a key in a code field
 * must not wait for them (design §8): what is imported in this way runs when it is first called.
 */
type Mcp = typeof import('./mcp/mcp-gateway.ts');
type SignIn = typeof import('./oauth/sign-in.ts');
type Renew = typeof import('./oauth/renew.ts');

export const createMcpGateway: Mcp['createMcpGateway'] = async (options) =>
  (await import('./mcp/mcp-gateway.ts')).createMcpGateway(options);

export const signIn: SignIn['signIn'] = async (options) => (await import('./oauth/sign-in.ts')).signIn(options);

export const renew: Renew['renew'] = async (fetch, now, store) =>
  (await import('./oauth/renew.ts')).renew(fetch, now, store);
