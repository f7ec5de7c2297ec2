import { evidenceOf, type Label } from '#spam';
import type { Store } from '#store';
import { standingDecision } from '../desk/queries.ts';
import { articleFacts } from '../evidence.ts';
import type { Judging } from './judging.ts';
import { commentToLearn } from './queries.ts';
import { setLessons, type Lesson } from './set-lesson.ts';

/**
 * Teaches the filter what a comment is now held to be. It brings the lesson in line with the decision that stands, so it may
 * run twice: the same lesson is learned once, and taking a decision back un-teaches it to the last unit. Only what a
 * person decided teaches.
 */
export async function teach(store: Store, judging: Judging, commentId: string): Promise<void> {
  await teachAll(store, judging, [commentId]);
}

/** The same for several comments, in this order. */
export async function teachAll(store: Store, judging: Judging, commentIds: readonly string[]): Promise<void> {
  const lessons = [];
  for (const id of new Set(commentIds)) lessons.push(await lessonOf(store, id));
  await setLessons(store, judging, lessons);
}

async function lessonOf(store: Store, id: string): Promise<Omit<Lesson, 'site'>> {
  const comment = await commentToLearn(store.db, id);
  // Erased by its author: what was learned from it goes too.
  if (!comment) return { id, label: null, evidence: evidenceOf({ text: '' }) };
  const evidence = evidenceOf({
    kind: comment.kind === 'comment' ? (comment.parent_id ? 'reply' : 'comment') : 'pingback',
    text: comment.body,
    name: comment.author_name,
    email: comment.author_email,
    link: comment.author_link,
    article: articleFacts(comment),
    visit: { formMs: comment.form_ms, honeypotFilled: false, agentFamily: comment.agent_family },
  });
  return { id, label: await labelOf(store, id), evidence };
}

/** Refused means honest but unfit for the page: the filter learns nothing from it. */
async function labelOf(store: Store, commentId: string): Promise<Label | null> {
  const standing = await standingDecision(store.db, commentId);
  if (standing?.actor !== 'moderator') return null;
  return standing.to_status === 'spam' ? 'spam' : standing.to_status === 'published' ? 'ham' : null;
}
