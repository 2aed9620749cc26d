import type { BrowserContext, CDPSession } from 'playwright-core';
import { z } from 'zod';
import { errorProblem, type Problem } from './problems.ts';

/** What the worker says over the devtools protocol, as far as it is a problem. */
const Message = z.discriminatedUnion('method', [
  z.object({
    method: z.literal('Runtime.exceptionThrown'),
    params: z.object({
      exceptionDetails: z.object({
        text: z.string(),
        exception: z.object({ description: z.string().optional() }).optional(),
      }),
    }),
  }),
  z.object({
    method: z.literal('Runtime.consoleAPICalled'),
    params: z.object({
      type: z.string(),
      args: z.array(z.object({ value: z.unknown().optional(), description: z.string().optional() })),
    }),
  }),
  z.object({
    method: z.literal('Log.entryAdded'),
    params: z.object({ entry: z.object({ level: z.string(), text: z.string() }) }),
  }),
]);

/**
 * Reports what goes wrong in the extension's service worker, over its deaths and restarts: uncaught exceptions and refusals by the
 * content security policy do not reach Playwright, so a second devtools session listens to the worker. Like Playwright's own it keeps the worker from
 * dying of idleness.
 */
export async function watchWorker(context: BrowserContext, report: (problem: Problem) => void): Promise<void> {
  const devtools = await browserDevtools(context);
  let sent = 0;
  const ask = (sessionId: string, method: string) => {
    sent += 1;
    // A worker that died meanwhile has nothing to report.
    return devtools
      .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: sent, method }) })
      .catch(() => undefined);
  };
  devtools.on('Target.receivedMessageFromTarget', ({ message }) => {
    const problem = readProblem(JSON.parse(message));
    if (problem) report(problem);
  });
  devtools.on('Target.attachedToTarget', ({ sessionId }) => {
    void ask(sessionId, 'Runtime.enable');
    void ask(sessionId, 'Log.enable');
  });
  devtools.on('Target.targetCreated', ({ targetInfo }) => {
    if (targetInfo.type !== 'service_worker' || !targetInfo.url.startsWith('chrome-extension://')) return;
    // Gone again already: then it comes back as another target.
    devtools.send('Target.attachToTarget', { targetId: targetInfo.targetId, flatten: false }).catch(() => undefined);
  });
  await devtools.send('Target.setDiscoverTargets', { discover: true });
}

/** What Chromium's own calls throw in a worker that is being ended under them. Nothing of ours failed. */
const ENDING = 'Error: No SW';

function readProblem(message: unknown): Problem | undefined {
  const read = Message.safeParse(message);
  if (!read.success) return undefined;
  const where = 'service-worker';
  if (read.data.method === 'Runtime.exceptionThrown') {
    const { text, exception } = read.data.params.exceptionDetails;
    const said = exception?.description ?? text;
    return said === ENDING ? undefined : { kind: 'exception', where, text: said };
  }
  if (read.data.method === 'Runtime.consoleAPICalled') {
    const { type, args } = read.data.params;
    if (type !== 'error' && type !== 'assert') return undefined;
    return { kind: 'console-error', where, text: args.map((arg) => arg.description ?? String(arg.value)).join(' ') };
  }
  const { level, text } = read.data.params.entry;
  return level === 'error' ? errorProblem(where, text) : undefined;
}

/**
 * Ends the extension's service worker as the browser itself does after half a minute of idleness, and waits until it is stopped. The
 * next event starts it again with nothing in memory. Answers with false when it was not running.
 * Works in Chromium 156: `ServiceWorker.stopWorker` from any page of the profile (`Target.closeTarget` on the worker does too, but does not say when).
 */
export async function stopWorker(context: BrowserContext, extensionId: string): Promise<boolean> {
  const open = context.pages()[0];
  const page = open ?? (await context.newPage());
  const devtools = await context.newCDPSession(page);
  try {
    return await stopRunningVersions(devtools, `chrome-extension://${extensionId}/`);
  } finally {
    await devtools.detach();
    if (!open) await page.close();
  }
}

async function stopRunningVersions(devtools: CDPSession, scope: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let asked = false;
    devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      const ours = versions.find((version) => version.scriptURL.startsWith(scope));
      if (!ours) return;
      if (ours.runningStatus === 'stopped') resolve(asked);
      else if (!asked) {
        asked = true;
        devtools.send('ServiceWorker.stopWorker', { versionId: ours.versionId }).catch(reject);
      }
    });
    devtools.send('ServiceWorker.enable').catch(reject);
  });
}

async function browserDevtools(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser();
  if (!browser) throw new Error('The browser is closed.');
  return browser.newBrowserCDPSession();
}
