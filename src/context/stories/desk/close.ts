import { recordAudit, type Store } from '#store';
import { markStoryStale } from '../refresh-story.ts';
import { replaceLeads, updateStory } from '../writes/queries.ts';
import { mustFindStory } from './must-find.ts';

/** The story is over, or goes on again. A closed one keeps its page and takes no more articles by itself. @throws Failure `not-found`. */
export async function closeStory(
  store: Store,
  id: string,
  closed: boolean,
  by: string | null,
): Promise<void> {
  await store.write(async (tx) => {
    await mustFindStory(tx.db, id);
    await updateStory(tx, id, { closed_at: closed ? tx.now : null });
    markStoryStale(tx, id);
    await recordAudit(tx, { by, action: closed ? 'story.closed' : 'story.reopened', subject: id });
  });
}

/** The fronts of exactly these sections begin with the story. @throws Failure `not-found`. */
export async function leadSections(
  store: Store,
  id: string,
  sectionIds: readonly string[],
  by: string | null,
): Promise<void> {
  await store.write(async (tx) => {
    await mustFindStory(tx.db, id);
    for (const section of await replaceLeads(tx.db, id, sectionIds)) tx.stale(`section:${section}`);
    markStoryStale(tx, id);
    await recordAudit(tx, { by, action: 'story.leads', subject: id, detail: { sections: sectionIds } });
  });
}
