/**
 * `node scripts/run.mjs <task> [arguments]`: the one way in from a fresh clone. Sees to the dependencies and the browsers that the
 * task needs, then runs `scripts/<task>.ts` on the Node 24 of this package, whatever Node the machine has.
 * Plain JavaScript without dependencies, for any Node from 18; asks nothing, so it works without a terminal.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium, ensureFirefox, ensureJapaneseFont } from './browsers.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** `required`: without Chromium the task ends here. The tests go on instead and count what could not run as failed. */
const TASKS = {
  demo: { chromium: true, required: true },
  test: { chromium: true, firefox: process.env.SMARTSHIP_SKIP_FIREFOX !== '1' },
  sandbox: {},
  bench: { chromium: true, required: true },
};

const [task, ...forwarded] = process.argv.slice(2);
const needs = Object.hasOwn(TASKS, task) ? TASKS[task] : undefined;
if (!needs) stop(`Say what to run: ${Object.keys(TASKS).join(', ')}.`);
if (!existsSync(join(ROOT, 'scripts', `${task}.ts`))) stop(`scripts/${task}.ts is missing.`);

installDependencies();
const node = node24();
if (needs.chromium) {
  if (!ensureChromium() && needs.required) process.exit(1);
  ensureJapaneseFont();
}
if (needs.firefox) ensureFirefox();
runTask();

function installDependencies() {
  if (isInstalled()) return;
  console.error('Installing the dependencies (npm ci).');
  if (npm('ci', '--no-audit', '--no-fund', '--loglevel=error') !== 0)
    stop('npm ci failed. Next step: read its message above, then run this again.');
}

/** Whether node_modules holds what package-lock.json asks for: npm writes down what it installed, so the two lists can be compared. */
function isInstalled() {
  const wanted = lockedPackages(join(ROOT, 'package-lock.json'));
  const installed = lockedPackages(join(ROOT, 'node_modules', '.package-lock.json'));
  if (!wanted || !installed) return false;
  const differs = ([path, entry]) =>
    installed[path]?.version !== entry.version || installed[path]?.integrity !== entry.integrity;
  return !Object.entries(wanted).some(
    ([path, entry]) => path !== '' && (installed[path] || !entry.optional) && !entry.link && differs([path, entry]),
  );
}

function lockedPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** The Node that the package brings along; npm leaves it out where install scripts are off, then it is built once more. */
function node24() {
  const own = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const works = (path) => spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout?.startsWith('v24.') === true;
  if (works(own)) return own;
  if (works(process.execPath)) return process.execPath;
  npm('rebuild', 'node', '--loglevel=error');
  if (works(own)) return own;
  return stop('The Node 24 of this package could not be installed. Next step: install Node 24, then run this again.');
}

/** Runs the machine's npm in this folder and returns its exit code; not on our own Node, which `npm ci` deletes while it works. */
function npm(...args) {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(join(ROOT, 'node_modules')));
  const env = { ...process.env, PATH: path.join(delimiter) };
  const options = { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' };
  return spawnSync('npm', args, options).status ?? 1;
}

function runTask() {
  const path = [dirname(node), join(ROOT, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  const child = spawn(node, [join(ROOT, 'scripts', `${task}.ts`), ...forwarded], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => stop(`The task could not be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)));
}

/** Ends with the reason. A test run that could not begin still closes with its counted line. */
function stop(message) {
  console.error(message);
  if (task === 'test') console.log('0 passed, 1 failed');
  process.exit(1);
}
