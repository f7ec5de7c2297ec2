import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Labelled } from '#spam';
import { asMail, asMailbox } from './as-mail.ts';
import { unlessInstalled, type Learner } from './learner.ts';

/** bogofilter as it comes, with a word list of its own. */
export const bogofilter: Learner = {
  name: 'bogofilter',
  missing: unlessInstalled(['bogofilter', '-V']),
  async scores(lessons, questions, folder) {
    for (const [label, option] of [
      ['spam', '-s'],
      ['ham', '-n'],
    ] as const)
      run(
        folder,
        option,
        lessons.filter((row) => row.label === label),
      );
    // -TT: the bare number, with all its digits.
    const said = run(folder, '-TT', questions).trim().split('\n').map(Number);
    if (said.length !== questions.length || said.some(Number.isNaN)) throw new Error('bogofilter lost count');
    return said;
  },
};

function run(folder: string, option: string, rows: readonly Labelled[]): string {
  const file = join(folder, 'mail');
  writeFileSync(file, asMailbox(rows.map(({ evidence }) => asMail(evidence))));
  const { stdout, stderr, status } = spawnSync('bogofilter', ['-C', '-d', folder, option, '-M', '-I', file], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status === null || status > 2) throw new Error(stderr);
  return stdout;
}
