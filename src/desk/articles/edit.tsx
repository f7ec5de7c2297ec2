import { isWithdrawn, readArticle, readPaper, type Article } from '#articles';
import { encodePath, isId } from '#base';
import { bannedLinks, listStories, relatedOf, storyIdOf } from '#context';
import { can } from '#people';
import { deskPage } from '../frame.tsx';
import { LinkNote } from '../parts/flash.tsx';
import { Time } from '../parts/time.tsx';
import type { Problem } from '../problem.ts';
import type { Visit } from '../visit.ts';
import { bodyText, type BodyText } from './body-text.ts';
import { ArticleForm, formFacts } from './form.tsx';
import { LeadImage } from './lead-image.tsx';
import { Related } from './related.tsx';
import { StoryBox } from './story-box.tsx';
import { Tried } from './tried.tsx';
import { StateForms } from './state-forms.tsx';
import { STATUS_WORDS } from './words.ts';

/** Offered for an article: the stories that went on last. */
const MOST_STORIES = 200;
const EMPTY_BODY: BodyText = { format: 'markdown', text: '' };

/** `id` is the one that the article will have. */
export async function newArticlePage(visit: Visit, id: string, problem?: Problem): Promise<Response> {
  const facts = await formFacts(visit.store.db, visit.c.var.paper.language);
  return deskPage(
    visit,
    headOf('New article', problem),
    <div class={problem?.tried ? 'with-side' : undefined}>
      <ArticleForm
        article={undefined}
        newId={id}
        body={EMPTY_BODY}
        facts={facts}
        problem={problem}
        mayPublish={can(visit.staff.role, 'articles.publish')}
      />
      {problem?.tried && (
        <aside>
          <Tried links={problem.tried} />
        </aside>
      )}
    </div>,
  );
}

/** An article at the desk: its text, and what can be done with it. `of` says which form a problem belongs to. */
export async function editPage(
  visit: Visit,
  article: Article,
  problem?: Problem,
  of = 'text',
): Promise<Response> {
  const { store, c } = visit;
  const { timezone, language } = c.var.paper;
  const [facts, body, editing] = await Promise.all([
    formFacts(store.db, language),
    bodyText(store.db, article.bodyHtml),
    can(visit.staff.role, 'articles.publish') ? factsForEditor(visit, article) : undefined,
  ]);
  return deskPage(
    visit,
    headOf(article.headline, problem),
    <>
      <StateLine article={article} timezone={timezone} />
      {article.withdrawalReason !== null && isWithdrawn(article) && (
        <p class="note">Withdrawn: {article.withdrawalReason}</p>
      )}
      <div class="with-side">
        <ArticleForm
          article={article}
          body={body}
          facts={facts}
          problem={of === 'text' ? problem : undefined}
          mayPublish={editing !== undefined}
        />
        <aside>
          {problem?.tried && <Tried links={problem.tried} />}
          {editing && (
            <StateForms
              article={article}
              timezone={timezone}
              leads={editing.leads}
              problem={problem}
              of={of}
            />
          )}
          <LeadImage article={article} problem={of === 'image' ? problem : undefined} />
          {editing && article.kind === 'article' && (
            <Background article={article} editing={editing} problem={problem} of={of} />
          )}
        </aside>
      </div>
    </>,
  );
}

/** What only an editor sees of an article. */
async function factsForEditor(visit: Visit, { id }: Article) {
  const { db } = visit.store;
  const [{ leadArticleId }, related, banned, stories, storyId, linked] = await Promise.all([
    readPaper(db),
    relatedOf(db, id),
    bannedLinks(db, id),
    listStories(db, { state: 'running', leastArticles: 0, limit: MOST_STORIES }),
    storyIdOf(db, id),
    headlineDoneAbout(visit),
  ]);
  return {
    leads: leadArticleId === id,
    related,
    banned,
    stories,
    storyId,
    query: visit.c.req.query(),
    linked,
  };
}

function Background({
  article,
  editing,
  problem,
  of,
}: {
  readonly article: Article;
  readonly editing: Awaited<ReturnType<typeof factsForEditor>>;
  readonly problem: Problem | undefined;
  readonly of: string;
}) {
  return (
    <>
      <StoryBox
        article={article}
        storyId={editing.storyId}
        stories={editing.stories}
        problem={of === 'story' ? problem : undefined}
      />
      <Related
        article={article}
        links={editing.related}
        banned={editing.banned}
        problem={of === 'related' ? problem : undefined}
        note={<LinkNote query={editing.query} headline={editing.linked} />}
      />
    </>
  );
}

function headOf(title: string, problem: Problem | undefined) {
  return { title, wide: true, scripts: ['unsaved'], ...(problem ? { status: problem.status } : {}) };
}

/** The headline of the link that the page's address says something was done to. */
async function headlineDoneAbout({ store, c }: Visit): Promise<string | undefined> {
  const { about } = c.req.query();
  return about && isId(about) ? (await readArticle(store.db, about))?.headline : undefined;
}

function StateLine({ article, timezone }: { readonly article: Article; readonly timezone: string }) {
  return (
    <p class="article-state">
      <span class={`state ${article.status}`}>{STATUS_WORDS[article.status]}</span>
      {article.publishedAt !== null && (
        <>
          {' '}
          <Time at={article.publishedAt} timezone={timezone} />
        </>
      )}
      {article.status === 'published' && <a href={encodePath(article.path)}>See it on the paper</a>}
      <a href={`/desk/articles/${article.id}/preview`}>Preview</a>
      {article.version > 1 && (
        <a href={`/desk/articles/${article.id}/revisions`}>
          Version {article.version}, and the earlier {article.version === 2 ? 'one' : 'ones'}
        </a>
      )}
    </p>
  );
}
