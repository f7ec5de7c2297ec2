import { join } from 'node:path';
import { shippedKnowledge } from '#comments';
import {
  evaluate,
  evaluateOnline,
  readLabelled,
  renderEvaluation,
  unknownFields,
  type Labelled,
} from '#spam';
import type { Command } from './command.ts';
import { linesOf } from './lines.ts';
import { readOptions } from './options.ts';

/** Measures the filter as it ships on labelled comments. */
export const evalSpam: Command = {
  name: 'eval spam',
  usage: 'FILE.jsonl [--online] [--json]',
  words:
    'Measures the filter on labelled comments (text, label, and what else is known); --online replays them by date and teaches each label.',
  async run({ args, root, out, tell }) {
    const { values, words } = readOptions(
      args,
      { online: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
      ['a file of labelled comments'],
    );
    const rows: Labelled[] = [];
    const unknown = new Map<string, number>();
    for await (const [line, number] of linesOf(words[0] ?? '')) {
      rows.push(readLabelled(line, number));
      for (const name of unknownFields(line)) unknown.set(name, (unknown.get(name) ?? 0) + 1);
    }
    if (unknown.size > 0) tell(warning(unknown));
    const measure = values.online ? evaluateOnline : evaluate;
    const reports = measure(rows, shippedKnowledge(join(root, 'prior')));
    out(values.json ? `${JSON.stringify(reports, null, 2)}\n` : renderEvaluation(reports));
    return 0;
  },
};

/** Names shown of fields that mean nothing here; a file that uses addresses as names has thousands. */
const MOST_NAMES = 20;

// To the person, not among the results: a misspelt name would otherwise cost evidence in silence.
function warning(unknown: ReadonlyMap<string, number>): string {
  const names = [...unknown]
    .slice(0, MOST_NAMES)
    .map(([name, count]) => `“${name.slice(0, 60)}” (${count === 1 ? 'one line' : `${count} lines`})`);
  const more = unknown.size > MOST_NAMES ? ` and ${unknown.size - MOST_NAMES} more` : '';
  return `Passed over, because they mean nothing to the filter: ${names.join(', ')}${more}.\n`;
}
