// The filter beside those of mail servers, all taught the same comments and asked about the same others in the same run.
// Mail servers' filters are handed each comment as a small mail: name and address as the sender, text and website as the body.
// Run from the root: node bench/filter-peers.ts --data DIR [--lessons N] [--questions N] [--only WORDS]
// DIR holds train.jsonl and dev.jsonl (without it, `spam` in the optional test data). What is not installed is left out and
// named: apt-get install bogofilter spamassassin rspamd redis-server
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { judge, learn, loadKnowledge, type Labelled } from '#spam';
import { dataFolder } from '#test/data.ts';
import { bogofilter } from './kit/bogofilter.ts';
import { commentSets, type CommentSet } from './kit/comment-sets.ts';
import type { Learner } from './kit/learner.ts';
import { report, skip } from './kit/report.ts';
import { rspamd } from './kit/rspamd.ts';
import { separationOf } from './kit/separation.ts';
import { spamassassin } from './kit/spamassassin.ts';

const { values: given } = parseArgs({
  options: {
    data: { type: 'string', default: dataFolder('spam') ?? '' },
    lessons: { type: 'string', default: '1500' },
    questions: { type: 'string', default: '1500' },
    only: { type: 'string', default: '' },
  },
});
const knowledge = loadKnowledge((name) => readFileSync(`prior/${name}`));

const untaught: Learner = {
  name: 'Broadsheet, untaught',
  missing: undefined,
  scores: async (_, questions) => questions.map(({ evidence }) => judge(evidence, knowledge).probability),
};
const taught: Learner = {
  name: 'Broadsheet, taught',
  missing: undefined,
  async scores(lessons, questions) {
    const local = new Map<number, number>();
    const knowing = { ...knowledge, local };
    for (const { evidence, label } of lessons)
      for (const [feature, change] of learn(knowing, evidence, label))
        local.set(feature, (local.get(feature) ?? 0) + change);
    return questions.map(({ evidence }) => judge(evidence, knowing).probability);
  },
};

if (given.data === '') skip('The filter beside others', 'no spam data: give its folder with --data');
else
  for (const set of commentSets(given.data, {
    lessons: Number(given.lessons),
    questions: Number(given.questions),
  }))
    if (set.name.includes(given.only)) await compare(set);

async function compare(set: CommentSet): Promise<void> {
  console.log(
    `\n${set.name}: taught ${counted(set.lessons)}, asked about ${counted(set.questions)}.` +
      '\n  Spam missed at 1 % alarms, area under the curve, errors at the best threshold:',
  );
  const own = [await figures(taught, set), await figures(untaught, set)];
  const peers = [];
  for (const peer of [bogofilter, spamassassin, rspamd]) peers.push(await figures(peer, set));
  report({ what: `The filter, ${set.name}`, result: own.join('; '), beside: peers.join('; ') });
}

async function figures(learner: Learner, { lessons, questions }: CommentSet): Promise<string> {
  if (learner.missing) return `${learner.name}: ${learner.missing}`;
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-peer-'));
  try {
    const scores = await learner.scores(lessons, questions, folder);
    const { missed, auc, fewestErrors } = separationOf(
      questions.map(({ label }, place) => ({ spam: label === 'spam', probability: scores[place] ?? 0 })),
    );
    const words = `${(missed * 100).toFixed(1)} %, ${auc.toFixed(4)}, ${fewestErrors}`;
    console.log(`  ${learner.name.padEnd(22)} ${words}`);
    return `${learner.name} ${words}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function counted(rows: readonly Labelled[]): string {
  const spam = rows.filter((row) => row.label === 'spam').length;
  return `${spam} spam and ${rows.length - spam} honest`;
}
