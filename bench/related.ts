import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import {
  evaluateParts,
  evaluateShown,
  readLabelled,
  renderEvaluation,
  renderShown,
  renderStories,
  type LabelledArticle,
} from '#context';
import { measureStories } from '../src/context/evaluate/evaluate-stories.ts';
import { fullIndex, tfIdfCosine } from '../src/context/evaluate/peers.ts';
import { publishInOrder, publishInOrderBy } from '../src/context/evaluate/publish-in-order.ts';
import { bestThreshold } from '../training/related/story-threshold.ts';
import { isForLearning } from '../training/related/world.ts';

// node bench/related.ts FILE.jsonl[.gz] [--earlier-only] [--no-absent] [--no-peers]
//   [--foreign OTHER.jsonl[.gz]] [--shown] [--stories] [--every N]
// Related articles on a labelled set, the shipped engine beside TF-IDF cosine, BM25, "more like this" and MySQL's full text
// in the same run. --foreign asks for links of the other file's articles that have no story. --shown and --stories measure
// instead what readers see at the shipped threshold, and the grouping into stories in the order of dates. Everything is said
// of all stories, and then of those that nothing was learned from. --every leaves in only every Nth article without a story.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    'earlier-only': { type: 'boolean', default: false },
    absent: { type: 'boolean', default: true },
    peers: { type: 'boolean', default: true },
    foreign: { type: 'string' },
    shown: { type: 'boolean', default: false },
    stories: { type: 'boolean', default: false },
    every: { type: 'string', default: '1' },
  },
});
const [file] = positionals;
if (file === undefined) throw new Error('Say which file: bench/related.ts FILE.jsonl');
const every = Number(values.every);
const rows = (await readSet(file)).filter(({ label }, at) => label !== null || at % every === 0);
const foreign = values.foreign
  ? (await readSet(values.foreign)).filter(({ label }) => label === null)
  : undefined;
const isReported = (name: string) => !isForLearning(name);
say(`${file}: ${rows.length} articles`);
if (values.stories) tellStories();
else if (values.shown) tellShown();
else tellRelated();

function tellRelated(): void {
  const options = {
    earlierOnly: values['earlier-only'],
    absent: values.absent,
    peers: values.peers,
    ...(foreign ? { foreign } : {}),
  };
  const [all = [], reported = []] = evaluateParts(rows, options, [() => true, isReported]);
  say(renderEvaluation(all));
  say('Stories that nothing was learned from:');
  say(renderEvaluation(reported));
}

function tellShown(): void {
  say(renderShown(evaluateShown(rows, foreign ? { foreign } : {})));
  say('Stories that nothing was learned from:');
  const reported = foreign ? { foreign: foreign.filter(({ id }) => isReported(id)) } : {};
  say(renderShown(evaluateShown(rows, { ...reported, asks: isReported })));
}

/** The peer has the threshold that is best on the learning half. */
function tellStories(): void {
  const ours = publishInOrder(rows);
  const peer = values.peers ? publishInOrderBy(tfIdfCosine(fullIndex(rows)), rows) : undefined;
  const cut = peer ? bestThreshold(rows, peer) : 0;
  const thresholds = { join: cut, found: cut };
  const name = `TF-IDF cosine, ${cut.toFixed(2)}`;
  const grouped = (asks: (label: string) => boolean) =>
    renderStories(
      measureStories(rows, ours, { asks }),
      ...(peer ? [measureStories(rows, peer, { asks, thresholds, name })] : []),
    );
  say(grouped(() => true));
  say('Stories that nothing was learned from:');
  say(grouped(isReported));
}

async function readSet(name: string): Promise<LabelledArticle[]> {
  const bytes = createReadStream(name);
  const read: LabelledArticle[] = [];
  for await (const line of createInterface({
    input: name.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes,
  }))
    if (line.trim()) read.push(readLabelled(line, read.length + 1));
  return read;
}

function say(words: string): void {
  process.stdout.write(words.endsWith('\n') ? words : `${words}\n`);
}
