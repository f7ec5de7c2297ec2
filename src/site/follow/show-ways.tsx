import { keepPage, page, type Ctx, type PaperOnPage } from '#web';
import type { VNode } from 'preact';
import { sectionPath } from '../addresses.ts';
import { FeedAddress } from '../feeds/address.tsx';
import { feedLinks } from '../feeds/links.ts';
import type { Site } from '../site-options.ts';

/** How to hear of what is new, for readers who never met a feed. */
export function showWays({ mail }: Pick<Site, 'mail'>) {
  return (c: Ctx): Response => {
    const { paper } = c.var;
    keepPage(c);
    const head = {
      title: `Follow ${paper.name}`,
      description: `How to follow ${paper.name} by feed${mail ? ' and by mail' : ''}`,
      canonical: '/follow',
      feeds: feedLinks('', paper.name),
    };
    return page(c, head, <Ways paper={paper} mail={mail} />);
  };
}

function Ways({ paper, mail }: { paper: PaperOnPage; mail: boolean }): VNode {
  return (
    <article class="notice-page">
      <h1>Follow {paper.name}</h1>
      <p class="standfirst">
        A feed is a list of our newest articles that programs can read. Copy its address into a feed reader,
        which is an app or a site of your choice, and you see there what is new; we do not learn who you are.
      </p>
      <section aria-labelledby="feeds">
        <h2 id="feeds">Feeds</h2>
        <div class="feed-addresses">
          <FeedAddress id="feed-paper" of="The whole paper" address={`${paper.origin}/feed.xml`} />
          {paper.sections.map((section, position) => (
            <FeedAddress
              key={section.slug}
              id={`feed-section-${position + 1}`}
              of={section.name}
              address={`${paper.origin}${sectionPath(section)}/feed.xml`}
            />
          ))}
        </div>
        <p>
          Authors, tags and the comments on an article have feeds too: give your feed reader the address of
          the page. Each feed is RSS; with <code>atom.xml</code> or <code>feed.json</code> at its end instead
          of <code>feed.xml</code>, it is Atom or JSON Feed.
        </p>
      </section>
      <section aria-labelledby="stories">
        <h2 id="stories">Stories</h2>
        <p>
          Each of our <a href="/stories">stories</a> has a feed of its own; its address stands on the story’s
          page.
          {mail ? ' There you can also follow it by mail.' : null}
        </p>
      </section>
    </article>
  );
}
