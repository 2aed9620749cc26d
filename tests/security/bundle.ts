import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { z } from 'zod';

/** The two builds, as their folders in `.output` are called. */
export type Build = 'chrome-mv3' | 'firefox-mv3';

const Manifest = z.looseObject({
  manifest_version: z.literal(3),
  permissions: z.array(z.string()).default([]),
  optional_permissions: z.array(z.string()).default([]),
  host_permissions: z.array(z.string()).default([]),
  content_scripts: z
    .array(
      z.looseObject({
        matches: z.array(z.string()),
        js: z.array(z.string()).default([]),
        css: z.array(z.string()).default([]),
      }),
    )
    .default([]),
  content_security_policy: z.looseObject({ extension_pages: z.string() }),
  web_accessible_resources: z.array(z.unknown()).default([]),
  externally_connectable: z.unknown().optional(),
});

export type BuiltManifest = z.infer<typeof Manifest>;

/** A file of a build: its path within it, with `/`, and its bytes. */
export type BuiltFile = { readonly path: string; readonly bytes: Buffer };

/** The built manifest. Throws when the extension has not been built, or when the manifest is not one. */
export function readManifest(build: Build): BuiltManifest {
  return Manifest.parse(JSON.parse(readFileSync(join(buildFolder(build), 'manifest.json'), 'utf8')));
}

/** Every file of a build, sorted by path. */
export function readFiles(build: Build): readonly BuiltFile[] {
  const folder = buildFolder(build);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(folder, path).replaceAll('\\', '/'), bytes: readFileSync(path) }))
    .sort((one, other) => one.path.localeCompare(other.path));
}

/** The scripts and style sheets that the manifest puts into pages, each once. */
export function readContentScripts(build: Build): readonly BuiltFile[] {
  const paths = new Set(readManifest(build).content_scripts.flatMap(({ js, css }) => [...js, ...css]));
  return [...paths].map((path) => ({ path, bytes: readFileSync(join(buildFolder(build), path)) }));
}

/** Every script of a build as text. */
export function readScripts(build: Build): readonly { readonly path: string; readonly text: string }[] {
  return readFiles(build)
    .filter(({ path }) => /\.m?js$/.test(path))
    .map(({ path, bytes }) => ({ path, text: bytes.toString('utf8') }));
}

function buildFolder(build: Build): string {
  return resolve(import.meta.dirname, '../../.output', build);
}
