import { describe, expect, it } from 'vitest';
import { keyAge } from '#lib/storage';

const at = (day: string, time = '12:00') => Date.parse(`${day}T${time}:00+09:00`);
const on = (day: string) => keyAge('2025-11-24', at(day));

describe("the age of Qoo10's key", () => {
  it('is told 60, 30 and 7 days before its year ends, and after it', () => {
    expect(on('2026-09-24')).toMatchObject({ daysLeft: 61, warning: null, young: true });
    expect(on('2026-09-25')).toMatchObject({ daysLeft: 60, warning: 60, young: true });
    expect(on('2026-10-25')).toMatchObject({ daysLeft: 30, warning: 30, young: false });
    expect(on('2026-11-17')).toMatchObject({ daysLeft: 7, warning: 7 });
    expect(on('2026-11-24')).toMatchObject({ daysLeft: 0, warning: 7, ends: '2026-11-24' });
    expect(on('2026-11-25')).toMatchObject({ daysLeft: -1, warning: 'ended' });
  });

  it("counts Japan's days wherever the computer is", () => {
    expect(keyAge('2025-11-24', at('2026-11-18', '00:30'))?.daysLeft).toBe(6);
    expect(keyAge('2025-11-24', at('2026-11-17', '23:30'))?.daysLeft).toBe(7);
  });

  it('of a leap day ends on the careful side', () => {
    expect(keyAge('2028-02-29', at('2028-03-01'))?.ends).toBe('2029-02-28');
  });

  it.each([null, '', '24/11/2025', '2025-13-01', '2025-04-31'])('is not guessed from %j', (issuedOn) => {
    expect(keyAge(issuedOn, at('2026-01-01'))).toBeNull();
  });
});
