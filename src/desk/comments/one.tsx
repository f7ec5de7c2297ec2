import { chanceWords, Failure, isId, LIMITS, type CommentId } from '#base';
import { commentAtDesk, historyOf, staffReply, type CommentHistory, type QueueItem } from '#comments';
import { staffNames } from '#people';
import { readDeskForm } from '../form.ts';
import { deskPage } from '../frame.tsx';
import { goTo } from '../go-to.ts';
import { ActionButton, AreaField, ProblemNote } from '../parts/fields.tsx';
import { doneAt } from '../parts/flash.tsx';
import { Time } from '../parts/time.tsx';
import { orAgain, type Problem } from '../problem.ts';
import type { Visit } from '../visit.ts';
import { authorDecidedAbout } from './author-decided-about.ts';
import { canBeAnswered, CommentView, DecisionButtons, Verdict } from './item.tsx';
import { Reason } from './reason.tsx';
import { STATUS_NAMES } from './where.ts';

/** A form of the page that comes back, and which; `id` where the address has none. */
interface Again {
  readonly problem: Problem;
  readonly of: 'decision' | 'reply';
  readonly id?: string;
}

/** One comment: everything that happened to it, and the newsroom's answer. */
export async function commentPage(visit: Visit, again?: Again): Promise<Response> {
  const { store, c } = visit;
  const item = await commentOf(visit, again?.id);
  const [history, names, author] = await Promise.all([
    historyOf(store.db, item.id),
    staffNames(store.db),
    authorDecidedAbout(visit),
  ]);
  const { timezone } = c.var.paper;
  const problemOf = (form: Again['of']) => (again?.of === form ? again.problem : undefined);
  return deskPage(
    visit,
    { title: `Comment by ${item.authorName}`, author, ...(again ? { status: again.problem.status } : {}) },
    <>
      <p>
        <span class={`state ${item.status}`}>{STATUS_NAMES[item.status]}</span>{' '}
        <a href="/desk/comments">Back to the queue</a>
      </p>
      <div class="comment">
        <CommentView item={item} timezone={timezone} />
      </div>
      {item.status !== 'withdrawn' && <Decision item={item} problem={problemOf('decision')} />}
      {canBeAnswered(item) && <Reply item={item} problem={problemOf('reply')} />}
      <Trail history={history} names={names} timezone={timezone} id={item.id} />
    </>,
  );
}

function Decision({ item, problem }: { readonly item: QueueItem; readonly problem: Problem | undefined }) {
  return (
    <form method="post" action="/desk/comments/decide" class="stack">
      <ProblemNote problem={problem} />
      <input type="hidden" name="back" value={`/desk/comments/${item.id}`} />
      <Reason problem={problem} />
      <p class="buttons">
        <DecisionButtons item={item} />
      </p>
    </form>
  );
}

export async function replyAsStaff(visit: Visit): Promise<Response> {
  const item = await commentOf(visit);
  const form = await readDeskForm(visit.c);
  return orAgain(
    form,
    async () => {
      await staffReply(visit.store, {
        articleId: item.article.id,
        parentId: item.id,
        text: form.text('text'),
        by: { id: visit.staff.id, name: visit.staff.name },
      });
      return goTo(visit, doneAt(`/desk/comments/${item.id}`, 'replied'));
    },
    (problem) => commentPage(visit, { problem, of: 'reply' }),
  );
}

async function commentOf({ store, c }: Visit, id = c.req.param('id') ?? ''): Promise<QueueItem> {
  const item = isId(id) ? await commentAtDesk(store.db, id as string as CommentId) : undefined;
  if (!item) throw new Failure('not-found', 'There is no such comment.');
  return item;
}

function Reply({ item, problem }: { readonly item: QueueItem; readonly problem: Problem | undefined }) {
  return (
    <section>
      <h2>Answer as the newsroom</h2>
      <ProblemNote problem={problem} />
      <form method="post" action={`/desk/comments/${item.id}/reply`} class="stack">
        <AreaField
          name="text"
          label="Your answer"
          hint="It is published at once under your name, marked “from the newsroom”."
          rows={5}
          required
          maxLength={LIMITS.commentText}
          value={problem?.typed.text('text') ?? ''}
          problem={problem}
        />
        <button type="submit" class="strong">
          Publish the answer
        </button>
      </form>
    </section>
  );
}

interface TrailProps {
  readonly history: CommentHistory;
  readonly names: ReadonlyMap<string, string>;
  readonly timezone: string;
  readonly id: CommentId;
}

const ACTORS = {
  filter: 'The filter',
  moderator: 'Somebody at the desk',
  author: 'The author',
  import: 'The import',
} as const;

function Trail({ history, names, timezone, id }: TrailProps) {
  const last = history.decisions.at(-1);
  return (
    <section>
      <h2>History</h2>
      <ol class="trail">
        {history.decisions.map((one) => (
          <li key={one.id}>
            <Time at={one.decidedAt} timezone={timezone} />:{' '}
            {(one.staffId && names.get(one.staffId)) ?? ACTORS[one.actor]}{' '}
            {one.undoes ? 'took a decision back' : 'decided'}:{' '}
            {one.from ? `${STATUS_NAMES[one.from]} → ` : ''}
            {STATUS_NAMES[one.to]}
            {one.reason && ` (“${one.reason}”)`}
          </li>
        ))}
      </ol>
      {last?.actor === 'moderator' && !last.undoes && (
        <ActionButton
          action="/desk/comments/undo"
          hidden={{ decisions: last.id, back: `/desk/comments/${id}` }}
        >
          Take the last decision back
        </ActionButton>
      )}
      {history.verdicts.length > 0 && <Judged verdicts={history.verdicts} timezone={timezone} />}
    </section>
  );
}

/** When the filter looked at it, with which model, and what it thought before; what it thinks now stands at the comment. */
function Judged(props: { readonly verdicts: CommentHistory['verdicts']; readonly timezone: string }) {
  const { verdicts, timezone } = props;
  return (
    <>
      <h3>What the filter thought</h3>
      <ol class="trail">
        {verdicts.map((verdict, at) => (
          <li key={verdict.judgedAt}>
            <Time at={verdict.judgedAt} timezone={timezone} />: {chanceWords(verdict.probability)} likely to
            be spam <span class="quiet">(model {verdict.model})</span>
            {at < verdicts.length - 1 && <Verdict verdict={verdict} />}
          </li>
        ))}
      </ol>
    </>
  );
}
