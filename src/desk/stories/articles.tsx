import { TURNING_POINT, type Story, type StoryArticle } from '#context';
import { ProblemNote } from '../parts/fields.tsx';
import { Time } from '../parts/time.tsx';
import type { Problem } from '../problem.ts';

interface Props {
  readonly story: Story;
  readonly timezone: string;
  readonly problem: Problem | undefined;
}

/** The form that the boxes beside the articles belong to; it stands in the margin. */
export const SPLIT_FORM = 'split';

/** The published articles of a story, newest first, each with its turning point. */
export function ArticlesInStory({ story, timezone, problem }: Props) {
  return (
    <section>
      <h2>Articles</h2>
      <ProblemNote problem={problem} />
      {story.articles.length === 0 && <p class="empty">No published article is in this story yet.</p>}
      <ol class="articles story-articles" reversed>
        {story.articles.toReversed().map((article) => (
          <li key={article.id}>
            <ArticleInStory story={story} article={article} timezone={timezone} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function ArticleInStory(props: {
  readonly story: Story;
  readonly article: StoryArticle;
  readonly timezone: string;
}) {
  const { story, article, timezone } = props;
  const named = `turn-${article.id}`;
  return (
    <>
      <p>
        <label class="tick">
          <input type="checkbox" name="articles" value={article.id} form={SPLIT_FORM} />
          <span class="visually-hidden">Choose “{article.headline}” for a new story</span>
        </label>
        <a class="row-headline" href={`/desk/articles/${article.id}`} lang={article.language} dir="auto">
          {article.headline}
        </a>
      </p>
      <p class="quiet">
        <Time at={article.publishedAt} timezone={timezone} />
        {article.isByEditor ? ', put here by an editor' : ''}
      </p>
      <form method="post" action={`/desk/stories/${story.id}/article`} class="turning-point">
        <input type="hidden" name="article" value={article.id} />
        <label for={named}>Turning point</label>
        <input
          id={named}
          type="text"
          name="turningPoint"
          value={article.turningPoint}
          maxLength={TURNING_POINT}
          dir="auto"
        />
        <button type="submit" name="do" value="turn">
          Save<span class="visually-hidden"> the turning point of “{article.headline}”</span>
        </button>
        <button type="submit" name="do" value="remove" class="danger">
          Take out<span class="visually-hidden"> “{article.headline}”</span>
        </button>
      </form>
    </>
  );
}
