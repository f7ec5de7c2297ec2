import { encodePath } from '#base';
import type { ArticleCard } from '#articles';
import { When, type PaperOnPage } from '#web';
import type { VNode } from 'preact';
import { sectionPath } from '../addresses.ts';
import { Bylines } from './bylines.tsx';
import { foreignTo } from './foreign.ts';
import { Picture } from './picture.tsx';

interface CardProps {
  readonly card: ArticleCard;
  readonly paper: PaperOnPage;
  readonly level?: 'h2' | 'h3';
  readonly class?: string;
  /** The picture's `sizes`; without, no picture is shown. */
  readonly picture?: string;
  readonly eager?: boolean;
  readonly kicker?: boolean;
  readonly standfirst?: boolean;
  readonly bylines?: boolean;
  /** Published since the reader was last here. */
  readonly isNew?: boolean;
}

/** An article in a list: the headline is the link, the rest says whether to follow it. */
export function Card(props: CardProps): VNode {
  const { card, paper, level: Heading = 'h3', picture } = props;
  const foreign = foreignTo(paper, card.language);
  const words = card.standfirst || card.opening;
  return (
    <article class={`card ${props.class ?? ''}`}>
      {picture && card.image ? (
        <a class="card-picture" href={encodePath(card.path)} tabindex={-1} aria-hidden="true">
          <Picture image={{ ...card.image, alt: '' }} sizes={picture} eager={props.eager === true} />
        </a>
      ) : null}
      <div class="card-words">
        {props.kicker && card.section ? (
          <p class="kicker">
            <a href={sectionPath(card.section)}>{card.section.name}</a>
          </p>
        ) : null}
        {props.isNew ? <p class="new-mark">New</p> : null}
        <Heading class="card-headline" {...foreign}>
          <a href={encodePath(card.path)}>{card.headline}</a>
        </Heading>
        {props.standfirst && words ? (
          <p class="card-standfirst" {...foreign}>
            {words}
          </p>
        ) : null}
        <p class="card-facts">
          {props.bylines ? <Bylines bylines={card.bylines} /> : null}
          {card.publishedAt === null ? null : <When at={card.publishedAt} paper={paper} />}
        </p>
      </div>
    </article>
  );
}
