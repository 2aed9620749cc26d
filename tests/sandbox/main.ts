/**
 * `npm run sandbox`: Qoo10, J-QSM and Smartship as the tests play them, on this machine, until stopped by Ctrl+C. Takes typed lines; `help` lists them.
 *
 *   npm run sandbox -- --port=8443 --proxy-port=8444 --orders=500 --skus=100000 --seed=2
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { obey } from './commands.ts';
import { HOSTS } from './hosts.ts';
import { type Sandbox, startSandbox } from './server.ts';
import { createWorld } from './world.ts';

function introduction({ world, proxyPort, publicKeyHash, hostResolverRules }: Sandbox): string {
  const { seller, smartship } = world;
  return `The sandbox plays ${HOSTS.join(', ')}.

An ordinary Chrome or Chromium with a throw-away profile (load the extension from .output/chrome-mv3 on chrome://extensions):
  chrome --user-data-dir=/tmp/smartship-sandbox --no-first-run --ignore-certificate-errors-spki-list=${publicKeyHash} \\
    --host-resolver-rules="${hostResolverRules}" https://qsm.qoo10.jp/
or through the proxy:
  chrome --user-data-dir=/tmp/smartship-sandbox --no-first-run --ignore-certificate-errors-spki-list=${publicKeyHash} \\
    --proxy-server=http://127.0.0.1:${proxyPort} https://qsm.qoo10.jp/
Firefox: set 127.0.0.1, port ${proxyPort}, as its HTTPS proxy and accept the certificate.

Shop ID                   ${seller.shopId}
QSM password              ${seller.password}
Qoo10 API key             ${seller.apiKey}
Seller authorization key  ${seller.sellerAuthorizationKey}
Smartship API key         ${smartship.apiKey}
Smartship sign-in         ${smartship.email}  ${smartship.password}
TxAPI key                 ${smartship.txApiKey}

Type help for what can be made to happen. Ctrl+C ends it.`;
}

/** Runs the sandbox alone with a prompt, from command line arguments. */
export async function runSandbox(args: readonly string[]): Promise<Sandbox> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '8443' },
      'proxy-port': { type: 'string', default: '8444' },
      orders: { type: 'string', default: '60' },
      skus: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
    },
  });
  const world = createWorld({
    seed: Number(values.seed),
    orders: Number(values.orders),
    skus: Number(values.skus),
  });
  const sandbox = await startSandbox({ world, port: Number(values.port), proxyPort: Number(values['proxy-port']) });
  console.log(introduction(sandbox));
  const hourly = setInterval(() => world.runLinkCycle(), 3_600_000);
  createInterface({ input: process.stdin }).on('line', (line) => console.log(obey(world, line)));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, async () => {
      clearInterval(hourly);
      await sandbox.close();
      process.exit(0);
    });
  return sandbox;
}

if (import.meta.main) await runSandbox(process.argv.slice(2));
