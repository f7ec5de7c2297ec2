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

/** The field with the turning point of an article. */
export function turnField(id: string): string {
  return `turn-${id}`;
}

/** The published articles of a story, newest first, each with its turning point; whatever button is pressed, all are saved. */
export function ArticlesInStory({ story, timezone, problem }: Props) {
  return (
    <section>
      <h2>Articles</h2>
      <ProblemNote problem={problem} />
      {story.articles.length === 0 && <p class="empty">No published article is in this story yet.</p>}
      <form
        method="post"
        action={`/desk/stories/${story.id}/articles`}
        data-keeps-words={problem ? 'unsaved' : ''}
      >
        <ol class="articles story-articles" reversed>
          {story.articles.toReversed().map((article) => (
            <li key={article.id}>
              <ArticleInStory article={article} timezone={timezone} problem={problem} />
            </li>
          ))}
        </ol>
      </form>
    </section>
  );
}

function ArticleInStory(props: {
  readonly article: StoryArticle;
  readonly timezone: string;
  readonly problem: Problem | undefined;
}) {
  const { article, timezone, problem } = props;
  const field = turnField(article.id);
  const wrong = problem?.fields[field];
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
      <div class="turning-point">
        <label for={field}>Turning point</label>
        <input
          id={field}
          type="text"
          name={field}
          value={problem?.typed.checked(field) ? problem.typed.text(field) : article.turningPoint}
          maxLength={TURNING_POINT}
          dir="auto"
          {...(wrong ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${field}-wrong` } : {})}
        />
        <button type="submit">
          Save<span class="visually-hidden"> the turning points</span>
        </button>
        <button type="submit" name="remove" value={article.id} class="danger">
          Take out<span class="visually-hidden"> “{article.headline}”</span>
        </button>
        {wrong && (
          <p class="words-wrong" id={`${field}-wrong`}>
            {wrong}
          </p>
        )}
      </div>
    </>
  );
}
