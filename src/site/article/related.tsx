import { encodePath } from '#base';
import type { RelatedLink } from '#context';
import { When, type PaperOnPage } from '#web';
import type { VNode } from 'preact';
import { foreignTo } from '../parts/foreign.ts';
import { Picture } from '../parts/picture.tsx';

/** Background from the archive, each with its reason, and apart from it what happened since; nothing where nothing fits. */
export function Related({
  links,
  paper,
}: {
  links: readonly RelatedLink[];
  paper: PaperOnPage;
}): VNode | null {
  const before = links.filter(({ sinceThen }) => !sinceThen);
  const since = links.filter(({ sinceThen }) => sinceThen);
  if (links.length === 0) return null;
  return (
    <aside class="related" aria-label="Related articles">
      <RelatedList id="related" heading="Read more about this" links={before} paper={paper} />
      <RelatedList id="since-then" heading="Since then" links={since} paper={paper} />
    </aside>
  );
}

interface RelatedListProps {
  readonly id: string;
  readonly heading: string;
  readonly links: readonly RelatedLink[];
  readonly paper: PaperOnPage;
}

function RelatedList({ id, heading, links, paper }: RelatedListProps): VNode | null {
  if (links.length === 0) return null;
  return (
    <section class="related-part" aria-labelledby={id}>
      <h2 class="block-heading" id={id}>
        {heading}
      </h2>
      <ul class="related-list">
        {links.map((link) => (
          <li key={link.id} class="related-item">
            {link.image ? (
              <a class="card-picture" href={encodePath(link.path)} tabindex={-1} aria-hidden="true">
                <Picture image={{ ...link.image, alt: '' }} sizes="(min-width: 40rem) 15rem, 33vw" />
              </a>
            ) : null}
            <div class="card-words">
              <h3 class="card-headline" {...foreignTo(paper, link.language)}>
                <a href={encodePath(link.path)}>{link.headline}</a>
              </h3>
              <p class="related-reason">{link.reasons[0]?.words}</p>
              <p class="card-facts">
                <When at={link.publishedAt} paper={paper} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
