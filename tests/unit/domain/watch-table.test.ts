import { afterAll, describe, expect, it } from 'vitest';
import { type Finding, NEEDS_PERSON, needPerson, WATCH_RULES, type WatchFacts, watch } from '#lib/domain';
import { findingText, LANGUAGES } from '#lib/i18n';
import { facts } from './watch-scene.ts';
import { TABLE } from './watch-scenes.ts';

const rows = Object.entries(TABLE).flatMap(([rule, kinds]) =>
  Object.entries(kinds).map(([kind, scene]) => ({ rule, kind, ...scene })),
);

function rowOf(rule: string, kind: string, when: Partial<WatchFacts>): Finding {
  const found = watch(facts(when)).filter((finding) => finding.rule === rule && finding.kind === kind);
  const [row, other] = found;
  if (!row || other) throw new Error(`${found.length} rows of ${rule} ${kind}`);
  return row;
}
const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;
const KOREAN = /[\uac00-\ud7af]/;
const BROKEN = /undefined|null|NaN|\[object/;
const printed: string[] = [];

describe('every row of the watch list', () => {
  it.each(rows)('$rule $kind is $severity, with the one action $action, in every language', (scene) => {
    const row = rowOf(scene.rule, scene.kind, scene.when);
    expect(row).toMatchObject({ severity: scene.severity, action: scene.action });
    // Nothing to tell is no row.
    expect(row.count).toBeGreaterThan(0);
    expect(needPerson([row])).toBe(scene.severity === 'information' ? 0 : Math.max(1, row.orderNos.length));
    const [ja, en, ko] = LANGUAGES.map((language) => findingText(language, row));
    if (!ja || !en || !ko) throw new Error('three languages');
    const japanese = [ja.title, ja.said.why, ja.said.next];
    const english = [en.title, en.said.why, en.said.next];
    const korean = [ko.title, ko.said.why, ko.said.next];
    for (const text of [...japanese, ...english, ...korean]) expect(text).not.toMatch(BROKEN);
    expect(ja.title).toMatch(JAPANESE);
    for (const text of english) expect(text).not.toMatch(JAPANESE);
    expect(ko.title).toMatch(KOREAN);
    // A menu of J-QSM is called as the seller sees it there.
    for (const text of korean) expect(text.replace('商品の照会/修正', '')).not.toMatch(JAPANESE);
    if (scene.rule !== 'work') {
      for (const text of japanese.slice(1)) expect(text).toMatch(/。$/);
      for (const text of [...english.slice(1), ...korean.slice(1)]) expect(text).toMatch(/\.$/);
    }
    printed.push([scene.severity, scene.rule, scene.kind, scene.action, ja.title, ja.said.next, en.title].join(' | '));
  });

  it('has a title of its own', () => {
    for (const language of LANGUAGES) {
      const titles = rows
        .filter(({ rule }) => rule !== 'missing-in-smartship' && rule !== 'tracking-gap')
        .map(({ rule, kind, when }) => findingText(language, rowOf(rule, kind, when)).title);
      expect(new Set(titles).size).toBe(titles.length);
    }
  });

  it('says what to do to whom the duty is: who has it is not told to take it', () => {
    const gapOf = (kind: string) => rowOf('tracking-gap', kind, TABLE['tracking-gap'][kind]?.when ?? {});
    expect(findingText('en', gapOf('smartship')).said.next).toContain('to this extension');
    expect(findingText('en', gapOf('extension')).said.next).not.toContain('to this extension');
    expect(findingText('ja', gapOf('extension')).said.next).not.toContain('この拡張機能に任せて');
  });
});

describe('the rules', () => {
  it('are each one function that speaks only under its own name, and keeps quiet when all is well', () => {
    const names = WATCH_RULES.map((rule) => {
      const own = new Set(rows.flatMap(({ when }) => rule(facts(when)).map((finding) => finding.rule)));
      expect(rule(facts())).toEqual([]);
      expect([...own]).toHaveLength(1);
      return [...own][0];
    });
    expect([...names].sort()).toEqual(Object.keys(TABLE).sort());
  });

  it('name every state that needs a person', () => {
    expect(Object.keys(TABLE.stuck).sort()).toEqual([...NEEDS_PERSON].sort());
  });
});

afterAll(() => {
  if (process.env.SMARTSHIP_TABLE === '1') process.stdout.write(`\n${printed.join('\n')}\n`);
});
