import { readPaper } from '#articles';
import { encodePath, DAY } from '#base';
import { writeLetter, type Store, type Tx } from '#store';
import { followLink } from './link.ts';
import { followedOf, newsOf, setTold, untoldFollowers } from './queries.ts';

/** Letters written in one transaction. */
const AT_ONCE = 50;
/** An older article that comes into a story is no news. */
const NEWS = 7 * DAY;

/** Articles have come into stories: those who follow one are told later. In the same transaction. */
export async function leaveNews(
  tx: Tx,
  placed: readonly { readonly storyId: string; readonly articleId: string }[],
): Promise<void> {
  if (placed.length === 0) return;
  const followed = await followedOf(
    tx.db,
    placed.map(({ storyId }) => storyId),
  );
  for (const { storyId, articleId } of placed)
    if (followed.has(storyId)) await tx.later('story.grew', `story:${storyId}`, { storyId, articleId });
}

/**
 * Writes to everybody who follows the story, once for each article, however often it is called. Nothing is written of an article
 * that is not published, is old, or was there before somebody began to follow.
 */
export async function tellFollowers(
  store: Store,
  news: { readonly storyId: string; readonly articleId: string },
  origin: string,
): Promise<void> {
  const [paper, about] = await Promise.all([readPaper(store.db), newsOf(store.db, news)]);
  const before = about?.published_at ?? 0;
  if (!about || before < store.now() - NEWS) return;
  for (;;) {
    const followers = await untoldFollowers(store.db, { ...news, before }, AT_ONCE);
    if (followers.length === 0) return;
    const links = new Map<string, string>();
    for (const id of followers) links.set(id, origin + (await followLink(store, id)));
    await store.write(async (tx) => {
      for (const { id, email } of await setTold(tx, followers, news.articleId)) {
        const unsubscribe = links.get(id) ?? '';
        const body = [
          about.headline,
          ...(about.standfirst ? [about.standfirst] : []),
          origin + encodePath(about.path),
          `You asked ${paper.name} for an e-mail whenever there is a new article of the story “${about.name}”. To stop, or to see what is stored about you:\n${unsubscribe}`,
        ].join('\n\n');
        const subject = `${about.name}: ${about.headline}`;
        await writeLetter(tx, { recipient: email, subject, body: `${body}\n`, unsubscribe });
      }
    });
  }
}
