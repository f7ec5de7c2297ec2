import { DAY } from '#base';
import { evidenceOf, type Evidence, type History, type RecentComment, type Tally } from '#spam';
import type { Store } from '#store';
import { factsOf } from './article-facts.ts';
import { pastOf, threadTexts, type ArticleGround, type PastRow } from './queries.ts';
import { recentComments } from './recent.ts';
import type { NewComment } from './types.ts';

/** A decision counts half after this long: people and networks change hands. */
const HALF_LIFE = 180 * DAY;
/** What the filter published and nobody objected to says something, but less than a person's decision. */
const UNDECIDED_WEIGHT = 0.3;

/** Everything the filter is told about a new comment. */
export async function gatherEvidence(
  store: Store,
  comment: NewComment,
  article: ArticleGround,
): Promise<Evidence> {
  const now = store.now();
  const who = { email: comment.email, host: hostOfLink(comment.link), block: comment.addressBlock };
  const [facts, past, recent, thread] = await Promise.all([
    factsOf(store, article),
    pastOf(store.near, who),
    recentComments(store),
    threadTexts(store.near, comment.articleId),
  ]);
  return evidenceOf({
    kind: comment.parentId ? 'reply' : 'comment',
    text: comment.text,
    name: comment.name,
    email: comment.email,
    link: comment.link,
    article: facts,
    thread,
    visit: {
      formMs: comment.formMs,
      honeypotFilled: comment.honeypotFilled,
    },
    history: historyFrom(past, recent, now),
  });
}

/** The host of the link in the link field, without www; null when there is none. */
export function hostOfLink(link: string | null): string | null {
  if (!link || !URL.canParse(link)) return null;
  return new URL(link).hostname.replace(/^www\./, '') || null;
}

function historyFrom(past: readonly PastRow[], recent: readonly RecentComment[], now: number): History {
  return {
    email: tally(past, 'email', now),
    linkHost: tally(past, 'host', now),
    addressBlock: tally(past, 'block', now),
    recent,
  };
}

function tally(past: readonly PastRow[], about: PastRow['about'], now: number): Tally {
  const sums = { published: 0, spam: 0, refused: 0 };
  for (const row of past) {
    if (row.about !== about || row.status === 'held' || row.status === 'withdrawn') continue;
    // What only the filter called spam must not make the next one spam.
    if (!row.decided && row.status !== 'published') continue;
    sums[row.status] += 0.5 ** (Math.max(0, now - row.at) / HALF_LIFE) * (row.decided ? 1 : UNDECIDED_WEIGHT);
  }
  return sums;
}
