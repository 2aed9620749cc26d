import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readContentScripts, readFiles, readScripts } from './bundle.ts';

/** Words that survive minification and give a part away. */
const TELLTALES = {
  React: ['react.element', 'Minified React error', 'react.transitional.element', '__REACT_DEVTOOLS'],
  Dexie: ['DexieError', 'IDBKeyRange', 'smartship-data', 'smartship-outbox', 'smartship-vault'],
  zod: ['invalid_type', 'unrecognized_keys'],
  'an API client': [
    'GiosisCertificationKey',
    'api.qoo10.jp',
    'tracxlogis.com',
    'modelcontextprotocol',
    'XMLHttpRequest',
  ],
} as const;

describe('the script on J-QSM pages', () => {
  const scripts = readContentScripts('chrome-mv3').filter(({ path }) => path.endsWith('.js'));
  const text = scripts.map(({ bytes }) => bytes.toString('utf8')).join('\n');

  it('is there', () => {
    expect(text).toContain('smartship-dock');
  });

  it.each(Object.entries(TELLTALES))('contains no %s', (_part, words) => {
    expect(words.filter((word) => text.includes(word))).toEqual([]);
  });

  it('sends nothing by itself', () => {
    expect(text).not.toMatch(/\bfetch\(|sendBeacon|new WebSocket|new EventSource/);
  });

  it('stays within 25 kB gzip', () => {
    expect(gzipSync(text, { level: 9 }).length).toBeLessThanOrEqual(25_000);
  });
});

describe.each(['chrome-mv3', 'firefox-mv3'] as const)('every script of %s', (build) => {
  it('evaluates no text as code', () => {
    const wrong = readScripts(build).filter(({ text }) =>
      /\bnew Function\b|\bFunction\(["'`]|=\s*Function[;,)]|[^.\w$]eval\(/.test(text),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('holds nothing of the sandbox and no key of it', () => {
    const all = readFiles(build).map(({ path, bytes }) => ({ path, text: bytes.toString('latin1') }));
    const wrong = all.filter(({ text }) => /SAMPLE_|demo_shop|dhtmlXGridObject|S5sample/.test(text));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});
