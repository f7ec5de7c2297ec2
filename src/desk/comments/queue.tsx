import { encodePath } from '#base';
import { queue, STATUSES, type QueueFilter, type QueuePage } from '#comments';
import { readArticle } from '#articles';
import { deskPage } from '../frame.tsx';
import { ProblemNote, TextField } from '../parts/fields.tsx';
import { Pages } from '../parts/pages.tsx';
import type { Problem } from '../problem.ts';
import type { Visit } from '../visit.ts';
import { authorDecidedAbout } from './author-decided-about.ts';
import { BULK, QueueItemView } from './item.tsx';
import { Reason } from './reason.tsx';
import { queueAddress, queueFilter, STATUS_NAMES } from './where.ts';

/** A form that decided nothing, and the part of the queue that it came from. */
interface Again {
  readonly problem: Problem;
  readonly query: Readonly<Record<string, string>>;
}

/** Comments of one status, each with what is needed to decide about it. Works without JavaScript; the island adds keys. */
export async function queuePage(visit: Visit, again?: Again): Promise<Response> {
  const { store, c } = visit;
  const filter = queueFilter(again?.query ?? c.req.query());
  const [shown, article, author] = await Promise.all([
    queue(store.db, filter),
    filter.articleId ? readArticle(store.db, filter.articleId) : undefined,
    authorDecidedAbout(visit),
  ]);
  const status = again ? { status: again.problem.status } : {};
  return deskPage(
    visit,
    { title: 'Comments', wide: true, scripts: ['queue'], author, ...status },
    <>
      <ProblemNote problem={again?.problem} />
      <Tabs filter={filter} counts={shown.counts} />
      <form method="get" action="/desk/comments" class="filters" role="search">
        {filter.status !== 'held' && <input type="hidden" name="status" value={filter.status} />}
        {filter.articleId && <input type="hidden" name="article" value={filter.articleId} />}
        <TextField
          name="q"
          label="Words in the name, the e-mail address or the text"
          type="search"
          value={filter.search ?? ''}
        />
        <button type="submit">Search</button>
      </form>
      {article && (
        <p>
          Only comments on <a href={encodePath(article.path)}>{article.headline}</a>.{' '}
          <a href={queueAddress({ ...without(filter), page: 1 })}>Show those on all articles</a>
        </p>
      )}
      {shown.items.length === 0 ? (
        <p class="empty">{emptyWords(filter)}</p>
      ) : (
        <Decisions shown={shown} filter={filter} timezone={c.var.paper.timezone} problem={again?.problem} />
      )}
      <Pages page={shown.page} pages={shown.pages} href={(page) => queueAddress({ ...filter, page })} />
      <p class="keys-hint" data-keys-hint hidden>
        Keys: <kbd>j</kbd> <kbd>k</kbd> next, previous · <kbd>a</kbd> approve · <kbd>r</kbd> refuse ·{' '}
        <kbd>s</kbd> spam · <kbd>u</kbd> undo · <kbd>x</kbd> tick · <kbd>o</kbd> open · <kbd>?</kbd> show or
        hide this
      </p>
    </>,
  );
}

function Tabs({ filter, counts }: { readonly filter: QueueFilter; readonly counts: QueuePage['counts'] }) {
  return (
    <nav class="tabs" aria-label="Comments by status">
      {(['held', ...STATUSES.filter((status) => status !== 'held')] as const).map((status) => (
        <a
          key={status}
          href={queueAddress({ ...filter, status, page: 1 })}
          aria-current={status === filter.status ? 'page' : undefined}
        >
          {STATUS_NAMES[status]} <span class="n">{counts[status].toLocaleString('en-GB')}</span>
        </a>
      ))}
    </nav>
  );
}

/** The buttons of a comment decide about it, those below about the ticked ones; each in a form of its own. */
function Decisions(props: {
  readonly shown: QueuePage;
  readonly filter: QueueFilter;
  readonly timezone: string;
  readonly problem: Problem | undefined;
}) {
  const { shown, filter, timezone, problem } = props;
  const back = queueAddress(filter);
  const ticked = problem?.typed.all('comments') ?? [];
  return (
    <>
      <ol class="queue" data-queue>
        {shown.items.map((item) => (
          <QueueItemView
            key={item.id}
            item={item}
            timezone={timezone}
            back={back}
            isTicked={ticked.includes(item.id)}
          />
        ))}
      </ol>
      {filter.status !== 'withdrawn' && <Ticked status={filter.status} back={back} problem={problem} />}
    </>
  );
}

function Ticked(props: {
  readonly status: QueueFilter['status'];
  readonly back: string;
  readonly problem: Problem | undefined;
}) {
  const { status, back, problem } = props;
  return (
    <form method="post" action="/desk/comments/decide" id={BULK}>
      <input type="hidden" name="back" value={back} />
      <fieldset class="bulk">
        <legend>All ticked comments</legend>
        <Reason problem={problem} />
        <span class="buttons">
          {status !== 'published' && (
            <button type="submit" name="all" value="published" class="strong">
              Approve
            </button>
          )}
          {status !== 'refused' && (
            <button type="submit" name="all" value="refused">
              Refuse
            </button>
          )}
          {status !== 'spam' && (
            <button type="submit" name="all" value="spam" class="danger">
              Spam
            </button>
          )}
        </span>
      </fieldset>
    </form>
  );
}

function without({ articleId: _, ...rest }: QueueFilter): Partial<QueueFilter> {
  return rest;
}

function emptyWords(filter: QueueFilter): string {
  if (filter.search || filter.articleId) return 'No comment fits.';
  return filter.status === 'held' ? 'Nothing waits. Well done.' : 'There are none.';
}
