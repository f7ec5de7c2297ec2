import type { RelatedLink } from '#context';

/** The background that readers are shown, with how sure the engine is and why. */
export function Related({ links }: { readonly links: readonly RelatedLink[] }) {
  return (
    <section>
      <h2>Background shown to readers</h2>
      {links.length === 0 ? (
        <p class="quiet">
          Nothing in the archive fits well enough. It is looked for again after every change.
        </p>
      ) : (
        <ol class="related">
          {links.map((link) => (
            <li key={link.id}>
              <a href={`/desk/articles/${link.id}`} lang={link.language} dir="auto">
                {link.headline}
              </a>
              <p class="quiet">
                {Math.round(link.probability * 100)} % sure{link.sinceThen ? ', since then' : ''}.{' '}
                {link.reasons.map((reason) => reason.words).join('; ')}
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
