import { encodePath } from '#base';
import { listCards, type ArticleCard } from '#articles';
import { LEAST_ARTICLES, leadOfSection, readStory, type Story } from '#context';
import type { Db } from '#store';
import { When, type PaperOnPage } from '#web';
import type { VNode } from 'preact';
import { Card } from '../parts/card.tsx';
import { storyPath } from './address.ts';

/** Earlier turns named beside the newest article. */
const EARLIER = 4;
/** Articles of the story that the block shows. */
export const EARLIER_SHOWN = EARLIER + 1;

export interface SectionLead {
  readonly story: Story;
  readonly newest: ArticleCard;
}

/** The story that an editor put on top of a section, if readers can see it. */
export async function readSectionLead(db: Db, sectionId: string): Promise<SectionLead | undefined> {
  const id = await leadOfSection(db, sectionId);
  const story = id === undefined ? undefined : await readStory(db, id);
  const last = story?.articles.at(-1);
  if (!story || !last || story.count < LEAST_ARTICLES) return undefined;
  const [newest] = await listCards(db, { ids: [last.id], limit: 1 });
  return newest && { story, newest };
}

/** The earlier turns that the block names, the newest first. */
function earlierIn({ story }: SectionLead) {
  return story.articles.slice(0, -1).slice(-EARLIER).toReversed();
}

/** The ids of the articles that the block shows, so that the list below need not show them again. */
export function shownIn(lead: SectionLead | undefined): ReadonlySet<string> {
  return new Set(lead ? [lead.newest.id, ...earlierIn(lead).map(({ id }) => id)] : []);
}

/** A story on top of a section: its name, its newest article, and how it came to that. */
export function SectionLeadBlock({ lead, paper }: { lead: SectionLead; paper: PaperOnPage }): VNode {
  const { story, newest } = lead;
  return (
    <section class="running-lead" aria-labelledby="running-lead">
      <h2 class="block-heading" id="running-lead" dir="auto">
        <a href={storyPath(story)}>{story.name}</a>
      </h2>
      <div class="section-grid">
        <Card
          {...{ card: newest, paper, standfirst: true, bylines: true, eager: true }}
          class="section-first"
          picture="(min-width: 60rem) 36rem, 100vw"
        />
        <div class="section-rest running-earlier">
          {story.standfirst ? (
            <p class="list-words" dir="auto">
              {story.standfirst}
            </p>
          ) : null}
          <ol class="turn-articles">
            {earlierIn(lead).map(({ id, path, headline, publishedAt }) => (
              <li key={id}>
                <When at={publishedAt} paper={paper} />
                <a href={encodePath(path)} dir="auto">
                  {headline}
                </a>
              </li>
            ))}
          </ol>
          <p>
            <a href={`${storyPath(story)}/timeline`}>The whole story, in {story.count} articles</a>
          </p>
        </div>
      </div>
    </section>
  );
}
