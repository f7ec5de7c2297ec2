import type { Story } from '#context';
import { When, type PaperOnPage } from '#web';
import type { VNode } from 'preact';
import { storyPath } from './address.ts';

interface StoryHeadProps {
  readonly story: Story;
  readonly paper: PaperOnPage;
  readonly here: 'newest' | 'timeline';
}

/** Name, what it is about, how long it has run, and the two ways to read it. */
export function StoryPageHead({ story, paper, here }: StoryHeadProps): VNode {
  const at = storyPath(story);
  return (
    <header class="list-head running-head">
      <p class="kicker">
        <a href="/stories">{story.closedAt === null ? 'Running story' : 'Story'}</a>
      </p>
      <h1 dir="auto">{story.name}</h1>
      {story.standfirst ? (
        <p class="list-words" dir="auto">
          {story.standfirst}
        </p>
      ) : null}
      <p class="list-count">
        {story.count} articles, <When at={story.firstAt} paper={paper} /> to{' '}
        <When at={story.lastAt} paper={paper} />
      </p>
      <nav class="running-ways" aria-label="Ways to read this story">
        <a href={at} aria-current={here === 'newest' ? 'page' : undefined}>
          Newest first
        </a>
        <a href={`${at}/timeline`} aria-current={here === 'timeline' ? 'page' : undefined}>
          Timeline
        </a>
        <a href={`${at}#come-back`}>Follow</a>
      </nav>
    </header>
  );
}

/** Who and what its articles share, each leading to the search for it. */
export function SharedNames({ story }: { story: Story }): VNode | null {
  const names = story.names.filter((name) => !story.name.toLowerCase().includes(name.toLowerCase()));
  if (names.length === 0) return null;
  return (
    <section class="running-names" aria-labelledby="names">
      <h2 class="block-heading" id="names">
        People and places
      </h2>
      <ul class="tags">
        {names.map((name) => (
          <li key={name}>
            <a href={`/search?${new URLSearchParams({ q: `"${name}"` })}`} dir="auto">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
