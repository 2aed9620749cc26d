/** Types of `browsers.mjs`, which is plain JavaScript because it runs before anything is installed. */
declare module '*/browsers.mjs' {
  /** Where the Chromium to be driven is; undefined when there is none. Throws when CHROMIUM_PATH names one that cannot be used. */
  export function findChromium(): string | undefined;
  /** Where the Firefox to be driven is; undefined when there is none. Throws when FIREFOX_PATH names one that cannot be used. */
  export function findFirefox(): string | undefined;
}
