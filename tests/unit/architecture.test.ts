import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const FILES = globSync(['lib/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'entrypoints/**/*.{ts,tsx}']);
const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s+'([^']+)'/g)].flatMap((match) => match[1] ?? []);
/** The folder of lib/ that a file or an import belongs to; null outside lib. */
const room = (file: string, wanted: string): string | null => {
  if (wanted.startsWith('#lib/')) return wanted.slice('#lib/'.length).split('/')[0] ?? null;
  if (!wanted.startsWith('.')) return null;
  return /^lib\/([^/]+)\//.exec(normalize(join(dirname(file), wanted)).replaceAll('\\', '/'))?.[1] ?? null;
};

describe('the structure', () => {
  it('finds files to look at', () => {
    expect(FILES.length).toBeGreaterThan(50);
  });

  it('lets lib/domain import nothing but itself', () => {
    const strangers = FILES.filter((file) => file.startsWith('lib/domain/')).flatMap((file) =>
      importsOf(file)
        .filter((wanted) => room(file, wanted) !== 'domain' || wanted.startsWith('#'))
        .map((wanted) => `${file} → ${wanted}`),
    );
    expect(strangers).toEqual([]);
  });

  it('lets lib import neither components nor entrypoints, and components no entrypoint', () => {
    const wrong = FILES.flatMap((file) => {
      const forbidden = file.startsWith('lib/')
        ? /components|entrypoints/
        : file.startsWith('components/')
          ? /entrypoints/
          : null;
      return forbidden === null
        ? []
        : importsOf(file)
            .filter((wanted) => forbidden.test(wanted))
            .map((wanted) => `${file} → ${wanted}`);
    });
    expect(wrong).toEqual([]);
  });

  it('lets the code on J-QSM pages see only reading, asking and words', () => {
    const allowed = new Set(['qsm', 'messaging', 'i18n', 'domain', 'platform']);
    const wrong = FILES.filter(
      (file) => file.startsWith('lib/qsm/') || file.startsWith('entrypoints/qsm.content/'),
    ).flatMap((file) =>
      importsOf(file)
        .filter((wanted) => {
          const target = room(file, wanted);
          return target !== null && !allowed.has(target);
        })
        .map((wanted) => `${file} → ${wanted}`),
    );
    expect(wrong).toEqual([]);
  });

  it('touches the browser API only in lib/platform', () => {
    const wrong = FILES.filter((file) => !file.startsWith('lib/platform/')).filter(
      (file) =>
        importsOf(file).includes('wxt/browser') ||
        /\b(?:browser|chrome)\.(?:runtime|storage|tabs|alarms|action|identity|sidePanel)\b/.test(
          readFileSync(file, 'utf8'),
        ),
    );
    expect(wrong).toEqual([]);
  });

  it('goes into a folder of lib only by its front door', () => {
    const wrong = FILES.flatMap((file) =>
      importsOf(file)
        .filter((wanted) => wanted.startsWith('.') && file.startsWith('lib/'))
        .filter((wanted) => room(file, wanted) !== /^lib\/([^/]+)\//.exec(file)?.[1])
        .map((wanted) => `${file} → ${wanted}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps wiring thin: no entrypoint over 60 lines', () => {
    const long = FILES.filter(
      (file) => file.startsWith('entrypoints/') && readFileSync(file, 'utf8').split('\n').length > 61,
    );
    expect(long).toEqual([]);
  });
});
