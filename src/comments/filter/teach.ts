import { evidenceOf, type Label } from '#spam';
import type { Store } from '#store';
import { standingDecision } from '../desk/queries.ts';
import { articleFacts } from '../evidence.ts';
import type { Judging } from './judging.ts';
import { commentToLearn } from './queries.ts';
import { setLesson } from './set-lesson.ts';

/**
 * Teaches the filter what a comment is now held to be. It brings the lesson in line with the decision that stands, so it may
 * run twice: the same lesson is learned once, and taking a decision back un-teaches it to the last unit. Only what a
 * person decided teaches.
 */
export async function teach(store: Store, judging: Judging, commentId: string): Promise<void> {
  const comment = await commentToLearn(store.db, commentId);
  // Erased by its author: what was learned from it goes too.
  if (!comment) {
    await setLesson(store, judging, { id: commentId, label: null, evidence: evidenceOf({ text: '' }) });
    return;
  }
  await setLesson(store, judging, {
    id: commentId,
    label: await labelOf(store, commentId),
    evidence: evidenceOf({
      kind: comment.kind === 'comment' ? (comment.parent_id ? 'reply' : 'comment') : 'pingback',
      text: comment.body,
      name: comment.author_name,
      email: comment.author_email,
      link: comment.author_link,
      article: articleFacts(comment),
      visit: { formMs: comment.form_ms, honeypotFilled: false, agentFamily: comment.agent_family },
    }),
  });
}

/** Refused means honest but unfit for the page: the filter learns nothing from it. */
async function labelOf(store: Store, commentId: string): Promise<Label | null> {
  const standing = await standingDecision(store.db, commentId);
  if (standing?.actor !== 'moderator') return null;
  return standing.to_status === 'spam' ? 'spam' : standing.to_status === 'published' ? 'ham' : null;
}
