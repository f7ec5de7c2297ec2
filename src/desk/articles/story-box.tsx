import type { Article } from '#articles';
import type { StoryCard } from '#context';
import { ProblemNote, SelectField } from '../parts/fields.tsx';
import type { Problem } from '../problem.ts';

interface Props {
  readonly article: Article;
  readonly storyId: string | undefined;
  readonly stories: readonly StoryCard[];
  readonly problem: Problem | undefined;
}

/** The story that an article is part of, and the way into another. */
export function StoryBox({ article, storyId, stories, problem }: Props) {
  return (
    <section>
      <h2>Story</h2>
      {storyId === undefined ? (
        <p class="quiet">
          {article.status === 'published'
            ? 'It stands alone.'
            : 'When it is published, it joins its story by itself. It can be put into one now.'}
        </p>
      ) : (
        <p>
          <a href={`/desk/stories/${storyId}`}>Turning points and the other articles</a>
        </p>
      )}
      <form method="post" action={`/desk/articles/${article.id}/story`} class="stack">
        <ProblemNote problem={problem} />
        <SelectField
          name="story"
          label="Part of"
          value={storyId ?? ''}
          options={[
            { value: '', words: 'No story' },
            ...(storyId !== undefined && !stories.some(({ id }) => id === storyId)
              ? [{ value: storyId, words: 'The story it is in' }]
              : []),
            ...stories.map(({ id, name }) => ({ value: id, words: name })),
          ]}
        />
        <button type="submit">Save the story</button>
      </form>
    </section>
  );
}
