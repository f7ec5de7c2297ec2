import { queue, STATUSES, type QueueFilter, type QueuePage } from '#comments';
import { readArticle } from '#articles';
import { deskPage } from '../frame.tsx';
import { TextField } from '../parts/fields.tsx';
import { Pages } from '../parts/pages.tsx';
import type { Visit } from '../visit.ts';
import { QueueItemView } from './item.tsx';
import { queueAddress, queueFilter, STATUS_NAMES } from './where.ts';

/** Comments of one status, each with what is needed to decide about it. Works without JavaScript; the island adds keys. */
export async function queuePage(visit: Visit): Promise<Response> {
  const { store, c } = visit;
  const filter = queueFilter(c.req.query());
  const [shown, article] = await Promise.all([
    queue(store.db, filter),
    filter.articleId ? readArticle(store.db, filter.articleId) : undefined,
  ]);
  return deskPage(
    visit,
    { title: 'Comments', wide: true, scripts: ['queue'] },
    <>
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
          Only under <a href={article.path}>{article.headline}</a>.{' '}
          <a href={queueAddress({ ...without(filter), page: 1 })}>Under all articles</a>
        </p>
      )}
      {shown.items.length === 0 ? (
        <p class="empty">{emptyWords(filter)}</p>
      ) : (
        <Decisions shown={shown} filter={filter} timezone={c.var.paper.timezone} />
      )}
      <Pages page={shown.page} pages={shown.pages} href={(page) => queueAddress({ ...filter, page })} />
      <p class="keys-hint" data-keys-hint hidden>
        Keys: <kbd>j</kbd> <kbd>k</kbd> next, previous · <kbd>a</kbd> approve · <kbd>r</kbd> refuse ·{' '}
        <kbd>s</kbd> spam · <kbd>u</kbd> undo · <kbd>x</kbd> select · <kbd>o</kbd> open · <kbd>?</kbd> show or
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

/** One form around all of them: the buttons of a comment decide about it, those below about the ticked ones. */
function Decisions(props: {
  readonly shown: QueuePage;
  readonly filter: QueueFilter;
  readonly timezone: string;
}) {
  const { shown, filter, timezone } = props;
  return (
    <form method="post" action="/desk/comments/decide" data-queue>
      <input type="hidden" name="back" value={queueAddress(filter)} />
      <ol class="queue">
        {shown.items.map((item) => (
          <QueueItemView key={item.id} item={item} timezone={timezone} />
        ))}
      </ol>
      {filter.status !== 'withdrawn' && (
        <fieldset class="bulk">
          <legend>All ticked ones</legend>
          <label for="reason">Reason, shown to the author on the receipt (optional)</label>
          <input id="reason" name="reason" type="text" maxLength={300} />
          <span class="buttons">
            {filter.status !== 'published' && (
              <button type="submit" name="all" value="published" class="strong">
                Approve
              </button>
            )}
            {filter.status !== 'refused' && (
              <button type="submit" name="all" value="refused">
                Refuse
              </button>
            )}
            {filter.status !== 'spam' && (
              <button type="submit" name="all" value="spam" class="danger">
                Spam
              </button>
            )}
          </span>
        </fieldset>
      )}
    </form>
  );
}

function without({ articleId: _, ...rest }: QueueFilter): Partial<QueueFilter> {
  return rest;
}

function emptyWords(filter: QueueFilter): string {
  if (filter.search || filter.articleId) return 'Nothing fits.';
  return filter.status === 'held' ? 'Nothing waits. Well done.' : 'There is none.';
}
