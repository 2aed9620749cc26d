import type { Shape } from './shape.ts';

/** What version 2 added to a shop, as a shop of version 1 gets it: everything new starts off. */
const ADDED_TO_SHOPS: Shape = {
  fillTrackingGap: false,
  stock: {
    rule: { kind: 'safety', percent: 100, units: 0 },
    held: 'open',
    warehouses: null,
    everyMinutes: 60,
    atShipment: true,
  },
};

/** What version 2 added to the whole, likewise. */
const ADDED: Shape = { notify: { on: false, quietFrom: 21, quietTo: 8 } };

export function settings1to2(settings: Shape): Shape {
  const shops = Array.isArray(settings.shops) ? settings.shops : [];
  return {
    ...ADDED,
    ...settings,
    version: 2,
    shops: shops.map((shop: unknown) => (typeof shop === 'object' ? { ...ADDED_TO_SHOPS, ...shop } : shop)),
  };
}
