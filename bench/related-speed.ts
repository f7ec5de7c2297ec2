import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createEngine, type RelatedEngine } from '../src/context/engine/engine.ts';
import { generatedPress } from './generated-press.ts';

// node bin/tool.mjs bench/related-speed.ts [--articles 100000] [--asked 1000] [--whole]
// How long the links of one new article take in a generated archive, reading its text included, and what the archive weighs
// in memory. --whole reads the archive from its texts and links every article of it.

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '100000' },
    asked: { type: 'string', default: '1000' },
    whole: { type: 'boolean', default: false },
  },
});
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const size = Number(values.articles);
const asked = Number(values.asked);
const press = generatedPress(size + asked);

const before = memory();
const engine = createEngine();
const opened = cpu();
if (values.whole) readTexts(engine);
else for (let n = 0; n < size; n++) engine.restore(press.facts(n), press.profile(n));
for (const _ of engine.makeReady());
say(`${size} articles ${values.whole ? 'read' : 'opened from their kept terms'} in ${seconds(opened)} s`);
say(`memory: ${memory() - before} MB for the engine, ${memory()} MB for the process`);

const times: number[] = [];
let shown = 0;
for (let n = size; n < size + asked; n++) {
  const piece = press.piece(n);
  const start = cpu();
  engine.put(piece);
  shown += engine.related(piece.id).length;
  times.push(cpu() - start);
}
times.sort((a, b) => a - b);
const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
say(
  `links of one new article: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms; ${(shown / asked).toFixed(1)} links each`,
);

if (values.whole) {
  const linked = cpu();
  for (let n = 0; n < size; n++) engine.related(press.facts(n).id);
  say(`the whole archive linked in ${seconds(linked)} s after it was read; ${memory()} MB for the process`);
}

/** As an import does it: two thousand texts at a time. */
function readTexts(into: RelatedEngine): void {
  for (let from = 0; from < size; from += 2_000) {
    const pieces = Array.from({ length: Math.min(2_000, size - from) }, (_, n) => press.piece(from + n));
    for (const _ of into.putAll(pieces));
  }
}

/** Resident megabytes. */
function memory(): number {
  collectGarbage();
  return Math.round(process.memoryUsage.rss() / 1e6);
}

/** Milliseconds of one core: on a machine that others use as well, the clock on the wall tells of them. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function seconds(since: number): string {
  return ((cpu() - since) / 1000).toFixed(1);
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}
