import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { against, type Measured, type Row } from './row.ts';

const FILE = join(import.meta.dirname, '../../.output/chrome-mv3/content-scripts/qsm.js');
/** What React leaves in a minified bundle. */
const REACT = /react\.(?:transitional\.)?element|__REACT_DEVTOOLS|react-dom|__CLIENT_INTERNALS_DO_NOT_USE/;

export const contentScript: Row = {
  name: 'content-script',
  budget: '25 kB, none of it React',
  async measure(): Promise<readonly Measured[]> {
    const text = readFileSync(FILE);
    const size = gzipSync(text, { level: 9 }).length;
    return [
      against('content script, gzip', { text: '≤ 25 kB', limit: 25_000 }, size, `${(size / 1000).toFixed(1)} kB`),
      against(
        'React in the content script',
        { text: 'none', limit: 0 },
        REACT.test(text.toString()) ? 1 : 0,
        REACT.test(text.toString()) ? 'some' : 'none',
      ),
    ];
  },
};
