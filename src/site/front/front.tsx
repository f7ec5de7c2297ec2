import { encodePath } from '#base';
import type { ArticleCard, Front } from '#articles';
import { When, type PaperOnPage } from '#web';
import type { VNode } from 'preact';
import { sectionPath } from '../addresses.ts';
import { Card } from '../parts/card.tsx';
import { foreignTo } from '../parts/foreign.ts';

interface FrontProps {
  readonly front: Front;
  readonly paper: PaperOnPage;
}

/** Lead, the next most recent, the latest, and a block a section. */
export function FrontBody({ front, paper }: FrontProps): VNode {
  if (!front.lead)
    return (
      <div class="notice-page">
        <h2>The first edition is still being written</h2>
        <p>Nothing has been published yet. Please come back soon.</p>
      </div>
    );
  return (
    <div class="front">
      <section class={`front-top ${shapeOf(front)}`} aria-label="Top stories">
        <Card
          {...{ card: front.lead, paper, kicker: true, standfirst: true, bylines: true, eager: true }}
          level="h2"
          class="lead"
          picture="(min-width: 60rem) 40rem, 100vw"
        />
        <Secondary class="secondary" cards={front.secondary.slice(0, 2)} paper={paper} />
        <Secondary class="secondary under-lead" cards={front.secondary.slice(2)} paper={paper} />
        {front.latest.length > 0 ? <Latest cards={front.latest} paper={paper} /> : null}
      </section>
      {front.sections.map(({ section, articles }) => (
        <SectionBlock key={section.id} {...{ section, articles, paper }} />
      ))}
    </div>
  );
}

/** Beside words alone, the latest would be a tall column; below them they fill the width. */
function shapeOf({ lead, secondary, latest }: Front): string {
  if (latest.length === 0) return 'front-top-short';
  return lead?.image || secondary[0]?.image ? '' : 'front-top-words';
}

function Secondary(props: {
  cards: readonly ArticleCard[];
  paper: PaperOnPage;
  class: string;
}): VNode | null {
  const { cards, paper } = props;
  if (cards.length === 0) return null;
  return (
    <div class={props.class}>
      {cards.map((card, position) => (
        <Card
          key={card.id}
          {...{ card, paper, kicker: true, standfirst: true }}
          level="h2"
          {...(position === 0 && props.class === 'secondary'
            ? { picture: '(min-width: 60rem) 18rem, 100vw' }
            : {})}
        />
      ))}
    </div>
  );
}

function Latest({ cards, paper }: { cards: readonly ArticleCard[]; paper: PaperOnPage }): VNode {
  return (
    <section class="latest" aria-labelledby="latest">
      <h2 class="block-heading" id="latest">
        Latest
      </h2>
      <ol>
        {cards.map((card) => (
          <li key={card.id}>
            {card.publishedAt === null ? null : <When at={card.publishedAt} paper={paper} style="short" />}
            <a href={encodePath(card.path)} {...foreignTo(paper, card.language)}>
              {card.headline}
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface SectionBlockProps {
  readonly section: Front['sections'][number]['section'];
  readonly articles: readonly ArticleCard[];
  readonly paper: PaperOnPage;
}

function SectionBlock({ section, articles, paper }: SectionBlockProps): VNode {
  const [first, ...rest] = articles;
  return (
    <section class="section-block" aria-labelledby={`section-${section.slug}`}>
      <h2 class="block-heading" id={`section-${section.slug}`}>
        <a href={sectionPath(section)}>{section.name}</a>
      </h2>
      <div class="section-grid">
        {first ? (
          <Card
            {...{ card: first, paper, standfirst: true }}
            class="section-first"
            picture="(min-width: 60rem) 36rem, 100vw"
          />
        ) : null}
        <div class="section-rest">
          {rest.map((card) => (
            <Card key={card.id} {...{ card, paper, standfirst: true }} />
          ))}
        </div>
      </div>
    </section>
  );
}
