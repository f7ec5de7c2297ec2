import type { ArticleCard } from '#articles';
import type { Story } from '#context';
import { Pager, When, type PaperOnPage } from '#web';
import type { VNode } from 'preact';
import { FeedAddress } from '../feeds/address.tsx';
import { FollowForm } from '../follow/pages.tsx';
import { Card } from '../parts/card.tsx';
import { storyPath } from './address.ts';
import { SharedNames, StoryPageHead } from './head.tsx';
import { writeSince } from './since.ts';

interface StoryBodyProps {
  readonly story: Story;
  readonly cards: readonly ArticleCard[];
  /** When the reader was last here, ms UTC, if the address says so. */
  readonly since: number | undefined;
  readonly number: number;
  readonly pages: number;
  readonly href: (page: number) => string;
  readonly paper: PaperOnPage;
  /** It can be followed by mail. */
  readonly mail: boolean;
}

/** A story, newest first. */
export function StoryBody(props: StoryBodyProps): VNode {
  const { story, cards, since, number, pages, href, paper, mail } = props;
  const isNew = (card: ArticleCard) => since !== undefined && (card.publishedAt ?? 0) > since;
  return (
    <div class="list-page running-page">
      <StoryPageHead story={story} paper={paper} here="newest" />
      {since === undefined ? null : <SinceThen story={story} since={since} paper={paper} />}
      <div class="running-columns">
        <div class="list-cards">
          {cards.map((card, position) => (
            <Card
              key={card.id}
              {...{ card, paper, standfirst: true, bylines: true, isNew: isNew(card) }}
              level="h2"
              picture="(min-width: 40rem) 15rem, 33vw"
              eager={number === 1 && position === 0}
            />
          ))}
        </div>
        <div class="running-side">
          <SharedNames story={story} />
          <ComeBack story={story} mail={mail} origin={paper.origin} />
        </div>
      </div>
      <Pager page={number} pages={pages} href={href} />
    </div>
  );
}

function SinceThen({ story, since, paper }: { story: Story; since: number; paper: PaperOnPage }): VNode {
  const count = story.articles.filter(({ publishedAt }) => publishedAt > since).length;
  return (
    <p class="running-since" role="status">
      {count === 0
        ? 'Nothing is new since '
        : count === 1
          ? 'One article is new since '
          : `${count} articles are new since `}
      <When at={since} paper={paper} style="moment" />.
    </p>
  );
}

/** No cookie remembers a reader; an address can. */
function ComeBack({ story, mail, origin }: { story: Story; mail: boolean; origin: string }): VNode {
  const address = `${storyPath(story)}?since=${writeSince(story.lastAt)}`;
  return (
    <section class="running-back" aria-labelledby="come-back">
      <h2 class="block-heading" id="come-back">
        When you come back
      </h2>
      <p>
        <a href={address}>Bookmark this address</a>: it marks everything that is published from now on as new.
        The address remembers it; we do not.
      </p>
      <p>
        Or follow the story in a feed reader: copy this address into it. <a href="/follow">What is a feed?</a>
      </p>
      <FeedAddress
        id="feed-story"
        of="Feed of this story"
        address={`${origin}${storyPath(story)}/feed.xml`}
      />
      {mail ? (
        <>
          <p>
            Or by mail: one e-mail for each new article, and each has a link that stops them.{' '}
            <a href="/privacy/comments#following">What happens to your address</a>
          </p>
          <FollowForm path={storyPath(story)} />
        </>
      ) : null}
    </section>
  );
}
