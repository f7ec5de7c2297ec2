import type { Store } from '#store';
import { setImmediate } from 'node:timers/promises';
import { createEngine, type RelatedEngine } from '../engine/engine.ts';
import { readKeptTerms, readPieces, savedAtOf, type StoredPiece } from './queries.ts';
import { createReadings, type Readings } from './readings.ts';
import { readProfile, writeProfile } from '../terms/stored-profile.ts';

/** The engine of one paper, open: it holds every published article and knows which terms are not yet on disk. */
export interface OpenEngine extends RelatedEngine {
  /** Terms read and waiting for the next write: article id → terms as stored. */
  readonly unsaved: Map<string, string>;
  /** Which texts it has read. */
  readonly readings: Readings;
  /** Articles of a large import whose texts it has not read yet: `readOn` reads the next ones. */
  readonly unread: string[];
}

/** Puts the terms that were read on disk: those of 100,000 articles would be half a gigabyte in memory. */
export type KeepTerms = (engine: OpenEngine) => Promise<void>;
const keepInMemory: KeepTerms = async () => undefined;

/** Articles whose kept terms are taken in without letting others have their turn. */
const RESTORED_AT_ONCE = 20;
/** Texts fetched by one query. */
const AT_ONCE = 50;
/** Texts held in memory together, whose terms are weighed against all of them: 2,000 are about 20 MB. */
export const WEIGHED_TOGETHER = 2_000;
/**
 * From this size of the archive on, texts are weighed against it as it is: two thousand more would change what is common in
 * the third digit, and counting them first means to read each twice.
 */
const LARGE = 5 * WEIGHED_TOGETHER;
/** Terms that are put on disk together. */
const KEPT_TOGETHER = 1_000;
/** Articles asked for by one query, to learn whether their texts are the ones that were read. */
const ASKED_TOGETHER = 1_000;

/** What it is opened on. */
type Source = Pick<Store, 'db' | 'now'>;

/**
 * Opens the engine on all published articles: from the terms kept of each, and from the text where there are none yet. Where
 * those are more than `most`, as after an import, they are left for `readOn`: what is published meanwhile would wait for minutes.
 * For the process that runs the jobs; a page view never needs it. Takes about 0.1 s per 1,000 articles with kept terms,
 * 2 s per 1,000 without.
 * @param keep puts what was read on disk; without it, it waits for the next write.
 */
export async function openEngine(
  source: Source,
  keep: KeepTerms = keepInMemory,
  most = WEIGHED_TOGETHER,
): Promise<OpenEngine> {
  const engine: OpenEngine = Object.assign(createEngine(), {
    unsaved: new Map<string, string>(),
    readings: createReadings(),
    unread: [],
  });
  const { unread } = engine;
  for (let after = ''; ;) {
    const page = await readKeptTerms(source.db, after);
    const last = page.at(-1);
    if (!last) break;
    after = last.facts.id;
    for (const [at, { facts, terms, savedAt }] of page.entries()) {
      // Readers come first: two hundred would keep them waiting for twenty milliseconds.
      if (at % RESTORED_AT_ONCE === 0) await setImmediate();
      const profile = terms === null ? undefined : readProfile(terms);
      if (!profile) unread.push(facts.id);
      else {
        engine.restore(facts, profile);
        engine.readings.note(facts.id, savedAt, source.now());
      }
    }
  }
  if (unread.length <= most) await readOn(source, engine, keep, most);
  // Otherwise the first articles that are published would weigh the terms of the archive, one by one.
  for (const _ of engine.makeReady()) await setImmediate();
  return engine;
}

/** Reads the next articles that the engine was opened without. If it fails, they still wait. */
export async function readOn(
  source: Source,
  engine: OpenEngine,
  keep: KeepTerms,
  most: number,
): Promise<void> {
  const next = engine.unread.slice(0, most);
  // What was changed since is read already.
  const others = next.filter((id) => !engine.readings.has(id));
  await readTexts(source, engine, others, keep);
  engine.unread.splice(0, next.length);
}

/**
 * Brings the engine up to date about these articles, whichever process changed them. Reads only what has changed; where that is
 * more than `most`, it is left for `readOn`.
 */
export async function refreshEngine(
  source: Source,
  engine: OpenEngine,
  ids: Iterable<string>,
  { keep = keepInMemory, most = Infinity }: { keep?: KeepTerms; most?: number } = {},
): Promise<void> {
  const changed = new Set<string>();
  for (const asked of inParts(ids, ASKED_TOGETHER)) {
    const saved = await savedAtOf(source.db, asked);
    // All of a large archive are asked about when another process has written: others have their turn in between.
    await setImmediate();
    for (const id of asked) {
      const at = saved.get(id);
      if (at === undefined) dropFromEngine(engine, id);
      else if (engine.readings.savedAt(id) !== at) changed.add(id);
    }
  }
  if (changed.size <= most) await readTexts(source, engine, [...changed], keep);
  else {
    for (const id of changed) engine.readings.forget(id);
    engine.unread.push(...changed);
  }
}

function* inParts(ids: Iterable<string>, size: number): Iterable<string[]> {
  let part: string[] = [];
  for (const id of ids) {
    part.push(id);
    if (part.length < size) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

export function dropFromEngine(engine: OpenEngine, id: string): void {
  engine.remove(id);
  engine.unsaved.delete(id);
  engine.readings.forget(id);
}

async function readTexts(
  source: Source,
  engine: OpenEngine,
  ids: readonly string[],
  keep: KeepTerms,
): Promise<void> {
  for (let from = 0; from < ids.length;) {
    const together = engine.size < LARGE ? WEIGHED_TOGETHER : AT_ONCE;
    const pieces: StoredPiece[] = [];
    for (const end = from + together; from < Math.min(end, ids.length); from += AT_ONCE)
      pieces.push(...(await readPieces(source.db, ids.slice(from, Math.min(end, from + AT_ONCE)))));
    const reading = engine.size < LARGE ? engine.putAll(pieces) : putEach(engine, pieces);
    for (const read of reading) {
      if (read) engine.unsaved.set(read.id, writeProfile(read.profile));
      await setImmediate();
    }
    for (const { id, savedAt } of pieces) engine.readings.note(id, savedAt, source.now());
    if (engine.unsaved.size >= KEPT_TOGETHER) await keep(engine);
  }
}

function* putEach(engine: OpenEngine, pieces: readonly StoredPiece[]) {
  for (const piece of pieces) yield { id: piece.id, profile: engine.put(piece) };
}
