import { oneAtATime } from '#base';
import type { Store } from '#store';
import { computeRelated } from './related/compute-related.ts';
import { emptyBacklog, linkSlice } from './related/link-slice.ts';
import {
  openEngine,
  readOn,
  refreshEngine,
  WEIGHED_TOGETHER,
  type KeepTerms,
  type OpenEngine,
} from './related/open-engine.ts';
import { rankTogether, type RankTogetherOptions } from './related/ranking/rank-together.ts';
import { saveTerms } from './related/store-lists.ts';
import { tryRelated } from './related/try-related.ts';
import { createPartsMerger } from './search/merge-parts.ts';
import type { Draft, RelatedLink } from './types.ts';

/** Everything that needs the engine, with one engine for the process. */
export interface Background {
  /** An article was published, changed or withdrawn: its links, its neighbours', its story. */
  surround(articleId: string): Promise<void>;
  /** Does the next part of what an import left; a further part waits in the outbox when it resolves. */
  catchUp(): Promise<void>;
  /** What would stand under a text if it were published now. Nothing is stored. */
  tryDraft(draft: Draft): Promise<RelatedLink[]>;
  /** Finishes what is in hand. */
  close(): Promise<void>;
}

export interface BackgroundOptions extends RankTogetherOptions {
  /**
   * Texts of an import that are read in one part; what is published meanwhile has its turn between two. Of what is to be linked, as
   * many are known at once.
   */
  readonly readTogether?: number;
}

/** The engine is opened when it is first needed, and follows what other processes change from then on. */
// oxlint-disable-next-line max-lines-per-function -- its functions share what is held here
export function openBackground(
  store: Store,
  { readTogether = WEIGHED_TOGETHER, ...ranking }: BackgroundOptions = {},
): Background {
  const changed = new Set<string>();
  const backlog = emptyBacklog(rankTogether(ranking), readTogether);
  const merger = createPartsMerger();
  /** Another process wrote, and nobody says what: every article that the engine holds is compared with the database. */
  let anything = false;
  let opening: Promise<OpenEngine> | undefined;
  /** Two pieces of work that looked at the same neighbour at once would each store a list without the other. */
  const inTurn = oneAtATime();
  store.onStale((tags) => {
    // What happened before the engine is opened, it reads by itself.
    if (!opening) return;
    for (const tag of tags) if (tag.startsWith('article:')) changed.add(tag.slice('article:'.length));
    if (tags.includes('all')) anything = true;
  });

  const keep: KeepTerms = (engine) => saveTerms(store, engine);
  const goOnLater = () => store.write((tx) => tx.later('archive.grew', 'archive', {}));

  async function open(): Promise<OpenEngine> {
    const engine = await openEngine(store, keep, readTogether);
    if (engine.unread.length > 0) await goOnLater();
    return engine;
  }

  async function readPart(engine: OpenEngine): Promise<void> {
    await readOn(store, engine, keep, readTogether);
    await keep(engine);
    await goOnLater();
  }

  async function upToDate(): Promise<OpenEngine> {
    opening ??= open();
    const engine = await opening.catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    const [named, all] = [[...changed], anything];
    anything = false;
    changed.clear();
    const waiting = engine.unread.length;
    try {
      await refreshEngine(store, engine, named, { keep, most: readTogether });
      if (all) await refreshEngine(store, engine, engine.readings.ids(), { keep, most: readTogether });
    } catch (error) {
      named.forEach((id) => changed.add(id));
      anything ||= all;
      throw error;
    }
    if (engine.unread.length > waiting) await goOnLater();
    return engine;
  }

  function withEngine<T>(work: (engine: OpenEngine) => Promise<T>): Promise<T> {
    return inTurn(async () => work(await upToDate()));
  }

  return {
    surround: (articleId) =>
      withEngine(async (engine) => void (await computeRelated(store, engine, articleId))),
    catchUp: () =>
      withEngine(async (engine) => {
        // All are read before the first is linked: its partner may be among the last.
        if (engine.unread.length > 0) await readPart(engine);
        // Between two steps of the merger nobody asks what is due: in a large archive that takes longer than the step.
        else if (merger.isMerging || !(await linkSlice(store, engine, backlog))) {
          if (await merger.step(store)) await goOnLater();
        }
      }),
    tryDraft: (draft) => withEngine((engine) => tryRelated(store.db, engine, draft, store.now())),
    close: () => inTurn(() => backlog.ranking.close()),
  };
}
