import { DAY } from '#base';
import { evidenceOf, type Label, type LessonSource } from '#spam';
import { secret, type Store } from '#store';
import { createHmac } from 'node:crypto';
import { standingDecision } from '../desk/queries.ts';
import { articleFacts } from '../article-facts.ts';
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
    visit: { formMs: comment.form_ms, honeypotFilled: false },
  });
  const standing = await standingDecision(store.db, id);
  const label = standing ? labelOf(standing) : null;
  if (!standing || !label) return { id, label, evidence };
  return { id, label, evidence, source: await sourceOf(store, standing, comment) };
}

/** Refused means honest but unfit for the page: the filter learns nothing from it. */
function labelOf({ actor, to_status: to }: Standing): Label | null {
  if (actor !== 'moderator') return null;
  return to === 'spam' ? 'spam' : to === 'published' ? 'ham' : null;
}

type Standing = NonNullable<Awaited<ReturnType<typeof standingDecision>>>;
type Learned = NonNullable<Awaited<ReturnType<typeof commentToLearn>>>;

/** Who decided on which day, and who had sent it: marks made with the paper's secret, which nobody can read back. */
async function sourceOf(store: Store, decision: Standing, comment: Learned): Promise<LessonSource> {
  const key = await secret(store, 'sources of lessons');
  const mark = (of: string) => createHmac('sha256', key).update(of).digest('base64url');
  const sender = comment.author_email?.trim().toLowerCase() || comment.address_block || comment.author_key;
  return {
    taughtBy: mark(decision.staff_id ?? ''),
    day: Math.floor(decision.decided_at / DAY),
    sentBy: sender ? mark(sender) : null,
  };
}
