import { createPage, type PageFeature } from './page.ts';

/** Pages that are never ours: sign-in, notices, pop-up windows [jqsm 1.4, 3, 8]. */
const NEVER = /\/(login|notice|[^/]*notice)\.aspx|\/popup\/|\/pop_/i;
/** Title of the windows J-QSM opens for files [jqsm 1.4]. */
const POPUP_TITLE = 'Qoo10 - QSM';

/** Starts the features this address may need. One that fails does not keep another from starting. */
export async function startFeatures(features: readonly PageFeature[], signal: AbortSignal): Promise<void> {
  const { pathname } = location;
  if (!document.body || NEVER.test(pathname) || document.title.trim() === POPUP_TITLE) return;
  const wanted = features.filter((feature) => feature.pages.test(pathname));
  if (wanted.length === 0) return;
  const page = await createPage(signal);
  if (!page || signal.aborted) return;
  for (const feature of wanted) {
    try {
      feature.init(page);
    } catch (error) {
      // The page's console is the one place a seller's helper can look; it holds no order and no key.
      reportError(new Error(`Smartship: ${feature.id} could not start`, { cause: error }));
    }
  }
}
