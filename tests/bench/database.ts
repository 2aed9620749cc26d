import type { Answers } from './lab/beside.ts';
import { against, information, type Measured, median, ms, percentile, type Row, times } from './row.ts';

const SKUS = 100_000;

/** What the bundle leaves in the laboratory page. */
declare const lab: typeof import('./lab/work.ts');

const sizeOf = (quick: boolean): number => (quick ? 10_000 : SKUS);

export const firstSync: Row = {
  name: 'first-sync',
  budget: '≤ 10 s, ≤ 100 MB peak',
  async measure(bench): Promise<readonly Measured[]> {
    const page = await bench.lab();
    const { milliseconds, peak } = await page.evaluate((count) => lab.firstSync(count), sizeOf(bench.quick));
    const megabytes = peak / 1e6;
    return [
      against(
        'first sync of 100,000 SKUs, server time excluded',
        { text: '≤ 10 s', limit: 10_000 },
        milliseconds,
        `${(milliseconds / 1000).toFixed(1)} s`,
      ),
      against(
        '  its peak of JavaScript memory',
        { text: '≤ 100 MB', limit: 100 },
        megabytes,
        `${megabytes.toFixed(0)} MB`,
      ),
    ];
  },
};

export const lookUps: Row = {
  name: 'look-ups',
  budget: '≤ 3 × a bare Map',
  async measure(bench): Promise<readonly Measured[]> {
    const page = await bench.lab();
    const size = sizeOf(bench.quick);
    await page.evaluate((count) => lab.firstSync(count), size);
    const rounds: Awaited<ReturnType<typeof lab.lookUps>>[] = [];
    for (let round = 0; round < (bench.quick ? 1 : 5); round += 1) {
      rounds.push(await page.evaluate(([wanted, count]) => lab.lookUps(wanted, count), [size / 10, size] as const));
    }
    const of = (how: 'disk' | 'first' | 'memory' | 'map') => median(rounds.map((round) => round[how]));
    const [map, memory, first, disk] = [of('map'), of('memory'), of('first'), of('disk')];
    return [
      against(
        '10,000 codes against 100,000 SKUs',
        { text: '≤ 3 × a bare Map', limit: 3 },
        memory / map,
        `${times(memory / map)} (${ms(memory)} : ${ms(map)})`,
      ),
      information('  the first time of a worker’s life, the SKUs taken into memory for it', ms(first)),
      information('  from the disk, as a small question is answered before that', ms(disk)),
    ];
  },
};

export const suggestions: Row = {
  name: 'suggestions',
  budget: 'p95 ≤ 20 ms warm, ≤ 300 ms cold',
  async measure(bench): Promise<readonly Measured[]> {
    const page = await bench.lab();
    const size = sizeOf(bench.quick);
    await page.evaluate((count) => lab.firstSync(count), size);
    const lives = [];
    for (let life = 0; life < (bench.quick ? 1 : 5); life += 1) {
      lives.push(
        await page.evaluate(([asked, count]) => lab.suggestions(asked, count), [bench.quick ? 8 : 40, size] as const),
      );
    }
    const warm = percentile(
      lives.flatMap((life) => life.warm),
      95,
    );
    const cold = percentile(
      lives.map((life) => life.cold),
      95,
    );
    const memory = median(lives.map((life) => life.memory)) / 1e6;
    const questions = bench.quick ? 8 : 40;
    const { ours, theirs } = await page.evaluate(([asked, count]) => lab.beside(asked, count), [
      questions,
      size,
    ] as const);
    const said = ({ times: figures, found }: Answers) => `${found} of ${questions} in ${ms(percentile(figures, 95))}`;
    return [
      against('suggestions for a wrong code, warm, p95', { text: '≤ 20 ms', limit: 20 }, warm, ms(warm)),
      against('  the first of a worker’s life, p95', { text: '≤ 300 ms', limit: 300 }, cold, ms(cold)),
      information('  memory that they hold', `${memory.toFixed(0)} MB`),
      information(
        '  wrong codes alone, right one offered, p95: ours : uFuzzy',
        `${said(ours.codes)} : ${said(theirs.codes)}`,
      ),
      information('  Japanese names without a code: ours : uFuzzy', `${said(ours.names)} : ${said(theirs.names)}`),
    ];
  },
};
