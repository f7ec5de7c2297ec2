// Judgements a second on one core, over comments of mixed length and kind. Run from the root: node bench/judge.ts
import { readFileSync } from 'node:fs';
import {
  evidenceOf,
  fingerprintOf,
  judge,
  learn,
  loadKnowledge,
  NO_HISTORY,
  PRIOR_FILES,
  readLabelled,
  type Evidence,
} from '#spam';
import { report } from './kit/report.ts';

const SECONDS = 3;
/** Earlier comments that each new one is compared with. */
const REMEMBERED = 150;

const files = new Map(PRIOR_FILES.map((name) => [name, readFileSync(`prior/${name}`)]));
const loading = performance.now();
const knowledge = loadKnowledge((name) => files.get(name) ?? new Uint8Array());
report({
  what: 'The filter, read from its files',
  result: `${(performance.now() - loading).toFixed(0)} ms`,
  beside: 'aim: 50 ms',
});
const texts = ['spam', 'honest'].map((kind) =>
  readFileSync(`training/spam/own/${kind}-frozen.jsonl`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => readLabelled(line).evidence),
);
const [spam = [], honest = []] = texts;
const recent = [...spam, ...honest]
  .map((one) => ({ fingerprint: fingerprintOf(one.text), label: 'ham' as const }))
  .slice(0, REMEMBERED);
const article = {
  title: 'Council closes the harbour bridge',
  text: 'The council has closed the harbour bridge after engineers found cracks in two of its pillars. '.repeat(
    40,
  ),
  section: 'City',
  language: 'en',
};
const full = (one: Evidence): Evidence =>
  evidenceOf({
    ...one,
    article,
    visit: { formMs: 45_000, honeypotFilled: false },
    history: { ...NO_HISTORY, recent },
  });

measure('honest comments, text only', honest);
measure('honest comments, with article and 140 earlier comments', honest.map(full));
measure('spam, text only (with reasons)', spam);
measure('nine honest to one spam, with everything', [...honest.map(full), ...spam.slice(0, 7).map(full)]);
const started = performance.now();
for (const one of honest) learn(knowledge, one, 'ham');
report({
  what: 'The filter, learning',
  result: `${rate(honest.length, performance.now() - started)} lessons/s`,
});

function measure(title: string, comments: readonly Evidence[]): void {
  for (const one of comments) judge(one, knowledge);
  const times: number[] = [];
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  while (performance.now() - start < SECONDS * 1_000)
    for (const one of comments) {
      const before = performance.now();
      judge(one, knowledge);
      times.push(performance.now() - before);
    }
  const total = performance.now() - start;
  const cpu = process.cpuUsage(cpuBefore);
  const worst = times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;
  report({
    what: `The filter, ${title}`,
    result: `${rate(times.length, total)} judgements/s, p99 ${worst.toFixed(2)} ms; ${rate(times.length, (cpu.user + cpu.system) / 1_000)} per second of CPU`,
    beside: 'aim: 5,000/s, p99 under 2 ms',
  });
}

function rate(count: number, milliseconds: number): string {
  return Math.round((count / milliseconds) * 1_000).toLocaleString('en');
}
