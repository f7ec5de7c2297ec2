import { encodePath } from '#base';
import type { Story } from '#context';
import { When, type PaperOnPage } from '#web';
import type { VNode } from 'preact';
import { turnsOf } from './groups.ts';
import { SharedNames, StoryPageHead } from './head.tsx';

/** A story from its beginning. */
export function TimelineBody({ story, paper }: { story: Story; paper: PaperOnPage }): VNode {
  return (
    <div class="list-page running-page">
      <StoryPageHead story={story} paper={paper} here="timeline" />
      <div class="running-columns">
        <ol class="timeline">
          {turnsOf(story.articles, paper).map((turn) => (
            <li key={turn.articles[0]?.id} class="turn">
              <h2 class="turn-heading" dir="auto">
                {turn.heading}
              </h2>
              <ol class="turn-articles">
                {turn.articles.map(({ id, path, headline, language, publishedAt }) => (
                  <li key={id}>
                    <When at={publishedAt} paper={paper} />
                    <a
                      href={encodePath(path)}
                      lang={language === paper.language ? undefined : language}
                      dir="auto"
                    >
                      {headline}
                    </a>
                  </li>
                ))}
              </ol>
            </li>
          ))}
        </ol>
        <div class="running-side">
          <SharedNames story={story} />
        </div>
      </div>
    </div>
  );
}
