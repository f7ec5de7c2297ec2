import type { Tx } from '#store';

export interface SampleStoryRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly standfirst: string;
  /** When its first article was published, ms UTC. */
  readonly startedAt: number;
}

/** A story as an editor would have named it. */
export async function insertStory(tx: Tx, story: SampleStoryRow): Promise<void> {
  await tx.db
    .insertInto('stories')
    .values({
      id: story.id,
      slug: story.slug,
      name: story.name,
      standfirst: story.standfirst,
      named_at: tx.now,
      closed_at: null,
      names: '[]',
      started_at: story.startedAt,
      changed_at: tx.now,
    })
    .execute();
}

export async function insertStoryArticles(
  tx: Tx,
  storyId: string,
  articles: readonly { readonly id: string; readonly turn: string }[],
): Promise<void> {
  if (articles.length === 0) return;
  const rows = articles.map(({ id, turn }) => ({
    article_id: id,
    story_id: storyId,
    turning_point: turn,
    placed_by: 'editor',
    probability: null,
    placed_at: tx.now,
  }));
  await tx.db.insertInto('story_articles').values(rows).execute();
}

export async function setSectionLead(tx: Tx, sectionId: string, storyId: string): Promise<void> {
  await tx.db.insertInto('section_leads').values({ section_id: sectionId, story_id: storyId }).execute();
}
