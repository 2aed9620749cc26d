/**
 * `npm run sandbox`: Qoo10, J-QSM and Smartship as the tests play them, on this machine, until stopped by Ctrl+C.
 *
 *   npm run sandbox -- --port=8443 --proxy-port=8444 --orders=500 --seed=2
 */
import { parseArgs } from 'node:util';
import { createWorld, HOSTS, startSandbox } from '#tests/sandbox';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8443' },
    'proxy-port': { type: 'string', default: '8444' },
    orders: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
  },
});

const world = createWorld({ seed: Number(values.seed), orders: Number(values.orders) });
const sandbox = await startSandbox({ world, port: Number(values.port), proxyPort: Number(values['proxy-port']) });

console.log(`The sandbox plays ${HOSTS.join(', ')}.

Chromium with it:
  chromium --user-data-dir=/tmp/smartship-sandbox --ignore-certificate-errors-spki-list=${sandbox.publicKeyHash} \\
    --host-resolver-rules="${sandbox.hostResolverRules}" --load-extension=.output/chrome-mv3 https://qsm.qoo10.jp/
Firefox: set 127.0.0.1, port ${sandbox.proxyPort}, as its HTTPS proxy.

Shop ID                   ${world.seller.shopId}
Seller authorization key  ${world.seller.sellerAuthorizationKey}
Smartship API key         ${world.smartship.apiKey}
QSM password              ${world.seller.password}

Ctrl+C ends it.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await sandbox.close();
    process.exit(0);
  });
}
