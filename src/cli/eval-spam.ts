import { join } from 'node:path';
import { shippedKnowledge } from '#comments';
import { evaluate, evaluateOnline, readLabelled, renderEvaluation, type Labelled } from '#spam';
import type { Command } from './command.ts';
import { linesOf } from './lines.ts';
import { readOptions } from './options.ts';

/** Measures the filter as it ships on labelled comments. */
export const evalSpam: Command = {
  name: 'eval spam',
  usage: 'FILE.jsonl [--online] [--json]',
  words:
    'Measures the filter on labelled comments (text, label, and what else is known); --online replays them by date and teaches each label.',
  async run({ args, root, out }) {
    const { values, words } = readOptions(
      args,
      { online: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
      ['a file of labelled comments'],
    );
    const rows: Labelled[] = [];
    for await (const [line, number] of linesOf(words[0] ?? '')) rows.push(readLabelled(line, number));
    const measure = values.online ? evaluateOnline : evaluate;
    const reports = measure(rows, shippedKnowledge(join(root, 'prior')));
    out(values.json ? `${JSON.stringify(reports, null, 2)}\n` : renderEvaluation(reports));
    return 0;
  },
};
