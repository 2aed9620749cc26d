import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Day } from './day/weekday.ts';
import { against, information, type Measured, type Row } from './row.ts';

const ORDERS = 300;
const TEXT = {
  look: 'a look each quarter of an hour (≤ 16 min)',
  qoo10: '≤ 700 calls to Qoo10 a day and shop',
  smartship: '≤ 400 calls to Smartship a day and shop',
};

/**
 * Two weekdays of a shop whose confirmations, instructions and tracking are the extension's, played by the real
 * background on a clock of its own in a process of its own (it takes over timers and the browser). The second counts.
 */
export const calls: Row = {
  name: 'calls',
  budget: `${TEXT.qoo10}, ${TEXT.smartship}`,
  async measure({ quick }): Promise<readonly Measured[]> {
    const days = await play(quick ? 1 : 2, quick ? 30 : ORDERS);
    const day = days.at(-1);
    if (!day) throw new Error('no day was played');
    const { placed, confirmed, instructed, tracked, calls: made, byOperation } = day;
    const most = (party: keyof typeof made) =>
      byOperation[party]
        .slice(0, 6)
        .map(([name, count]) => `${name} ${count}`)
        .join(', ');
    return [
      against(
        `a weekday of ${placed} orders: calls to Qoo10`,
        { text: TEXT.qoo10, limit: 700 },
        made.qoo10,
        `${made.qoo10}`,
      ),
      information('  of these', most('qoo10')),
      against('  and calls to Smartship', { text: TEXT.smartship, limit: 400 }, made.smartship, `${made.smartship}`),
      information('  of these', most('smartship')),
      information('  done meanwhile', `${confirmed} confirmed, ${instructed} instructed, ${tracked} tracked`),
      against(
        '  longest between two looks at Qoo10 by day',
        { text: TEXT.look, limit: 16 },
        day.slowestByDay,
        `${day.slowestByDay.toFixed(1)} min`,
      ),
    ];
  },
};

async function play(days: number, ordersADay: number): Promise<readonly Day[]> {
  const file = (name: string) => resolve(import.meta.dirname, 'day', name);
  const flags = ['--import', file('browser.ts'), file('main.ts'), String(days), String(ordersADay)];
  const { stdout } = await promisify(execFile)(process.execPath, flags, { maxBuffer: 10_000_000 });
  // Written by main.ts beside us.
  return JSON.parse(stdout) as readonly Day[];
}
