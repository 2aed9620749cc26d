import 'fake-indexeddb/auto';
import { giveEachItsOwn } from '../../schedules/lab/lives.ts';
import { playWeekdays } from './weekday.ts';

const [days = 2, ordersADay = 300] = process.argv.slice(2).map(Number);
giveEachItsOwn();
process.stdout.write(JSON.stringify(await playWeekdays(days, ordersADay)));
process.exit(0);
