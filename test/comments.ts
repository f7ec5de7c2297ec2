import { publish, saveArticle } from '#articles';
import { newId, type ArticleId, type StaffId } from '#base';
import { decide, submit, undo, type Judging, type NewComment } from '#comments';
import { bareKnowledge, type Reason, type Verdict } from '#spam';
import type { Store } from '#store';

/** What the council’s reporter wrote. */
export const BRIDGE = {
  headline: 'Council votes for the harbour bridge',
  standfirst: 'Nineteen votes to twelve.',
  dateline: 'Port Ansel',
  html: '<p>The council voted on Monday for a bridge over the harbour.</p>',
  language: 'en',
  sectionId: null,
  bylineIds: [],
  tagNames: [],
  leadImageId: null,
  source: null,
  commentsOpen: true,
};

/** A published article that takes comments. */
export async function bridgeArticle(store: Store, over: Partial<typeof BRIDGE> = {}): Promise<ArticleId> {
  const article = await saveArticle(store, { ...BRIDGE, ...over }, null, 'https://paper.example');
  await publish(store, article.id, null);
  return article.id;
}

let forms = 0;

/** What Mirela, a reader, writes below it. */
export function fromMirela(articleId: ArticleId, over: Partial<NewComment> = {}): NewComment {
  forms += 1;
  return {
    articleId,
    parentId: null,
    name: 'Mirela',
    email: 'mirela@reader.example',
    link: null,
    text: 'The *old* ferry ran every ten minutes. Who pays for the bridge?',
    addressBlock: 'block-of-mirela',
    formMs: 40_000,
    honeypotFilled: false,
    once: `form-${forms}`,
    authorKey: 'key-of-mirela',
    ...over,
  };
}

export const SUSPICION: Reason = { check: 'links', code: 'many', words: 'It has many links.', weight: 3 };

/** A filter of one opinion, and a memory of what it was shown. */
export function judgingAs(action: Verdict['action']): Judging & { seen: Parameters<Judging['judge']>[0][] } {
  const probability = { publish: 0.02, hold: 0.97, discard: 0.9999 }[action];
  const seen: Parameters<Judging['judge']>[0][] = [];
  return {
    seen,
    async judge(evidence) {
      seen.push(evidence);
      return { probability, action, reasons: action === 'publish' ? [] : [SUSPICION], model: 'test' };
    },
    fingerprint: (text) => text.slice(0, 20),
    knowledge: async () => bareKnowledge(),
    lesson: async (_db, { label }) => [
      [7, label === 'spam' ? 3 : -3],
      [11, 1],
    ],
    announce: () => undefined,
    taught: () => undefined,
    refresh: () => undefined,
  };
}

/** Puts a comment below an article, judged as said; returns its id. */
export async function commentBelow(
  store: Store,
  articleId: ArticleId,
  action: Verdict['action'] = 'publish',
) {
  return (await submit(store, fromMirela(articleId), judgingAs(action))).id;
}

/** A paper with an article, a thread, and a decision that was taken back. */
export async function livelyPaper(store: Store): Promise<void> {
  const article = await bridgeArticle(store);
  const first = await commentBelow(store, article);
  await submit(store, fromMirela(article, { parentId: first }), judgingAs('hold'));
  const by = newId<'staff'>(store.now()) as StaffId;
  const [decided] = await decide(store, { commentIds: [first], to: 'spam', by });
  await undo(store, decided?.decisionId ?? '', by);
}
