import type { Tx } from '#store';
import { lastingId } from '../identity.ts';
import { idBySlug } from '../queries.ts';
import { insertStory, insertStoryArticles, setSectionLead } from './queries.ts';
import type { SamplePaper } from './read-folder.ts';
import { typesetLine } from './typeset.ts';

/** The paper's running stories, with the articles and turning points that its editors gave them. */
export async function writeStories(
  tx: Tx,
  origin: string,
  paper: SamplePaper,
  timeOf: (slug: string) => number | undefined,
): Promise<void> {
  const idOf = (slug: string) => {
    const time = timeOf(slug);
    return time === undefined ? undefined : lastingId(origin, 'post', slug, time);
  };
  for (const story of paper.stories) {
    const times = story.articles.flatMap(({ slug }) => timeOf(slug) ?? []);
    const startedAt = Math.min(tx.now, ...times);
    const id = lastingId(origin, 'story', story.slug, startedAt);
    await insertStory(tx, {
      id,
      slug: story.slug,
      name: typesetLine(story.name),
      standfirst: typesetLine(story.standfirst),
      startedAt,
    });
    await insertStoryArticles(
      tx,
      id,
      story.articles.flatMap(({ slug, turn }) => {
        const articleId = idOf(slug);
        return articleId === undefined ? [] : [{ id: articleId, turn: typesetLine(turn) }];
      }),
    );
    if (story.leads === undefined) continue;
    const section = await idBySlug(tx, 'sections', story.leads, story.leads);
    await setSectionLead(tx, section.id, id);
  }
}
