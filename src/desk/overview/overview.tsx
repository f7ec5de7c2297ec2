import { countCards, listCards, type ArticleCard } from '#articles';
import { countsByStatus } from '#comments';
import { countDue, countOpenProposals } from '#context';
import { can } from '#people';
import { lastRetention, type RetentionRun } from '#privacy';
import { listDead, listLetters, type DeadRow } from '#store';
import { deskPage } from '../frame.tsx';
import { ActionButton } from '../parts/fields.tsx';
import { count, Time } from '../parts/time.tsx';
import type { Visit } from '../visit.ts';
import { BackgroundProgress } from './background.tsx';
import { retentionWords } from './retention-words.ts';
import { topicWords } from './topic-words.ts';

/** What waits, and whether everything that happens by itself did happen. */
export async function overviewPage(visit: Visit): Promise<Response> {
  const { store, staff } = visit;
  const { timezone } = visit.c.var.paper;
  const runs = can(staff.role, 'settings.change');
  const [comments, drafts, scheduled, letters, retention, dead, background, proposals] = await Promise.all([
    countsByStatus(store.db),
    draftsOf(visit),
    listCards(store.db, { status: 'scheduled', limit: 10 }),
    visit.sendsMail || !can(staff.role, 'letters.read') ? [] : listLetters(store.db),
    runs ? lastRetention(store.db) : undefined,
    runs ? listDead(store.db) : [],
    countDue(store.db),
    countOpenProposals(store.db),
  ]);
  return deskPage(
    visit,
    { title: 'Overview' },
    <>
      <ul class="tiles">
        {can(staff.role, 'comments.decide') && (
          <Tile
            href="/desk/comments"
            n={comments.held}
            words={comments.held === 1 ? 'comment waiting' : 'comments waiting'}
          />
        )}
        {can(staff.role, 'articles.write') && (
          <Tile href="/desk/articles?status=draft" n={drafts} words={drafts === 1 ? 'draft' : 'drafts'} />
        )}
        {can(staff.role, 'articles.publish') && (
          <Tile href="/desk/articles?status=scheduled" n={scheduled.length} words="scheduled" />
        )}
        {can(staff.role, 'articles.publish') && proposals > 0 && (
          <Tile
            href="/desk/stories"
            n={proposals}
            words={proposals === 1 ? 'proposal about stories' : 'proposals about stories'}
          />
        )}
        {letters.length > 0 && <MailTile n={letters.length} />}
      </ul>
      {can(staff.role, 'comments.decide') && <Spam n={comments.spam} />}
      {can(staff.role, 'articles.write') && (
        <p>
          <a class="button strong" href="/desk/articles/new">
            Write an article
          </a>
        </p>
      )}
      {scheduled.length > 0 && can(staff.role, 'articles.publish') && (
        <Soon scheduled={scheduled} timezone={timezone} />
      )}
      <BackgroundProgress {...background} canStart={runs} />
      {runs && <Retention run={retention} timezone={timezone} />}
      {dead.length > 0 && <Dead rows={dead} timezone={timezone} />}
    </>,
  );
}

/** Nothing asks for a decision about it; somebody should look all the same. */
function Spam({ n }: { readonly n: number }) {
  if (n === 0) return null;
  return (
    <p class="quiet">
      <a href="/desk/comments?status=spam">{count(n, 'comment', 'comments')}</a>{' '}
      {n === 1 ? 'stands' : 'stand'} under Spam. A look now and then shows whether an honest one is among
      them.
    </p>
  );
}

function Soon({
  scheduled,
  timezone,
}: {
  readonly scheduled: readonly ArticleCard[];
  readonly timezone: string;
}) {
  return (
    <section>
      <h2>To be published</h2>
      <ul class="rows">
        {scheduled.map((card) => (
          <li key={card.id}>
            <a href={`/desk/articles/${card.id}`}>{card.headline}</a>
            {card.publishedAt !== null && <Time at={card.publishedAt} timezone={timezone} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function draftsOf({ store, staff }: Visit): Promise<number> {
  return countCards(store.db, {
    status: 'draft',
    ...(can(staff.role, 'articles.publish') ? {} : { savedBy: staff.id }),
  });
}

function Tile({ href, n, words }: { readonly href: string; readonly n: number; readonly words: string }) {
  return (
    <li>
      <a href={href} class={n > 0 ? 'tile' : 'tile none'}>
        <strong>{n.toLocaleString('en-GB')}</strong> {words}
      </a>
    </li>
  );
}

/** Without a mail server somebody has to hand them on. */
function MailTile({ n }: { readonly n: number }) {
  return <Tile href="/desk/mail" n={n} words={n === 1 ? 'e-mail to read here' : 'e-mails to read here'} />;
}

function Retention({
  run,
  timezone,
}: {
  readonly run: RetentionRun | undefined | null;
  readonly timezone: string;
}) {
  return (
    <section>
      <h2>Automatic deletion</h2>
      {run ? (
        <p>
          Last run <Time at={run.ranAt} timezone={timezone} />: {retentionWords(run.removed)}.
        </p>
      ) : (
        <p>Personal data past its time is removed once a day. The first run has not happened yet.</p>
      )}
      <p>
        <a href="/privacy/comments">What readers are told about their data</a>
      </p>
    </section>
  );
}

function Dead({ rows, timezone }: { readonly rows: readonly DeadRow[]; readonly timezone: string }) {
  return (
    <section>
      <h2>{count(rows.length, 'thing', 'things')} did not work</h2>
      <ul class="rows">
        {rows.map((row) => (
          <li key={row.id}>
            <span>
              <strong>{topicWords(row.topic)}</strong>, {row.attempts} attempts since{' '}
              <Time at={row.createdAt} timezone={timezone} />
              {row.error && (
                <>
                  <br />
                  <span class="quiet break">{row.error}</span>
                </>
              )}
            </span>
            <span class="buttons">
              <ActionButton action="/desk/jobs/retry" hidden={{ job: row.id }}>
                Try again
              </ActionButton>
              <ActionButton action="/desk/jobs/drop" hidden={{ job: row.id }} kind="danger">
                Give it up
              </ActionButton>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
