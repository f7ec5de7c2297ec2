import { countTerms } from '../terms/count.ts';
import { createFrequencies } from '../terms/frequencies.ts';
import { profileOf, type Profile } from '../terms/profile.ts';
import type { ChosenLink, Piece } from '../types.ts';
import type { Archive } from './archive.ts';
import type { Facts, Held } from './shelf.ts';
import { choose } from './choose.ts';
import { createArchive } from './growing-archive.ts';
import type { LentEngine } from './lent-engine.ts';
import { judgeOf, type Model } from './model.ts';
import { rank, type Admits, type Ranked } from './rank.ts';
import { knownTime } from './time.ts';
import { MODEL } from './weights.ts';

/** The archive in memory, and what it knows to be related. Pure: no database, no clock. */
export interface RelatedEngine {
  readonly size: number;
  readonly model: Model;
  has(id: string): boolean;
  /** Adds an article, or replaces it. Returns what is worth keeping of its text. */
  put(piece: Piece): Profile;
  /**
   * Adds many at once: their terms are weighed against all of them, not only those before. Does one article a step and
   * yields in between, so that the caller can let others have their turn; every article is read twice.
   */
  putAll(pieces: readonly Piece[]): Iterable<{ id: string; profile: Profile } | undefined>;
  /** Adds an article whose text was read before. */
  restore(facts: Facts, profile: Profile): void;
  /** The article is gone: nothing leads to it any more. */
  remove(id: string): boolean;
  /** Every candidate, the best first, without a threshold. An unknown id has none. */
  rank(article: string | Piece, admits?: Admits): Ranked[];
  /** The same of some articles only, whatever else the archive holds: nothing is looked for. */
  rankAmong(id: string, others: readonly string[]): Ranked[];
  /** What to show, at most six, often none; `ranked` saves ranking again what was ranked just now. */
  related(article: string | Piece, ranked?: readonly Ranked[]): ChosenLink[];
  /** Another number after every change of what it holds. */
  readonly version: number;
  /** Makes it ready to be asked at its full speed, and to be lent as it is; yields so that others can have their turn. */
  makeReady(): Iterable<void>;
  /** For another thread: what it finds is void when the version is another one by then. */
  lend(): LentEngine;
}

export function createEngine(model: Model = MODEL): RelatedEngine {
  const frequencies = createFrequencies();
  const archive = createArchive(frequencies);
  const judge = judgeOf(model);
  const read = (piece: Piece) => profileOf(countTerms(piece, frequencies), frequencies);
  const find = (article: string | Piece): Held | undefined =>
    typeof article === 'string' ? archive.get(article) : archive.outside(factsOf(article), read(article));

  function put(piece: Piece): Profile {
    const profile = read(piece);
    archive.put(factsOf(piece), profile);
    return profile;
  }

  return {
    get size() {
      return archive.size;
    },
    model,
    has: (id) => archive.get(id) !== undefined,
    put,
    *putAll(pieces) {
      for (const piece of pieces) {
        // An article that was here before has been counted.
        if (!archive.get(piece.id)) frequencies.add(countTerms(piece, frequencies));
        yield undefined;
      }
      for (const piece of pieces) {
        const profile = read(piece);
        archive.put(factsOf(piece), profile, true);
        yield { id: piece.id, profile };
      }
    },
    restore: (facts, profile) => void archive.put(factsOf(facts), profile),
    remove: (id) => archive.remove(id),
    rank(article, admits) {
      const held = find(article);
      return held ? rank(archive, judge, held, admits) : [];
    },
    rankAmong(id, others) {
      const held = archive.get(id);
      const members = others.flatMap((one) => (one === id ? [] : (archive.get(one) ?? [])));
      return held ? rank(holdingOnly(archive, members), judge, held) : [];
    },
    related(article, ranked) {
      const held = find(article);
      return held ? choose(archive, held, ranked ?? rank(archive, judge, held), model.threshold) : [];
    },
    get version() {
      return archive.version;
    },
    makeReady: () => archive.weighAll(),
    lend: () => ({ archive: archive.lend(), model }),
  };
}

/** The archive, in which only these can be found. */
function holdingOnly(archive: Archive, members: readonly Held[]): Archive {
  return Object.create(archive, { candidates: { value: () => [...members] } }) as Archive;
}

function factsOf(piece: Piece | Facts): Facts {
  return {
    id: piece.id,
    publishedAt: knownTime(piece.publishedAt),
    sectionId: piece.sectionId ?? null,
    tagIds: piece.tagIds ?? [],
    links: piece.links ?? [],
  };
}
