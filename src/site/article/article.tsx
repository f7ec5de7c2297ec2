import type { Article } from '#articles';
import type { CommentId } from '#base';
import type { Thread } from '#comments';
import type { PlaceInStory, RelatedLink } from '#context';
import { Raw, When, type PaperOnPage } from '#web';
import type { VNode } from 'preact';
import { sectionPath, tagPath } from '../addresses.ts';
import { Closed } from '../comments/closed.tsx';
import { CommentForm, type FormAgain, type FormState } from '../comments/form.tsx';
import { Comments } from '../comments/thread.tsx';
import { Bylines } from '../parts/bylines.tsx';
import { foreignTo } from '../parts/foreign.ts';
import { Figure } from '../parts/picture.tsx';
import { storyPath } from '../stories/address.ts';
import { PartOf } from './part-of.tsx';
import { Related } from './related.tsx';
import { scrollingTables } from './scrolling-tables.ts';

export interface ArticleProps {
  readonly article: Article;
  /** The body, with its links as they are now. */
  readonly html: string;
  readonly thread: Thread;
  readonly related: readonly RelatedLink[];
  /** The story it is part of, if it is. */
  readonly place: PlaceInStory | undefined;
  /** Missing when comments are closed. */
  readonly form: FormState | undefined;
  /** What was sent and not taken. */
  readonly unsent?: FormAgain | undefined;
  readonly receipts: ReadonlyMap<CommentId, string>;
  readonly paper: PaperOnPage;
}

/** An article and everything that stands around it. */
export function ArticleBody(props: ArticleProps): VNode {
  const { article, html, thread, related, place, form, receipts, paper, unsent } = props;
  // Headline, words and captions alone: what stands around them is ours, and in our language.
  const foreign = foreignTo(paper, article.language);
  const talked =
    form !== undefined ||
    unsent !== undefined ||
    thread.count > 0 ||
    thread.comments.length > 0 ||
    thread.pingbacks.length > 0;
  return (
    <>
      <article class={`story story-${article.kind}`}>
        <StoryHead article={article} place={place} paper={paper} />
        {article.image ? (
          <Figure image={article.image} sizes="(min-width: 64rem) 60rem, 100vw" foreign={foreign} />
        ) : null}
        <div class="story-text">
          <Raw html={scrollingTables(html)} class="prose" {...foreign} />
          <StoryFoot article={article} paper={paper} />
        </div>
      </article>
      {place ? <PartOf place={place} paper={paper} /> : null}
      <Related links={besides(related, place)} paper={paper} />
      {talked ? (
        <section class="comments" aria-labelledby="comments">
          <h2 class="block-heading" id="comments">
            {thread.count === 0
              ? 'Comments'
              : thread.count === 1
                ? 'One comment'
                : `${thread.count} comments`}
          </h2>
          <Comments {...{ thread, receipts, paper, canReply: form !== undefined }} />
          {form ? <CommentForm articleId={article.id} form={form} /> : <Closed unsent={unsent} />}
        </section>
      ) : null}
    </>
  );
}

/** What came before and after in the story stands above already; what an editor chose stays. */
function besides(related: readonly RelatedLink[], place: PlaceInStory | undefined): RelatedLink[] {
  const above = [place?.previous?.id, place?.next?.id];
  return related.filter(({ id, chosen }) => chosen || !above.includes(id));
}

function StoryHead({ article, place, paper }: Pick<ArticleProps, 'article' | 'place' | 'paper'>): VNode {
  const { section, headline, standfirst, dateline, publishedAt, updatedAt } = article;
  const foreign = foreignTo(paper, article.language);
  const dated = article.kind === 'article' && publishedAt !== null;
  return (
    <header class="story-head">
      {section || place ? (
        <p class="kicker">
          {section ? <a href={sectionPath(section)}>{section.name}</a> : null}
          {place ? (
            <a class="kicker-story" href={storyPath(place.story)} dir="auto">
              {place.story.name}
            </a>
          ) : null}
        </p>
      ) : null}
      <h1 {...foreign}>{headline}</h1>
      {standfirst ? (
        <p class="standfirst" {...foreign}>
          {standfirst}
        </p>
      ) : null}
      {dated || article.bylines.length > 0 ? (
        <p class="story-facts">
          <Bylines bylines={article.bylines} />
          {dated ? (
            <span class="dateline">
              {dateline ? (
                <span class="place">
                  <bdi>{dateline}</bdi>,{' '}
                </span>
              ) : null}
              <When at={publishedAt} paper={paper} style="moment" />
            </span>
          ) : null}
          {dated && updatedAt !== null ? (
            <span class="updated">
              Updated <When at={updatedAt} paper={paper} style="moment" />
            </span>
          ) : null}
        </p>
      ) : null}
    </header>
  );
}

function StoryFoot({ article, paper }: Pick<ArticleProps, 'article' | 'paper'>): VNode {
  const { corrections, source, tags } = article;
  return (
    <>
      {corrections.length > 0 ? (
        <aside class="corrections" aria-label="Corrections">
          {corrections.map(({ id, words, madeAt }) => (
            <p key={id}>
              <strong>
                Correction, <When at={madeAt} paper={paper} />:
              </strong>{' '}
              <span {...foreignTo(paper, article.language)}>{words}</span>
            </p>
          ))}
        </aside>
      ) : null}
      {source ? <SourceCredit source={source} paper={paper} /> : null}
      {tags.length > 0 ? (
        <ul class="tags" aria-label="Tags">
          {tags.map((tag) => (
            <li key={tag.id}>
              <a href={tagPath(tag)} rel="tag">
                <bdi>{tag.name}</bdi>
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function SourceCredit({
  source,
  paper,
}: {
  source: NonNullable<Article['source']>;
  paper: PaperOnPage;
}): VNode {
  const { name, url, language } = source;
  return (
    <p class="source">
      First published in{' '}
      {url ? (
        <a href={url}>
          <bdi>{name}</bdi>
        </a>
      ) : (
        <bdi>{name}</bdi>
      )}
      {language && language !== paper.language ? `, in ${languageName(language, paper.language)}` : ''}.
    </p>
  );
}

function languageName(code: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
