// What a flood of wrong lessons does to the filter: three hundred of them, by where they come from. The flood is made of the
// project's texts that may be learned from; what is judged before and after are those and the frozen half, which the filter
// never learned from. Run from the root: node bench/poisoning.ts
import { readFileSync } from 'node:fs';
import {
  judge,
  learn,
  loadKnowledge,
  type Knowledge,
  type Label,
  type Labelled,
  type LessonSource,
} from '#spam';
import { ownRows } from '../training/spam/rows.ts';
import { report } from './kit/report.ts';

const LESSONS = 300;
const knowledge = loadKnowledge((name) => readFileSync(`prior/${name}`));
const known = [...ownRows('tune'), ...ownRows('extra')];
const frozen = ownRows('frozen');

type From = (nth: number) => LessonSource | undefined;
const oneSender: From = () => ({ taughtBy: 'one person', day: 1, sentBy: 'one sender' });
const manySenders: From = (nth) => ({ taughtBy: 'one person', day: 1, sentBy: `sender ${nth % 50}` });
const tenDays: From = (nth) => ({
  taughtBy: 'one person',
  day: Math.floor(nth / 30),
  sentBy: `sender ${nth % 50}`,
});
const SOURCES: readonly (readonly [words: string, different: number, from: From])[] = [
  ['one comment of one sender', 1, oneSender],
  ['50 comments of one sender', 50, oneSender],
  ['50 comments of 50 senders, by one person in a day', 50, manySenders],
  ['the same over ten days', 50, tenDays],
  ['50 comments, if nothing were known of where lessons come from', 50, () => undefined],
];

for (const [wrong, of, figure] of [
  ['ham', 'spam', 'caught'],
  ['spam', 'ham', 'held in error'],
] as const) {
  const [own, others] = [known, frozen].map((rows) => rows.filter((row) => row.label === of));
  const before = [own, others].map((rows = []) => held(rows, knowledge));
  for (const [words, different, from] of SOURCES) {
    const flooded = flood((own ?? []).slice(0, different), wrong, from);
    const after = [own, others].map((rows = []) => held(rows, flooded));
    report({
      what: `${LESSONS} wrong lessons, ${of === 'spam' ? 'spam called honest' : 'honest comments called spam'}: ${words}`,
      result: `${figure} ${percent(before[1])} before, ${percent(after[1])} after on texts never learned from`,
      beside: `${percent(before[0])} before, ${percent(after[0])} after on the others`,
    });
  }
}

function flood(rows: readonly Labelled[], label: Label, from: From): Knowledge {
  const local = new Map<number, number>();
  for (let nth = 0; nth < LESSONS; nth++) {
    const row = rows[nth % rows.length] as Labelled;
    for (const [place, change] of learn({ ...knowledge, local }, row.evidence, label, from(nth)))
      local.set(place, (local.get(place) ?? 0) + change);
  }
  return { ...knowledge, local };
}

function held(rows: readonly Labelled[], knowing: Knowledge): number {
  return rows.filter(({ evidence }) => judge(evidence, knowing).action !== 'publish').length / rows.length;
}

function percent(share = Number.NaN): string {
  return `${(share * 100).toFixed(1)} %`;
}
