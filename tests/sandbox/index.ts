/** Every outside party in one local server: J-QSM's pages, QAPI, Smartship's MCP endpoint and sign-in, TxAPI [design §7]. */
export { ConnectionCut } from './apply-faults.ts';
export { createDispatcher } from './dispatch.ts';
export { HOSTS } from './hosts.ts';
export { runSandbox } from './main.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './server.ts';
export * from './world.ts';
