/** Real browsers with the built extension, on which every outside host is the sandbox. */
export { type ChromiumOptions, type ChromiumSession, type ExtensionPage, launchChromium } from './chromium.ts';
export { findChromium } from './find-browser.ts';
export { type FirefoxOptions, type FirefoxSession, launchFirefox } from './firefox.ts';
export { field, named } from './firefox-finding.ts';
export type { PageQuery } from './pages.ts';
export { describeProblems, type Problem } from './problems.ts';
export { makeProfile } from './profile.ts';
export { putRows } from './put-rows.ts';
export type { SandboxAddress } from './sandbox.ts';
export { shot } from './shots.ts';
export { standingOut } from './standing-out.ts';
export { storedRows } from './stored-rows.ts';
