import { join } from 'node:path';
import { Failure } from '#base';
import { shippedKnowledge } from '#comments';
import { evaluate, readLabelled, renderEvaluation, type Labelled } from '#spam';
import type { Command } from './command.ts';
import { linesOf } from './lines.ts';
import { readOptions } from './options.ts';

/** Measures the filter as it ships on labelled comments. */
export const evalSpam: Command = {
  name: 'eval spam',
  usage: 'FILE.jsonl [--json]',
  words: 'Measures the filter on labelled comments (text, label, and what else is known).',
  async run({ args, root, out }) {
    const { values, words } = readOptions(args, { json: { type: 'boolean', default: false } }, [
      'a file of labelled comments',
    ]);
    const rows: Labelled[] = [];
    for await (const [line, number] of linesOf(words[0] ?? '')) {
      const row = readLabelled(line);
      if (!row) throw new Failure('bad-input', `Line ${number} has no “text”, or no “label” of spam or ham.`);
      rows.push(row);
    }
    const reports = evaluate(rows, shippedKnowledge(join(root, 'prior')));
    out(values.json ? `${JSON.stringify(reports, null, 2)}\n` : renderEvaluation(reports));
    return 0;
  },
};
