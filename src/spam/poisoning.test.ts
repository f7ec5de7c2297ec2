import { expect, it } from 'vitest';
import { evidenceOf } from './evidence.ts';
import { judge } from './judge.ts';
import { readLabelled } from './labelled.ts';
import { learn } from './learn.ts';
import { isCounter } from './lesson-source.ts';
import { frozen, SHIPPED } from './shipped.test-kit.ts';
import type { Evidence, Label, LessonSource } from './types.ts';

const FLOOD = 300;
const read = (kind: 'spam' | 'honest') => frozen(kind).map((line) => readLabelled(line).evidence);
// What the flood is made of, and what is then judged, are different comments.
const [spam, honest] = [read('spam'), read('honest')];
const halves = <T>(all: readonly T[]) => [
  all.filter((_, n) => n % 2 === 0),
  all.filter((_, n) => n % 2 === 1),
];
const [spamTaught = [], spamJudged = []] = halves(spam);
const [honestTaught = [], honestJudged = []] = halves(honest);

function flood(texts: readonly Evidence[], label: Label, sourceOf: (n: number) => LessonSource) {
  const local = new Map<number, number>();
  const knowledge = { ...SHIPPED, local };
  for (let n = 0; n < FLOOD; n++) {
    const evidence = texts[n % texts.length] ?? evidenceOf({ text: '' });
    for (const [place, change] of learn(knowledge, evidence, label, sourceOf(n)))
      local.set(place, (local.get(place) ?? 0) + change);
  }
  return knowledge;
}
const held = (comments: readonly Evidence[], knowledge = SHIPPED) =>
  comments.filter((one) => judge(one, knowledge).action !== 'publish').length / comments.length;

const oneSender = () => ({ taughtBy: 'ana', day: 1, sentBy: 'max' });
const manySenders = (n: number) => ({ taughtBy: 'ana', day: 1, sentBy: `sender ${n % 50}` });

// Texts the shipped model has never seen, hard ones, and one and the same person who labels fifty of them wrongly six times.
it.each([
  ['one comment of one sender', spamTaught.slice(0, 1), oneSender, 0.06],
  ['fifty comments of one sender', spamTaught.slice(0, 50), oneSender, 0.12],
  ['fifty comments of fifty senders', spamTaught.slice(0, 50), manySenders, 0.45],
] as const)(
  'three hundred times spam called honest, %s: other spam is still caught',
  (_, texts, source, most) => {
    const before = held(spamJudged);
    expect(before).toBeGreaterThan(0.6);
    expect(before - held(spamJudged, flood(texts, 'ham', source))).toBeLessThanOrEqual(most);
  },
);

it.each([
  ['one comment of one sender', honestTaught.slice(0, 1), oneSender, 0.06],
  ['fifty comments of one sender', honestTaught.slice(0, 50), oneSender, 0.07],
  ['fifty comments of fifty senders', honestTaught.slice(0, 50), manySenders, 0.25],
] as const)('three hundred times honest called spam, %s: others still appear', (_, texts, source, most) => {
  expect(held(honestJudged, flood(texts, 'spam', source)) - held(honestJudged)).toBeLessThanOrEqual(most);
});

it('believes a source that confirms much when it corrects something', () => {
  const corrected = spamJudged[0] ?? evidenceOf({ text: '' });
  const source = { taughtBy: 'ana', day: 1, sentBy: 'olga' };
  const taught = (confirmed: number) => {
    const local = new Map<number, number>();
    for (const [n, one] of honestTaught.slice(0, confirmed).entries())
      for (const [place, change] of learn({ ...SHIPPED, local }, one, 'ham', {
        ...source,
        sentBy: `reader ${n}`,
      }))
        if (isCounter(place)) local.set(place, (local.get(place) ?? 0) + change);
    const lesson = learn({ ...SHIPPED, local }, corrected, 'ham', source);
    return lesson.reduce((sum, [place, change]) => sum + (isCounter(place) ? 0 : Math.abs(change)), 0);
  };
  expect(taught(60)).toBeGreaterThan(1.2 * taught(0));
});
