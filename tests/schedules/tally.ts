import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Count {
  schedules: number;
  duplicates: number;
  lost: number;
  wrong: number;
  presses: number;
  kills: number;
  faults: number;
}

const FOLDER = '.output/schedules';

/** Leaves this part's count for the others of the same run; whoever ends last prints the sum of all. */
export async function sayTotal(told: {
  readonly count: Count;
  readonly first: number;
  readonly last: number;
  readonly part: number;
  readonly parts: number;
}): Promise<void> {
  const { first, last } = told;
  const parts = Math.min(told.parts, last - first + 1);
  await mkdir(FOLDER, { recursive: true });
  // One run of vitest is one parent process.
  const run = `${process.ppid}-${first}-${last}-`;
  await writeFile(join(FOLDER, `${run}${told.part}.json`), JSON.stringify(told.count));
  const files = (await readdir(FOLDER)).filter((name) => name.startsWith(run));
  if (files.length < parts) return;
  const sum: Count = { schedules: 0, duplicates: 0, lost: 0, wrong: 0, presses: 0, kills: 0, faults: 0 };
  for (const name of files) {
    const count: Count = JSON.parse(await readFile(join(FOLDER, name), 'utf8'));
    for (const key of Object.keys(sum) as (keyof Count)[]) sum[key] += count[key];
    await rm(join(FOLDER, name));
  }
  const { schedules, duplicates, lost, wrong, presses, kills, faults } = sum;
  console.log(
    `${schedules} schedules, seeds ${first}..${last}: ${duplicates} duplicates, ${lost} lost, ${wrong} wrong ends, ` +
      `${presses} presses, ${kills} kills, ${faults} faults`,
  );
}
