/**
 * `npm run sandbox`: Qoo10, J-QSM and Smartship as the tests play them, on this machine, until stopped by Ctrl+C. Prints how to point an
 * ordinary Chrome at it and takes commands such as `link` and `ship QSP…`; `help` lists them.
 *
 *   npm run sandbox -- --port=8443 --proxy-port=8444 --orders=500 --seed=2
 */
import { runSandbox } from '#tests/sandbox';

await runSandbox(process.argv.slice(2));
