import type { RelatedLink } from '#context';
import { When, type PaperOnPage } from '#web';
import type { VNode } from 'preact';
import { Picture } from '../parts/picture.tsx';

/** Background from the archive, each with its reason; nothing where nothing fits. */
export function Related({
  links,
  paper,
}: {
  links: readonly RelatedLink[];
  paper: PaperOnPage;
}): VNode | null {
  if (links.length === 0) return null;
  return (
    <aside class="related" aria-labelledby="related">
      <h2 class="block-heading" id="related">
        Read more about this
      </h2>
      <ul class="related-list">
        {links.map((link) => (
          <li key={link.id} class="related-item">
            {link.image ? (
              <a class="card-picture" href={encodeURI(link.path)} tabindex={-1} aria-hidden="true">
                <Picture image={{ ...link.image, alt: '' }} sizes="(min-width: 40rem) 15rem, 33vw" />
              </a>
            ) : null}
            <div class="card-words">
              <h3 class="card-headline" lang={link.language === paper.language ? undefined : link.language}>
                <a href={encodeURI(link.path)}>{link.headline}</a>
              </h3>
              <p class="related-reason">
                {link.sinceThen ? 'Since then. ' : ''}
                {link.reasons[0]?.words}
              </p>
              <p class="card-facts">
                <When at={link.publishedAt} paper={paper} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </aside>
  );
}
