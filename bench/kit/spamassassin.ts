import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Labelled } from '#spam';
import { asMail } from './as-mail.ts';
import { unlessInstalled, type Learner } from './learner.ts';

/**
 * SpamAssassin's Bayes alone. Kinder to it than it comes: it speaks from the first lesson on instead of after 200 of each
 * kind, and reads every character set.
 */
const RULES = (folder: string) => `
loadplugin Mail::SpamAssassin::Plugin::Check
loadplugin Mail::SpamAssassin::Plugin::Bayes
use_bayes 1
bayes_auto_learn 0
bayes_auto_expire 0
bayes_min_ham_num 1
bayes_min_spam_num 1
bayes_path ${folder}/bayes
bayes_learn_to_journal 0
normalize_charset 1
body BAYES_99 eval:check_bayes('0.99', '1.00')
score BAYES_99 0 0 3 3
`;

export const spamassassin: Learner = {
  name: 'SpamAssassin’s Bayes',
  missing: unlessInstalled(['perl', '-MMail::SpamAssassin', '-e', '1']),
  async scores(lessons, questions, folder) {
    mkdirSync(join(folder, 'rules'));
    writeFileSync(join(folder, 'rules/10.cf'), RULES(folder));
    const input = [
      ...lessons.map((row) => line(row.label, row)),
      ...questions.map((row) => line('ask', row)),
    ];
    const { stdout, stderr, status } = spawnSync(
      'perl',
      [join(import.meta.dirname, 'spamassassin.pl'), folder],
      { input: input.join(''), encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    if (status !== 0) throw new Error(stderr);
    const said = stdout.trim().split('\n').map(Number);
    if (said.length !== questions.length || said.some(Number.isNaN))
      throw new Error(`SpamAssassin lost count: ${stderr}`);
    return said;
  },
};

function line(what: string, { evidence }: Labelled): string {
  return `${what} ${Buffer.from(asMail(evidence)).toString('base64')}\n`;
}
