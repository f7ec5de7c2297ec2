import type { Db } from '#store';
import { setImmediate } from 'node:timers/promises';
import { createEngine, type RelatedEngine } from '../engine/engine.ts';
import { readKeptTerms, readPieces, savedAtOf, savedAtOfAll, type StoredPiece } from './queries.ts';
import { readProfile, writeProfile } from '../terms/stored-profile.ts';

/** The engine of one paper, open: it holds every published article and knows which terms are not yet on disk. */
export interface OpenEngine extends RelatedEngine {
  /** Terms read and waiting for the next write: article id → terms as stored. */
  readonly unsaved: Map<string, string>;
  /** When the text that it holds of an article was saved, ms UTC. */
  readonly savedAt: Map<string, number>;
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
/** Articles asked for by name; for more, all are asked for. SQLite takes 32,766 parameters. */
const MOST_IDS = 1_000;

/**
 * Opens the engine on all published articles: from the terms kept of each, and from the text where there are none yet. Where
 * those are more than `most`, as after an import, they are left for `readOn`: what is published meanwhile would wait for minutes.
 * For the process that runs the jobs; a page view never needs it. Takes about 0.1 s per 1,000 articles with kept terms,
 * 2 s per 1,000 without.
 * @param keep puts what was read on disk; without it, it waits for the next write.
 */
export async function openEngine(
  db: Db,
  keep: KeepTerms = keepInMemory,
  most = WEIGHED_TOGETHER,
): Promise<OpenEngine> {
  const engine: OpenEngine = Object.assign(createEngine(), {
    unsaved: new Map<string, string>(),
    savedAt: new Map<string, number>(),
    unread: [],
  });
  const { unread } = engine;
  for (let after = ''; ;) {
    const page = await readKeptTerms(db, after);
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
        engine.savedAt.set(facts.id, savedAt);
      }
    }
  }
  if (unread.length <= most) await readOn(db, engine, keep, most);
  // Otherwise the first articles that are published would weigh the terms of the archive, one by one.
  for (const _ of engine.makeReady()) await setImmediate();
  return engine;
}

/** Reads the next articles that the engine was opened without. If it fails, they still wait. */
export async function readOn(db: Db, engine: OpenEngine, keep: KeepTerms, most: number): Promise<void> {
  const next = engine.unread.slice(0, most);
  // What was changed since is read already.
  await readTexts(
    db,
    engine,
    next.filter((id) => !engine.savedAt.has(id)),
    keep,
  );
  engine.unread.splice(0, next.length);
}

/** Brings the engine up to date about these articles, whichever process changed them. Reads only what has changed. */
export async function refreshEngine(
  db: Db,
  engine: OpenEngine,
  ids: readonly string[],
  keep: KeepTerms = keepInMemory,
): Promise<void> {
  const saved = ids.length > MOST_IDS ? await savedAtOfAll(db) : await savedAtOf(db, ids);
  const changed: string[] = [];
  for (const id of ids) {
    const at = saved.get(id);
    if (at === undefined) dropFromEngine(engine, id);
    else if (engine.savedAt.get(id) !== at) changed.push(id);
  }
  await readTexts(db, engine, changed, keep);
}

export function dropFromEngine(engine: OpenEngine, id: string): void {
  engine.remove(id);
  engine.unsaved.delete(id);
  engine.savedAt.delete(id);
}

async function readTexts(db: Db, engine: OpenEngine, ids: readonly string[], keep: KeepTerms): Promise<void> {
  for (let from = 0; from < ids.length;) {
    const together = engine.size < LARGE ? WEIGHED_TOGETHER : AT_ONCE;
    const pieces: StoredPiece[] = [];
    for (const end = from + together; from < Math.min(end, ids.length); from += AT_ONCE)
      pieces.push(...(await readPieces(db, ids.slice(from, Math.min(end, from + AT_ONCE)))));
    const reading = engine.size < LARGE ? engine.putAll(pieces) : putEach(engine, pieces);
    for (const read of reading) {
      if (read) engine.unsaved.set(read.id, writeProfile(read.profile));
      await setImmediate();
    }
    for (const { id, savedAt } of pieces) engine.savedAt.set(id, savedAt);
    if (engine.unsaved.size >= KEPT_TOGETHER) await keep(engine);
  }
}

function* putEach(engine: OpenEngine, pieces: readonly StoredPiece[]) {
  for (const piece of pieces) yield { id: piece.id, profile: engine.put(piece) };
}
