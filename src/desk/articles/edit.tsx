import { isWithdrawn, readArticle, type Article } from '#articles';
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

export async function newArticlePage(visit: Visit, problem?: Problem): Promise<Response> {
  const facts = await formFacts(visit.store.db, visit.c.var.paper.language);
  return deskPage(
    visit,
    headOf('New article', problem),
    <div class={problem?.tried ? 'with-side' : undefined}>
      <ArticleForm
        article={undefined}
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
  const { store, staff, c } = visit;
  const { timezone, language } = c.var.paper;
  const editor = can(staff.role, 'articles.publish');
  const [facts, body, related, choices, stories, storyId, linked] = await Promise.all([
    formFacts(store.db, language),
    bodyText(store.db, article.bodyHtml),
    editor ? relatedOf(store.db, article.id) : [],
    editor ? bannedLinks(store.db, article.id) : [],
    editor ? listStories(store.db, { state: 'running', leastArticles: 0, limit: MOST_STORIES }) : [],
    editor ? storyIdOf(store.db, article.id) : undefined,
    editor ? headlineDoneAbout(visit) : undefined,
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
          mayPublish={editor}
        />
        <aside>
          {problem?.tried && <Tried links={problem.tried} />}
          {editor && <StateForms article={article} timezone={timezone} problem={problem} of={of} />}
          <LeadImage article={article} problem={of === 'image' ? problem : undefined} />
          {editor && article.kind === 'article' && (
            <>
              <StoryBox
                article={article}
                storyId={storyId}
                stories={stories}
                problem={of === 'story' ? problem : undefined}
              />
              <Related
                article={article}
                links={related}
                banned={choices}
                problem={of === 'related' ? problem : undefined}
                note={<LinkNote query={c.req.query()} headline={linked} />}
              />
            </>
          )}
        </aside>
      </div>
    </>,
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
