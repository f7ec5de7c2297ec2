import { expect, it } from 'vitest';
import { evidenceOf } from './evidence.ts';
import { readLabelled } from './labelled.ts';
import { judge } from './judge.ts';
import { removeEvidence } from './remove.ts';
import { frozen, SHIPPED } from './shipped.test-kit.ts';
import type { Evidence } from './types.ts';

// A reason is a claim: without this piece, the comment would have been judged more kindly.
function unfaithful(evidence: Evidence): string[] {
  const verdict = judge(evidence, SHIPPED);
  // Below one in five nobody is shown why; above one minus 1e-12 numbers cannot tell the difference.
  if (verdict.probability < 0.2 || verdict.probability > 1 - 1e-12) return [];
  return verdict.reasons
    .filter((reason) => reason.weight > 0 && reason.where)
    .filter((reason) => {
      const without = removeEvidence(evidence, reason.where as NonNullable<typeof reason.where>);
      return judge(without, SHIPPED).probability >= verdict.probability;
    })
    .map((reason) => `${reason.code} in ${evidence.text.slice(0, 40)}`);
}

it('names only evidence whose removal lowers the score', () => {
  const texts = [...frozen('spam'), ...frozen('honest')].flatMap((line) => readLabelled(line).evidence);
  expect(texts.length).toBeGreaterThan(120);
  expect(texts.flatMap(unfaithful)).toEqual([]);
});

// Some thirty thousand judgements: a quarter of a minute, and more on a busy machine.
it('does so for thousands of mixed comments', () => {
  const spam = frozen('spam')
    .slice(0, 80)
    .flatMap((line) => readLabelled(line).evidence);
  const honest = frozen('honest').flatMap((line) => readLabelled(line).evidence);
  const mixed = spam.flatMap((one) =>
    honest.slice(0, 26).map((other) =>
      evidenceOf({
        ...one,
        text: `${other.text} ${one.text}`,
        visit: { formMs: 900, honeypotFilled: false },
      }),
    ),
  );
  expect(mixed.length).toBeGreaterThan(2_000);
  expect(mixed.flatMap(unfaithful)).toEqual([]);
}, 180_000);

it('calls one word a word, and several words', () => {
  const said = frozen('spam')
    .flatMap((line) => readLabelled(line).evidence)
    .flatMap((evidence) => judge(evidence, SHIPPED).reasons)
    .filter(({ code }) => code === 'learned-words')
    .map(({ words }) => words);
  const one = said.filter((words) => /“\S+”/.test(words));
  expect(one.length).toBeGreaterThan(0);
  expect(one.filter((words) => !words.startsWith('The word “'))).toEqual([]);
  expect(said.filter((words) => !one.includes(words) && !words.startsWith('The words “'))).toEqual([]);
});
