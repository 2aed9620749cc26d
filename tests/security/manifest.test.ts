import { describe, expect, it } from 'vitest';
import { type Build, readManifest, readScripts } from './bundle.ts';

/** The five hosts of design §3 law 6. One more here is a change that sellers must be told of. */
const HOSTS = [
  'https://qsm.qoo10.jp/*',
  'https://qsmupload.qoo10.jp/*',
  'https://api.qoo10.jp/*',
  'https://smartship2.tracxlogis.com/*',
  'https://api.tracxlogis.com/*',
];

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' https://api.qoo10.jp https://smartship2.tracxlogis.com https://api.tracxlogis.com",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ');

/** Reviewed: why each permission is asked for. */
const PERMISSIONS: Readonly<Record<Build, readonly string[]>> = {
  // settings · outbox that is never evicted · polling and held presses · Sign in with Smartship · the panel
  'chrome-mv3': ['storage', 'unlimitedStorage', 'alarms', 'identity', 'sidePanel'],
  'firefox-mv3': ['storage', 'unlimitedStorage', 'alarms', 'identity'],
};

describe.each(['chrome-mv3', 'firefox-mv3'] as const)('the built manifest of %s', (build) => {
  const manifest = readManifest(build);

  it('asks for the reviewed permissions, and for messages only once the seller switches them on', () => {
    expect(manifest.permissions).toEqual(PERMISSIONS[build]);
    expect(manifest.optional_permissions).toEqual(['notifications']);
    expect(manifest.optional_host_permissions).toBeUndefined();
  });

  it('asks for the five named hosts', () => {
    expect(manifest.host_permissions).toEqual(HOSTS);
  });

  it('allows its own pages no other script, style or connection', () => {
    expect(manifest.content_security_policy).toEqual({ extension_pages: POLICY });
  });

  it('runs on J-QSM only, opens nothing to pages, and lets no site or extension speak to it', () => {
    const scripts = manifest.content_scripts.map(({ matches, world }) => ({ matches, world }));
    expect(scripts).toEqual([{ matches: HOSTS.slice(0, 2), world: undefined }]);
    expect(manifest.web_accessible_resources).toEqual([]);
    expect(manifest.externally_connectable).toBeUndefined();
  });
});

it('wakes the worker as one plain script: Chromium keeps its compiled form, and compiles modules anew at each wake', () => {
  expect(readManifest('chrome-mv3').background).toEqual({ service_worker: 'background.js' });
  const worker = readScripts('chrome-mv3').find(({ path }) => path === 'background.js');
  expect(worker?.text).not.toMatch(/^\s*(?:import|export)\b|\bimport\(/m);
});

it('has a fixed id in Chrome, so that a sign-in always comes back to us', () => {
  expect(readManifest('chrome-mv3').key).toMatch(/^MII[A-Za-z0-9+/=]{300,}$/);
});
