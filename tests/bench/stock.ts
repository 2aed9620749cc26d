import { information, type Measured, ms, type Row } from './row.ts';

/** What the bundle leaves in the laboratory page. */
declare const lab: typeof import('./lab/work.ts');

const SPACING_MS = 300;

/** A preview of *Stock sync* over a large shop: our own time on Chromium's disk, and what the calls themselves must take. */
export const stock: Row = {
  name: 'stock',
  budget: '5,000 listings, about ten times as long as 500',
  async measure(bench): Promise<readonly Measured[]> {
    const page = await bench.lab();
    const count = bench.quick ? 600 : 5000;
    const tenth = await page.evaluate((wanted) => lab.stockPreview(wanted), count / 10);
    const all = await page.evaluate((wanted) => lab.stockPreview(wanted), count);
    const spaced = (all.calls * SPACING_MS) / 60_000;
    return [
      information(`stock preview of ${count.toLocaleString('en')} listings, server time excluded`, ms(all.all)),
      information(`  of ${(count / 10).toLocaleString('en')}`, ms(tenth.all)),
      information(
        '  presses of Preview until all were read',
        `1, in ${all.stretches} stretches, the longest ${ms(all.longest)}; ${all.calls.toLocaleString('en')} calls, ${Math.round(spaced)} min at 300 ms apart`,
      ),
      information('  counts and the first page on the screen', ms(all.screen)),
      information(`  all ${all.waiting.toLocaleString('en')} changes for *Select all*`, ms(all.everyChange)),
    ];
  },
};
