import type { ArticleCard, CardFilter } from '#articles';
import { Pager, type PaperOnPage } from '#web';
import type { VNode } from 'preact';
import { Card } from '../parts/card.tsx';
import { SectionLeadBlock, shownIn, type SectionLead } from '../stories/lead.tsx';

export interface ListOf {
  readonly filter: Omit<CardFilter, 'limit' | 'offset'>;
  readonly path: string;
  readonly title: string;
  readonly words: string;
  readonly kind: 'section' | 'byline' | 'tag';
  readonly section?: string;
  /** The story on top of a section. */
  readonly lead?: SectionLead | undefined;
}

interface ListProps {
  readonly list: ListOf;
  readonly cards: readonly ArticleCard[];
  readonly total: number;
  readonly number: number;
  readonly pages: number;
  readonly href: (page: number) => string;
  readonly paper: PaperOnPage;
}

const KINDS = { section: '', byline: 'Written by', tag: 'On the subject of' } as const;

/** A section, what somebody wrote, or a tag: a heading, and articles below. */
export function ListBody({ list, cards, total, number, pages, href, paper }: ListProps): VNode {
  const above = shownIn(list.lead);
  const opened = number === 1 && list.kind === 'section' && !list.lead;
  return (
    <div class={`list-page list-${list.kind}`}>
      <header class="list-head">
        {KINDS[list.kind] ? <p class="kicker">{KINDS[list.kind]}</p> : null}
        <h1>{list.title}</h1>
        {list.words ? <p class="list-words">{list.words}</p> : null}
        {list.kind === 'section' ? null : (
          <p class="list-count">{total === 1 ? 'One article' : `${total} articles`}</p>
        )}
      </header>
      {list.lead ? <SectionLeadBlock lead={list.lead} paper={paper} /> : null}
      {cards.length === 0 ? <p class="list-empty">Nothing has been published here yet.</p> : null}
      <div class="list-cards">
        {cards
          .filter(({ id }) => !above.has(id))
          .map((card, position) => (
            <Card
              key={card.id}
              {...{
                card,
                paper,
                standfirst: true,
                bylines: true,
                kicker: list.kind !== 'section',
                eager: opened && position === 0,
              }}
              level="h2"
              class={opened && position === 0 ? 'list-lead' : ''}
              picture={
                opened && position === 0
                  ? '(min-width: 60rem) 40rem, 100vw'
                  : '(min-width: 40rem) 15rem, 33vw'
              }
            />
          ))}
      </div>
      <Pager page={number} pages={pages} href={href} />
    </div>
  );
}
