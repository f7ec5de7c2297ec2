import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { evaluateRelated, readLabelled, renderEvaluation, type LabelledArticle } from '#context';
import { isForLearning } from '../training/related/world.ts';

// node --conditions=source bench/related.ts FILE.jsonl[.gz] … [--earlier-only] [--no-absent]
// Related articles on labelled sets, the shipped engine beside TF-IDF cosine and BM25 in the same run: all stories, then
// only those that nothing was learned from.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    'earlier-only': { type: 'boolean', default: false },
    absent: { type: 'boolean', default: true },
  },
});
const options = { earlierOnly: values['earlier-only'], absent: values.absent, peers: true };
for (const file of positionals) {
  const rows = await readSet(file);
  process.stdout.write(`\n${file}: ${rows.length} articles\n`);
  process.stdout.write(renderEvaluation(evaluateRelated(rows, options)));
  process.stdout.write('Stories kept for reporting only:\n');
  process.stdout.write(
    renderEvaluation(evaluateRelated(rows, { ...options, asks: (label) => !isForLearning(label) })),
  );
}

async function readSet(file: string): Promise<LabelledArticle[]> {
  const bytes = createReadStream(file);
  const rows: LabelledArticle[] = [];
  for await (const line of createInterface({
    input: file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes,
  }))
    if (line.trim()) rows.push(readLabelled(line, rows.length + 1));
  return rows;
}
