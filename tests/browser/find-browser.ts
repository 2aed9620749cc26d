import * as browsers from '../../scripts/browsers.mjs';

/** The Chromium to drive: CHROMIUM_PATH, else the usual places. Throws, with the next step, when there is none. */
export function findChromium(): string {
  return browsers.findChromium() ?? missing('Chromium', 'CHROMIUM_PATH');
}

/** The Firefox to drive: FIREFOX_PATH, else the usual places. Throws, with the next step, when there is none. */
export function findFirefox(): string {
  return browsers.findFirefox() ?? missing('Firefox', 'FIREFOX_PATH');
}

function missing(browser: string, variable: string): never {
  throw new Error(`No ${browser} found. Run "npm test", which installs it where it can, or set ${variable}.`);
}
