import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceOf } from './evidence.ts';
import { judge } from './judge.ts';
import { applyLesson, learn, unlearn } from './learn.ts';
import { LESSON_UNIT } from './learn-unit.ts';
import { SHIPPED } from './shipped.test-kit.ts';
import type { Delta, LocalWeights } from './types.ts';

const comment = fc
  .record({
    text: fc.array(
      fc.constantFrom('bridge', 'council', 'cheap', 'shoes', 'vote', 'harbour', 'https://x.example'),
      { maxLength: 30 },
    ),
    name: fc.constantFrom('Anna', 'Shoe Shop', ''),
  })
  .map(({ text, name }) => evidenceOf({ text: text.join(' '), name }));
const lesson = fc.tuple(comment, fc.constantFrom('spam' as const, 'ham' as const));

describe('learn', () => {
  it('moves the verdict towards the decision', () => {
    const evidence = evidenceOf({
      text: 'Our herring stall is open on Saturday, ask for Olga at https://herring.example',
    });
    let local: LocalWeights = new Map();
    const before = judge(evidence, SHIPPED).probability;
    for (let time = 0; time < 8; time++)
      local = applyLesson(local, learn({ ...SHIPPED, local }, evidence, 'spam'));
    expect(judge(evidence, { ...SHIPPED, local }).probability).toBeGreaterThan(before);
    let kinder: LocalWeights = new Map();
    for (let time = 0; time < 8; time++)
      kinder = applyLesson(kinder, learn({ ...SHIPPED, local: kinder }, evidence, 'ham'));
    expect(judge(evidence, { ...SHIPPED, local: kinder }).probability).toBeLessThan(before);
  });

  it('is undone exactly, in whatever order lessons are taken back', () => {
    fc.assert(
      fc.property(fc.array(lesson, { minLength: 1, maxLength: 8 }), fc.nat(), (lessons, turn) => {
        let local: LocalWeights = new Map();
        const taught: Delta[] = [];
        for (const [evidence, label] of lessons) {
          const delta = learn({ ...SHIPPED, local }, evidence, label);
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
    let local: LocalWeights = new Map();
    for (let time = 0; time < 200; time++) {
      const delta = learn({ ...SHIPPED, local }, evidence, 'spam');
      for (const [feature, change] of delta) {
        expect(Number.isInteger(feature) && Number.isInteger(change)).toBe(true);
        expect(Math.abs(change)).toBeLessThanOrEqual(0.35 * LESSON_UNIT);
      }
      local = applyLesson(local, delta);
    }
    for (const weight of local.values()) expect(Math.abs(weight)).toBeLessThanOrEqual(4 * LESSON_UNIT);
    expect(local.size).toBeLessThanOrEqual(160);
  });
});
