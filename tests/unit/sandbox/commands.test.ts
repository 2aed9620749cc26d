import { describe, expect, it } from 'vitest';
import { createWorld } from '#tests/sandbox';
import { obey } from '../../sandbox/commands.ts';
import { NOON } from './helpers.ts';

describe('a typed line', () => {
  const world = () => createWorld({ now: NOON, frozen: true });

  it('runs the link, ships, cancels and deletes', () => {
    const here = world();
    const { readySingle, instructed } = here.stories;
    obey(here, 'link');
    obey(here, `ship ${instructed.shippingNo}`);
    obey(here, `cancel ${readySingle.orderNo}`);
    expect(here.effects.count('ship', instructed.shippingNo)).toBe(1);
    expect(obey(here, 'link')).toContain(`removed QSP`);
    expect(obey(here, 'effects')).toContain('delete-shipment');
  });

  it('moves the clock and lets the link run once for every hour of it', () => {
    const here = world();
    obey(here, 'clock +3h');
    expect(here.clock.now()).toBe(NOON + 3 * 3_600_000);
    expect(here.smartship.link.lastRunAt).toBe(here.clock.now());
    expect(obey(here, 'clock later')).toContain('clock +3h');
  });

  it('says what was wrong with it instead of ending the sandbox', () => {
    const here = world();
    expect(obey(here, 'cancel 1')).toBe('No order 1.');
    expect(obey(here, 'constructor')).toContain('no command');
    expect(obey(here, '')).toBe('');
  });

  it('never prints a key that stood in an address', () => {
    const here = world();
    here.requests.push({
      at: NOON,
      method: 'POST',
      host: 'api.tracxlogis.com',
      path: '/x?key=QXAPIV1secret',
      headers: {},
      body: '',
      labels: ['/x'],
    });
    expect(obey(here, 'requests')).not.toContain('secret');
  });
});
