import type { Handlers } from '#lib/messaging';
import { Brain, type BrainOptions } from './brain.ts';
import { connectionHandlers } from './handlers/connections.ts';
import { diagnosticsHandlers } from './handlers/diagnostics.ts';
import { dutyHandlers } from './handlers/duties.ts';
import { listingIndexHandlers } from './handlers/listing-index.ts';
import { mappingHandlers } from './handlers/mapping.ts';
import { pageHandlers } from './handlers/page.ts';
import { sendHandlers } from './handlers/send.ts';
import { settingsHandlers } from './handlers/settings.ts';
import { stockHandlers } from './handlers/stock.ts';
import { Schedule } from './schedule.ts';
import { Stock } from './stock.ts';
import { Suggestions } from './suggestions.ts';
import { createSync } from './sync.ts';

/**
 * One life of the background, put together but not yet listening. What it talks to is given, so that a test can play the
 * browser and the outside and end a life at any moment.
 */
export function assemble(options: BrainOptions) {
  const brain = new Brain(options);
  const stock = new Stock(brain);
  const sync = createSync(brain, stock);
  stock.lookAtBoth = sync.all;
  const schedule = new Schedule(brain, sync, stock);
  const suggestions = new Suggestions(brain.skus);
  const handlers: Handlers = {
    ...pageHandlers(brain, sync, suggestions),
    ...mappingHandlers(brain, suggestions),
    ...sendHandlers(brain),
    ...settingsHandlers(brain, schedule),
    ...dutyHandlers(brain),
    ...connectionHandlers(brain, sync),
    ...listingIndexHandlers(brain, sync),
    ...stockHandlers(brain, stock, sync),
    ...diagnosticsHandlers(brain),
  };
  return { brain, sync, schedule, handlers };
}
