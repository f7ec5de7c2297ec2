import { readPaper } from '#articles';
import { HOUR, newId } from '#base';
import {
  countersOf,
  featuresOf,
  fingerprintOf,
  hostOf,
  judge,
  learn,
  read as readComment,
  weightTable,
  type Delta,
  type Evidence,
  type Knowledge,
  type Label,
  type LessonSource,
  type Verdict,
  type WeightTable,
} from '#spam';
import type { Db, Store, Tx } from '#store';
import { learnedWeights, weightsOfFeatures } from './queries.ts';

/**
 * Other processes say at once what they taught, and this one reads it then. Should word of it be lost, nothing that was
 * read is older than this.
 */
const REFRESH = HOUR;
/** Sites whose lessons are kept in memory; the one that asked the longest ago makes room. A megabyte each. */
const MOST_SITES = 20;

/** The filter with what it knows of this paper, and of each site that asks it (`site` is '' for the paper itself). */
export interface Judging {
  judge(evidence: Evidence, site?: string): Promise<Verdict>;
  fingerprint(text: string): string;
  /** What the filter goes by when it judges. */
  knowledge(site?: string): Promise<Knowledge>;
  /** What teaching this would change, from what is in the database: exact even where several processes teach. */
  lesson(db: Db, what: Teaching): Promise<Delta>;
  /** Lets the other processes know, when the transaction commits, that a site's lessons changed. */
  announce(tx: Tx, site: string): void;
  /** To be called after that commit: this process knows it from now on. */
  taught(site: string, changes: Delta): void;
  /** Forgets what was read from the database, because much of it changed. */
  refresh(): void;
}

/** What is to be taught, and whence it comes; see `Lesson`. */
interface Teaching {
  readonly site: string;
  readonly evidence: Evidence;
  readonly label: Label;
  readonly source?: LessonSource | undefined;
}

interface Kept {
  readonly knowledge: Promise<Knowledge>;
  readonly readAt: number;
  /** The lessons in `knowledge`, once they are read: what is taught later is added here. */
  local?: WeightTable;
}

export interface JudgingOptions {
  /** What ships with the paper: `shippedKnowledge(folder)`, or `bareKnowledge()` of the filter. */
  readonly shipped: Knowledge;
  /** The paper's own host names. */
  readonly ownHosts: readonly string[];
}

/** Opens the filter with the shipped model and what this newsroom taught it. */
export function openJudging(store: Store, options: JudgingOptions): Judging {
  const { shipped } = options;
  const kept = new Map<string, Kept>();
  const me = newId(store.now());
  const refresh = () => kept.clear();
  store.onStale((tags) => {
    for (const tag of tags) {
      if (tag === 'all' || tag === 'settings') return refresh();
      const said = /^filter:([^:]*):(.*)$/s.exec(tag);
      if (said && said[1] !== me) kept.delete(said[2] ?? '');
    }
  });

  function knowledge(site = ''): Promise<Knowledge> {
    const known = kept.get(site);
    if (known && store.now() - known.readAt < REFRESH) {
      kept.delete(site);
      kept.set(site, known);
      return known.knowledge;
    }
    const fresh: Kept = { knowledge: load(), readAt: store.now() };
    kept.set(site, fresh);
    if (kept.size > MOST_SITES) kept.delete(kept.keys().next().value ?? '');
    fresh.knowledge.catch(() => kept.delete(site));
    return fresh.knowledge;

    async function load(): Promise<Knowledge> {
      const local = weightTable();
      for await (const page of learnedWeights(store.db, site)) local.add(page);
      const around = await surroundings(store.db, site, options);
      fresh.local = local;
      return { ...shipped, ...around, local };
    }
  }

  return {
    judge: async (evidence, site) => judge(evidence, await knowledge(site)),
    fingerprint: fingerprintOf,
    knowledge,
    async lesson(db, { site, evidence, label, source }) {
      const around = { ...shipped, ...(await surroundings(db, site, options)) };
      const features = new Set(source ? countersOf(source) : []);
      featuresOf(readComment(evidence, around), (feature) => features.add(feature));
      const local = await weightsOfFeatures(db, site, [...features]);
      return learn({ ...around, local }, evidence, label, source);
    },
    announce: (tx, site) => tx.stale(`filter:${me}:${site}`),
    taught(site, changes) {
      const known = kept.get(site);
      if (!known) return;
      // Lessons that are being read just now may or may not have this one among them.
      if (!known.local) kept.delete(site);
      else known.local.add(changes);
    },
    refresh,
  };
}

/** What the filter knows of a site besides its lessons. */
async function surroundings(
  db: Db,
  site: string,
  { shipped, ownHosts }: JudgingOptions,
): Promise<Pick<Knowledge, 'ownHosts' | 'language' | 'thresholds'>> {
  // Another site says the language of its pages with each comment, and cannot set thresholds here.
  if (site !== '')
    return { ownHosts: [hostOf(site)].filter(Boolean), language: null, thresholds: shipped.thresholds };
  const { comments, language } = await readPaper(db);
  const { holdFrom, discardFrom } = comments;
  return { ownHosts, language, thresholds: { hold: holdFrom, discard: Math.max(discardFrom, holdFrom) } };
}
