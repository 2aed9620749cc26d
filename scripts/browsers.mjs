/**
 * Finds the browsers that the tests and the demo drive, and installs a missing one where that is possible.
 * Plain JavaScript without dependencies, for any Node from 18: `scripts/run.mjs` uses it before `npm ci` has run.
 * Limit: Google's own Chrome ignores `--load-extension` from version 137, so only Chromium builds are taken.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CHROMIUM_COMMANDS = ['chromium', 'chromium-browser'];
const FIREFOX_COMMANDS = ['firefox-esr', 'firefox'];

const PLACES = {
  linux: { chromium: [], firefox: ['/opt/firefox/firefox', '/usr/lib/firefox-esr/firefox-esr'] },
  darwin: {
    chromium: ['/Applications/Chromium.app/Contents/MacOS/Chromium'],
    firefox: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  },
  win32: {
    chromium: windowsPlaces('Chromium\\Application\\chrome.exe'),
    firefox: windowsPlaces('Mozilla Firefox\\firefox.exe'),
  },
};

/** Where the Chromium to be driven is: CHROMIUM_PATH, else the usual places, else Playwright's cache; undefined when there is none. */
export function findChromium() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) return named('CHROMIUM_PATH', asked, unfitChromium);
  return firstRunnable([...onPath(CHROMIUM_COMMANDS), ...usualPlaces('chromium'), ...playwrightCache()], unfitChromium);
}

/** Where the Firefox to be driven is: FIREFOX_PATH, else the usual places; undefined when there is none. */
export function findFirefox() {
  const asked = process.env.FIREFOX_PATH;
  if (asked) return named('FIREFOX_PATH', asked, unfitSnap);
  return firstRunnable([...onPath(FIREFOX_COMMANDS), ...usualPlaces('firefox')], unfitSnap);
}

/** As `findChromium`, and installs Chromium when there is none. Undefined when that is not possible; the reason has been printed. */
export function ensureChromium() {
  const found = findOrSay(findChromium);
  if (found) return found;
  say('No Chromium found; installing it.');
  if (canApt() && apt('chromium', 'fonts-noto-cjk')) {
    const installed = findOrSay(findChromium);
    if (installed) return installed;
  }
  const cli = fileURLToPath(new URL('../node_modules/playwright-core/cli.js', import.meta.url));
  if (existsSync(cli) && succeeds(process.execPath, [cli, 'install', '--no-shell', 'chromium'])) {
    const downloaded = findOrSay(findChromium);
    if (downloaded) return downloaded;
  }
  say(
    'Chromium could not be installed. Next step: install Chromium yourself (Debian, Ubuntu: "apt-get install chromium fonts-noto-cjk";',
    'macOS: "brew install --cask chromium"; anywhere: "npx playwright-core install chromium") or set CHROMIUM_PATH to one, and run this again.',
    'Google Chrome itself does not do: it no longer loads an extension from a folder given on its command line.',
  );
  return undefined;
}

/** As `findFirefox`, and installs Firefox ESR when there is none. Undefined when that is not possible; the reason has been printed. */
export function ensureFirefox() {
  const found = findOrSay(findFirefox);
  if (found) return found;
  say('No Firefox found; installing Firefox ESR.');
  if (canApt() && apt('firefox-esr')) {
    const installed = findOrSay(findFirefox);
    if (installed) return installed;
  }
  say(
    'Firefox could not be installed. Next step: install Firefox yourself or set FIREFOX_PATH to one, and run this again;',
    'or set SMARTSHIP_SKIP_FIREFOX=1 to have the Firefox test counted as skipped. Without either it counts as failed.',
  );
  return undefined;
}

/** Sees to a font with Japanese characters, so that screenshots show words and not boxes. Only warns where it cannot. */
export function ensureJapaneseFont() {
  if (process.platform !== 'linux') return;
  const fonts = spawnSync('fc-list', [':lang=ja'], { encoding: 'utf8' });
  if (fonts.error || fonts.stdout.trim() !== '') return;
  if (canApt() && apt('fonts-noto-cjk')) return;
  say('No font with Japanese characters found: screenshots will show boxes. Next step: install Noto Sans CJK.');
}

function usualPlaces(browser) {
  return PLACES[process.platform]?.[browser] ?? [];
}

function windowsPlaces(tail) {
  const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
  return roots.filter(Boolean).map((root) => join(root, tail));
}

function onPath(commands) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return commands.flatMap((command) => folders.filter(Boolean).map((folder) => join(folder, command)));
}

/** Playwright's downloaded builds, newest first. */
function playwrightCache() {
  const root =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    {
      linux: join(homedir(), '.cache', 'ms-playwright'),
      darwin: join(homedir(), 'Library', 'Caches', 'ms-playwright'),
      win32: join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright'),
    }[process.platform];
  if (!root || !existsSync(root)) return [];
  const builds = readdirSync(root).filter((name) => /^chromium-\d+$/.test(name));
  builds.sort((a, b) => Number(b.split('-')[1]) - Number(a.split('-')[1]));
  const executables = [
    'chrome',
    'chrome.exe',
    join('Chromium.app', 'Contents', 'MacOS', 'Chromium'),
    join('Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing'),
  ];
  return builds.flatMap((build) =>
    readdirSync(join(root, build))
      .filter((name) => name.startsWith('chrome-'))
      .flatMap((name) => executables.map((executable) => join(root, build, name, executable))),
  );
}

function firstRunnable(candidates, unfit) {
  return candidates.find((path) => runnable(path) && unfit(path) === undefined);
}

function named(variable, path, unfit) {
  const reason = runnable(path) ? unfit(path) : 'there is no program to run there.';
  if (reason) throw new Error(`${variable} is ${path}: ${reason}`);
  return path;
}

function runnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Why this Chromium cannot be used, or undefined. Windows programs do not answer `--version`; there the file's place tells. */
function unfitChromium(path) {
  if (unfitSnap(path)) return unfitSnap(path);
  const answer = process.platform === 'win32' ? path : spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout;
  if (!answer) return 'it does not start.';
  return /Google[ \\/]Chrome(?! for Testing)/.test(answer)
    ? 'this is Google Chrome, which no longer loads an extension from a folder given on its command line. Use Chromium.'
    : undefined;
}

/** A snap (or Ubuntu's little script that starts one) is shut off from the profile folders that the tests make. */
function unfitSnap(path) {
  const isSnap =
    path.startsWith('/snap/') || (statSync(path).size < 20_000 && readFileSync(path, 'utf8').includes('/snap/'));
  return isSnap ? 'this is a snap, which cannot reach the profiles that the tests make.' : undefined;
}

function findOrSay(find) {
  try {
    return find();
  } catch (error) {
    say(error.message);
    return undefined;
  }
}

function canApt() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function apt(...packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (
    succeeds('apt-get', ['update'], env) &&
    succeeds('apt-get', ['install', '-y', '--no-install-recommends', ...packages], env)
  );
}

function succeeds(command, args, env = process.env) {
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
}

function say(...words) {
  console.error(words.join(' '));
}
