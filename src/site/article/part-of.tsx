import { encodePath } from '#base';
import type { PlaceInStory, StoryArticle } from '#context';
import { When, type PaperOnPage } from '#web';
import type { VNode } from 'preact';
import { storyPath } from '../stories/address.ts';

/** The story that an article is part of, and what came before and after it. */
export function PartOf({ place, paper }: { place: PlaceInStory; paper: PaperOnPage }): VNode {
  const { story, previous, next } = place;
  return (
    <nav class="part-of" aria-labelledby="part-of">
      <h2 class="block-heading" id="part-of">
        Part of the story{' '}
        <a href={storyPath(story)} dir="auto">
          {story.name}
        </a>
      </h2>
      <div class="part-of-ways">
        {previous ? <Way label="Before this" rel="prev" to={previous} paper={paper} /> : null}
        {next ? <Way label="After this" rel="next" to={next} paper={paper} /> : null}
      </div>
      <p class="part-of-all">
        <a href={`${storyPath(story)}/timeline`}>The whole story in {story.count} articles</a>
      </p>
    </nav>
  );
}

function Way(props: { label: string; rel: 'prev' | 'next'; to: StoryArticle; paper: PaperOnPage }): VNode {
  const { label, rel, to, paper } = props;
  return (
    <p class={`part-of-way part-of-${rel}`}>
      <span class="part-of-label">
        {label}, <When at={to.publishedAt} paper={paper} />
      </span>
      <a
        href={encodePath(to.path)}
        rel={rel}
        lang={to.language === paper.language ? undefined : to.language}
        dir="auto"
      >
        {to.headline}
      </a>
    </p>
  );
}
