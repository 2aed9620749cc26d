/**
 * `npm run demo`: the main job on the sandbox. With a display the window stays open on the order page, connected and ready to try; without one
 * a tour does the job, prints each step and saves a picture of each to `.output/demo/`.
 */
import { execFileSync } from 'node:child_process';
import { type ChromiumSession, launchChromium } from '#tests/browser';
import { type Sandbox, startSandbox } from '#tests/sandbox';
import { connectBoth, openOrders } from '#tests/seller';
import { tour } from './demo-tour.ts';

const language = process.argv.includes('--english') ? 'en' : 'ja';
const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const showWindow = display && !process.argv.includes('--tour');

console.log('Building the extension.');
execFileSync('npx', ['wxt', 'build'], { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });

if (showWindow) await inWorld(language, stay);
else
  for (const spoken of ['ja', 'en'] as const)
    await inWorld(spoken, (session, sandbox) => tour(session, sandbox, spoken));

/** Does something in a fresh world with a fresh browser, and clears both away. */
async function inWorld(
  spoken: 'ja' | 'en',
  act: (session: ChromiumSession, sandbox: Sandbox) => Promise<void>,
): Promise<void> {
  const sandbox = await startSandbox();
  const session = await launchChromium({ sandbox, language: spoken, headless: !showWindow });
  try {
    await act(session, sandbox);
  } finally {
    await session.close();
    await sandbox.close();
  }
}

/** Connects and leaves the order page to the person until the window is closed. */
async function stay(session: ChromiumSession, { world }: Sandbox): Promise<void> {
  const options = await connectBoth(session, world);
  const orders = await openOrders(session);
  await options.close();
  await orders.bringToFront();
  console.log(
    'Ready: press 送信 on an order. Smartship’s hourly link runs every minute here. Close the window to end.',
  );
  const link = setInterval(() => world.runLinkCycle(), 60_000);
  await new Promise<void>((closed) => session.context.once('close', () => closed()));
  clearInterval(link);
}
