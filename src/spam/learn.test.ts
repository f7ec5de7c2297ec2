import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceOf } from './evidence.ts';
import { judge } from './judge.ts';
import { applyLesson, learn, unlearn } from './learn.ts';
import { LESSON_UNIT } from './learn-unit.ts';
import { countersOf } from './lesson-source.ts';
import { SHIPPED } from './shipped.test-kit.ts';
import type { Delta } from './types.ts';
import { weightTable } from './weight-table.ts';

type Weights = ReadonlyMap<number, number>;

const comment = fc
  .record({
    text: fc.array(
      fc.constantFrom('bridge', 'council', 'cheap', 'shoes', 'vote', 'harbour', 'https://x.example'),
      { maxLength: 30 },
    ),
    name: fc.constantFrom('Anna', 'Shoe Shop', ''),
  })
  .map(({ text, name }) => evidenceOf({ text: text.join(' '), name }));
const source = fc.record({
  taughtBy: fc.constantFrom('ana', 'ben'),
  day: fc.constantFrom(1, 2),
  sentBy: fc.constantFrom(null, 'olga', 'max'),
});
const anyLesson = fc.tuple(
  comment,
  fc.constantFrom('spam' as const, 'ham' as const),
  fc.option(source, { nil: undefined }),
);

describe('learn', () => {
  it('moves the verdict towards the decision', () => {
    const evidence = evidenceOf({
      text: 'Our herring stall is open on Saturday, ask for Olga at https://herring.example',
    });
    let local: Weights = new Map();
    const before = judge(evidence, SHIPPED).probability;
    for (let time = 0; time < 8; time++)
      local = applyLesson(local, learn({ ...SHIPPED, local }, evidence, 'spam'));
    expect(judge(evidence, { ...SHIPPED, local }).probability).toBeGreaterThan(before);
    let kinder: Weights = new Map();
    for (let time = 0; time < 8; time++)
      kinder = applyLesson(kinder, learn({ ...SHIPPED, local: kinder }, evidence, 'ham'));
    expect(judge(evidence, { ...SHIPPED, local: kinder }).probability).toBeLessThan(before);
  });

  it('is undone exactly, in whatever order lessons are taken back', () => {
    fc.assert(
      fc.property(fc.array(anyLesson, { minLength: 1, maxLength: 8 }), fc.nat(), (lessons, turn) => {
        let local: Weights = new Map();
        const taught: Delta[] = [];
        for (const [evidence, label, from] of lessons) {
          const delta = learn({ ...SHIPPED, local }, evidence, label, from);
          taught.push(delta);
          local = applyLesson(local, delta);
        }
        const from = turn % taught.length;
        for (const delta of [...taught.slice(from), ...taught.slice(0, from)])
          local = applyLesson(local, unlearn(delta));
        expect([...local]).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('takes small steps in whole units, and never goes far', () => {
    const evidence = evidenceOf({ text: 'The harbour bridge is closed.' });
    let local: Weights = new Map();
    for (let time = 0; time < 200; time++) {
      const delta = learn({ ...SHIPPED, local }, evidence, 'spam');
      for (const [feature, change] of delta) {
        expect(Number.isInteger(feature) && Number.isInteger(change)).toBe(true);
        expect(Math.abs(change)).toBeLessThanOrEqual(0.5 * LESSON_UNIT);
      }
      local = applyLesson(local, delta);
    }
    for (const weight of local.values()) expect(Math.abs(weight)).toBeLessThanOrEqual(4 * LESSON_UNIT);
    expect(local.size).toBeLessThanOrEqual(160);
  });
});

describe('a table of weights', () => {
  it('holds what was added, without the counters, in a place that does not grow', () => {
    const table = weightTable();
    const evidence = evidenceOf({ text: 'Our herring stall is open on Saturday.' });
    const lesson = learn(SHIPPED, evidence, 'spam', { taughtBy: 'ana', day: 1, sentBy: 'olga' });
    const counters = countersOf({ taughtBy: 'ana', day: 1, sentBy: 'olga' });
    table.add(lesson);
    const features = lesson.filter(([place]) => !counters.includes(place));
    expect(lesson.length).toBeGreaterThan(features.length);
    expect(table.size).toBe(features.length);
    for (const [feature, change] of features) expect(table.get(feature)).toBe(change);
    for (const counter of counters) expect(table.get(counter)).toBeUndefined();
    table.add(unlearn(lesson));
    expect(table.size).toBe(0);
  });

  it('gives the same verdicts as a map', () => {
    const evidence = evidenceOf({ text: 'Cheap shoes at https://shoes.example, order today' });
    const lesson = learn(SHIPPED, evidence, 'ham');
    const table = weightTable();
    table.add(lesson);
    const asMap = judge(evidence, { ...SHIPPED, local: new Map(lesson) });
    expect(judge(evidence, { ...SHIPPED, local: table })).toEqual(asMap);
    expect(asMap.probability).not.toBe(judge(evidence, SHIPPED).probability);
  });
});
