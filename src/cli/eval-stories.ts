import { evaluateStories, renderStories } from '#context';
import type { Command } from './command.ts';
import { readArticles } from './labelled-articles.ts';
import { readOptions } from './options.ts';

/** Measures how the shipped engine groups a labelled archive into stories. */
export const evalStories: Command = {
  name: 'eval stories',
  usage: 'FILE.jsonl [--json]',
  words:
    'Publishes labelled articles in the order of their dates and measures the stories they are put into.',
  async run({ args, out }) {
    const { values, words } = readOptions(args, { json: { type: 'boolean', default: false } }, [
      'a file of labelled articles',
    ]);
    const rows = await readArticles(words[0] ?? '');
    const measured = evaluateStories(rows);
    out(values.json ? `${JSON.stringify(measured, null, 2)}\n` : renderStories(measured));
    return 0;
  },
};
