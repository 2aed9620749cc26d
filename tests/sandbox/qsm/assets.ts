import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { CONTENT } from './frame.ts';

const OWN = path.join(import.meta.dirname, 'static');
const DHTMLX = path.dirname(createRequire(import.meta.url).resolve('dhtmlx-suite/package.json'));

const AG_GRID = path.resolve(createRequire(import.meta.url).resolve('ag-grid-community/styles/ag-grid.css'), '../..');

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

// The library's script is the standard edition's; of its four skins J-QSM's compact rows come closest to skyblue.
const FOLDERS: readonly (readonly [prefix: string, folder: string])[] = [
  [`${CONTENT}/dhtmlx/dhtmlx.js`, path.join(DHTMLX, 'codebase', 'dhtmlx.js')],
  [`${CONTENT}/dhtmlx/`, path.join(DHTMLX, 'skins', 'skyblue')],
  [`${CONTENT}/aggrid/ag-grid.js`, path.join(AG_GRID, 'dist', 'ag-grid-community.min.noStyle.js')],
  [`${CONTENT}/aggrid/`, path.join(AG_GRID, 'styles')],
  [`${CONTENT}/js/`, OWN],
  [`${CONTENT}/css/`, OWN],
];

function fileOf(pathname: string): string | undefined {
  for (const [prefix, target] of FOLDERS) {
    if (!pathname.toLowerCase().startsWith(prefix.toLowerCase())) continue;
    if (!prefix.endsWith('/')) return target;
    const file = path.join(target, decodeURIComponent(pathname.slice(prefix.length)));
    return file.startsWith(target + path.sep) ? file : undefined;
  }
  return undefined;
}

/** Scripts, styles and pictures under /Content/; `undefined` when the path is none of them. */
export async function assetResponse(pathname: string): Promise<Response | undefined> {
  const file = fileOf(pathname);
  const type = file === undefined ? undefined : TYPES[path.extname(file).toLowerCase()];
  if (file === undefined || type === undefined) return undefined;
  try {
    const bytes = await readFile(file);
    return new Response(new Uint8Array(bytes), {
      headers: { 'Content-Type': type, 'Cache-Control': 'private, max-age=600' },
    });
  } catch {
    return new Response('Not found', { status: 404 });
  }
}
