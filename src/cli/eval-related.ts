import { evaluateRelated, renderEvaluation } from '#context';
import type { Command } from './command.ts';
import { readArticles } from './labelled-articles.ts';
import { readOptions } from './options.ts';

/** Measures the background engine as it ships on a labelled archive. */
export const evalRelated: Command = {
  name: 'eval related',
  usage: 'FILE.jsonl [--earlier-only] [--absent] [--json]',
  words: 'Measures the background engine on labelled articles (id, title, text, date, label).',
  async run({ args, out }) {
    const { values, words } = readOptions(
      args,
      {
        'earlier-only': { type: 'boolean', default: false },
        absent: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
      ['a file of labelled articles'],
    );
    const rows = await readArticles(words[0] ?? '');
    const measured = evaluateRelated(rows, { earlierOnly: values['earlier-only'], absent: values.absent });
    out(values.json ? `${JSON.stringify(measured, null, 2)}\n` : renderEvaluation(measured));
    return 0;
  },
};
