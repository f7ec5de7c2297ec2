import { evidenceOf, type Evidence, type Label } from '#spam';
import type { Store } from '#store';
import { standingDecision } from '../desk/queries.ts';
import { articleFacts } from '../evidence.ts';
import type { Judging } from './judging.ts';
import {
  addToWeights,
  commentToLearn,
  dropEmptyWeights,
  dropLesson,
  findLesson,
  putLesson,
} from './queries.ts';

/**
 * Teaches the filter what a comment is now held to be. It brings the lesson in line with the decision that stands, so it may
 * run twice: the same lesson is learned once, and taking a decision back un-teaches it to the last unit. Only what a
 * person decided teaches.
 */
export async function teach(store: Store, judging: Judging, commentId: string): Promise<void> {
  const comment = await commentToLearn(store.db, commentId);
  // Erased by its author: what was learned from it goes too.
  if (!comment)
    return setLesson(store, judging, { id: commentId, label: null, evidence: evidenceOf({ text: '' }) });
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

export interface Lesson {
  /** Of the comment, unique within its site. */
  readonly id: string;
  /** Whose filter is taught: '' for the paper's own. */
  readonly site?: string;
  /** Null un-teaches. */
  readonly label: Label | null;
  readonly evidence: Evidence;
}

/** Makes `label` what was learned from this comment, whatever it was before. */
export async function setLesson(store: Store, judging: Judging, lesson: Lesson): Promise<void> {
  const { id, site = '', label, evidence } = lesson;
  const delta = label ? await judging.lesson(evidence, label, site) : [];
  await store.write(async (tx) => {
    const before = await findLesson(tx.db, site, id);
    if ((before?.label ?? null) === label) return;
    // The rows say who may: a second process that does the same finds them taken.
    if (before && (await dropLesson(tx, site, id))) {
      const back = before.delta.map(([feature, change]) => [feature, -change] as const);
      await addToWeights(tx, site, back);
      await dropEmptyWeights(tx, site);
    }
    if (label && (await putLesson(tx, { site, commentId: id, label, delta })))
      await addToWeights(tx, site, delta);
  });
  judging.refresh();
}

/** Refused means honest but unfit for the page: the filter learns nothing from it. */
async function labelOf(store: Store, commentId: string): Promise<Label | null> {
  const standing = await standingDecision(store.db, commentId);
  if (standing?.actor !== 'moderator') return null;
  return standing.to_status === 'spam' ? 'spam' : standing.to_status === 'published' ? 'ham' : null;
}
