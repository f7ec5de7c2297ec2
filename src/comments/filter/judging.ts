import { readPaper } from '#articles';
import { MINUTE } from '#base';
import { fingerprintOf, judge, learn } from '#spam';
import type { Delta, Evidence, Knowledge, Label, Verdict } from '#spam';
import type { Store } from '#store';
import { localWeights } from './queries.ts';

/** How soon a process knows what another one was taught. */
const REFRESH = MINUTE;

/** The filter with what it knows of this paper, and of each site that asks it (`site` is '' for the paper itself). */
export interface Judging {
  judge(evidence: Evidence, site?: string): Promise<Verdict>;
  fingerprint(text: string): string;
  /** What teaching this would change. */
  lesson(evidence: Evidence, label: Label, site?: string): Promise<Delta>;
  /** Forgets what was read from the database, because it changed. */
  refresh(): void;
}

interface Kept {
  readonly knowledge: Promise<Knowledge>;
  readonly readAt: number;
}

export interface JudgingOptions {
  /** What ships with the paper: `shippedKnowledge(folder)`, or `bareKnowledge()` of the filter. */
  readonly shipped: Knowledge;
  /** The paper's own host names. */
  readonly ownHosts: readonly string[];
}

/** Opens the filter with the shipped model and what this newsroom taught it. */
export function openJudging(store: Store, { shipped, ownHosts }: JudgingOptions): Judging {
  const kept = new Map<string, Kept>();
  const refresh = () => kept.clear();
  store.onStale((tags) => {
    if (tags.includes('all') || tags.includes('settings')) refresh();
  });

  function knowledgeOf(site: string): Promise<Knowledge> {
    const known = kept.get(site);
    if (known && store.now() - known.readAt < REFRESH) return known.knowledge;
    const knowledge = read(store, shipped, { site, ownHosts });
    kept.set(site, { knowledge, readAt: store.now() });
    knowledge.catch(() => kept.delete(site));
    return knowledge;
  }

  return {
    judge: async (evidence, site = '') => judge(evidence, await knowledgeOf(site)),
    fingerprint: fingerprintOf,
    lesson: async (evidence, label, site = '') => learn(await knowledgeOf(site), evidence, label),
    refresh,
  };
}

async function read(
  store: Store,
  shipped: Knowledge,
  of: { site: string; ownHosts: readonly string[] },
): Promise<Knowledge> {
  const [local, paper] = await Promise.all([localWeights(store.db, of.site), readPaper(store.db)]);
  const hold = paper.comments.holdFrom;
  return {
    ...shipped,
    local,
    ownHosts: of.ownHosts,
    language: paper.language,
    thresholds: { hold, discard: Math.max(shipped.thresholds.discard, hold) },
  };
}
