import { information, type Measured, ms, type Row } from './row.ts';

/** What the bundle leaves in the laboratory page. */
declare const lab: typeof import('./lab/work.ts');

/** A sale's first minute: how long one look over all its carts takes on Chromium's own disk. */
export const carts: Row = {
  name: 'carts',
  budget: '5,000 carts at once, about ten times as long as 500',
  async measure(bench): Promise<readonly Measured[]> {
    const page = await bench.lab();
    const count = bench.quick ? 500 : 5000;
    await page.evaluate((skus) => lab.firstSync(skus), 1000);
    const { all, tenth, one } = await page.evaluate((wanted) => lab.carts(wanted), count);
    return [
      information(`one look over ${count.toLocaleString('en')} carts, each in Smartship with a sending`, ms(all)),
      information(`  over ${(count / 10).toLocaleString('en')}`, ms(tenth)),
      information('  one cart among them, as a page or the panel asks for it', ms(one)),
    ];
  },
};
