import { Failure, isId, type CommentId } from '#base';
import { decide, undo, type DecideInput } from '#comments';
import { readDeskForm, type DeskForm } from '../form.ts';
import { goTo } from '../go-to.ts';
import { doneAt } from '../parts/flash.tsx';
import { orAgain, type Problem } from '../problem.ts';
import type { Visit } from '../visit.ts';
import { commentPage } from './one.tsx';
import { queuePage } from './queue.tsx';

type To = DecideInput['to'];
const DECISIONS: readonly To[] = ['published', 'refused', 'spam', 'held'];

/**
 * One comment by its own button, or all that are ticked. A form that decides nothing comes back with its ticks and its
 * reason.
 */
export async function decideComments(visit: Visit): Promise<Response> {
  const form = await readDeskForm(visit.c);
  return orAgain(
    form,
    async () => {
      const { to, ids } = chosen(form);
      const reason = form.text('reason', 300);
      const decided = await decide(visit.store, {
        commentIds: ids,
        to,
        by: visit.staff.id,
        ...(reason ? { reason } : {}),
      });
      const undoes = decided.map((one) => one.decisionId);
      const about = decided.length === 1 ? decided[0]?.commentId : undefined;
      const back = queuePath(form.text('back'));
      return goTo(
        visit,
        doneAt(back, undoes.length > 0 ? `decided-${to}` : 'nothing-decided', { undo: undoes, about }),
      );
    },
    (problem) => again(visit, problem),
  );
}

function again(visit: Visit, problem: Problem): Promise<Response> {
  const back = new URL(queuePath(problem.typed.text('back')), visit.origin);
  const id = /^\/desk\/comments\/(.+)$/.exec(back.pathname)?.[1];
  if (id) return commentPage(visit, { id, problem, of: 'decision' });
  return queuePage(visit, { problem, query: Object.fromEntries(back.searchParams) });
}

/** Takes back the decisions that a page offered to undo; what somebody else decided since stays. */
export async function undoDecisions(visit: Visit): Promise<Response> {
  const form = await readDeskForm(visit.c);
  const ids = form.all('decisions').filter(isId);
  if (ids.length === 0) throw new Failure('bad-input', 'There is nothing to take back.');
  if (ids.length === 1) await undo(visit.store, ids[0] ?? '', visit.staff.id);
  else for (const id of ids) await undo(visit.store, id, visit.staff.id).catch(unlessOvertaken);
  return goTo(visit, doneAt(queuePath(form.text('back')), 'undone'));
}

function unlessOvertaken(error: unknown): void {
  if (!(error instanceof Failure) || error.code !== 'conflict') throw error;
}

function chosen(form: DeskForm): { to: To; ids: readonly CommentId[] } {
  for (const to of DECISIONS) {
    const id = form.text(to);
    if (isId(id)) return { to, ids: [id as string as CommentId] };
  }
  const all = form.text('all');
  const to = DECISIONS.find((one) => one === all);
  if (!to) throw new Failure('bad-input', 'Nothing is decided yet. Please choose one of the buttons.');
  const ids = form.all('comments').filter(isId) as readonly string[] as readonly CommentId[];
  if (ids.length === 0) throw new Failure('bad-input', 'No comment was ticked.');
  return { to, ids };
}

/** Back to the queue or to the comment, and nowhere else. */
function queuePath(back: string): string {
  return /^\/desk\/comments(?:[/?][\w\-.=&%+]*)?$/.test(back) ? back : '/desk/comments';
}
