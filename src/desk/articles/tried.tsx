import { encodePath } from '#base';
import type { RelatedLink } from '#context';
import { LinkFacts } from './related.tsx';

/** What would stand under the text as it is typed, were it published now. */
export function Tried({ links }: { readonly links: readonly RelatedLink[] }) {
  return (
    <section class="tried" id="tried" role="status">
      <h2>Related articles of this text</h2>
      {links.length === 0 ? (
        <p>Nothing in the archive fits this text well enough to be shown. Nothing was saved.</p>
      ) : (
        <>
          <p>Published as it is typed now, it would show these. Nothing was saved.</p>
          <ol class="related">
            {links.map((link) => (
              <li key={link.id}>
                <a href={encodePath(link.path)} lang={link.language} dir="auto">
                  {link.headline}
                </a>
                <LinkFacts link={link} />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
