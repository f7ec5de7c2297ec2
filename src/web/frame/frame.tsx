import { encodePath } from '#base';
import type { VNode } from 'preact';
import { formatDate } from './dates.tsx';
import type { FrameProps } from './head.ts';

/** The newspaper around a page: name, sections, foot. */
export function NewspaperFrame({ head, paper, now, children }: FrameProps): VNode {
  return (
    <>
      <a class="skip-link" href="#main">
        Skip to the text
      </a>
      <header class={head.front ? 'masthead masthead-front' : 'masthead'}>
        <div class="masthead-bar">
          {head.front ? <p class="masthead-date">{formatDate(now, paper, 'long')}</p> : null}
          <Name front={head.front === true} name={paper.name} />
          {head.front && paper.tagline ? <p class="masthead-tagline">{paper.tagline}</p> : null}
          <a class="masthead-find" href="/search">
            Search
          </a>
          <form
            class="masthead-search"
            role="search"
            aria-label="From any page"
            action="/search"
            method="get"
          >
            <label class="visually-hidden" for="masthead-query">
              Search the paper
            </label>
            <input id="masthead-query" type="search" name="q" maxlength={200} />
            <button type="submit">Search</button>
          </form>
        </div>
        {paper.sections.length > 0 ? (
          <nav class="sections" aria-label="Sections">
            <ul>
              {paper.sections.map(({ slug, name }) => (
                <li key={slug}>
                  <a
                    href={`/section/${encodeURIComponent(slug)}`}
                    aria-current={slug === head.section ? 'true' : undefined}
                  >
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
      </header>
      <main id="main" tabindex={-1}>
        {children}
      </main>
      <Foot paper={paper} now={now} />
    </>
  );
}

function Name({ front, name }: { front: boolean; name: string }): VNode {
  if (front) return <h1 class="masthead-name">{name}</h1>;
  return (
    <p class="masthead-name">
      <a href="/">{name}</a>
    </p>
  );
}

function Foot({ paper, now }: Pick<FrameProps, 'paper' | 'now'>): VNode {
  return (
    <footer class="foot">
      <div class="foot-inner">
        <p class="foot-name">
          <a href="/">{paper.name}</a>
        </p>
        <ul class="foot-links">
          {paper.pages.map(({ path, headline }) => (
            <li key={path}>
              <a href={encodePath(path)}>{headline}</a>
            </li>
          ))}
          <li>
            <a href="/stories">Stories</a>
          </li>
          <li>
            <a href="/search">Search</a>
          </li>
          <li>
            <a href="/follow">Follow</a>
          </li>
          <li>
            <a href="/privacy/comments">What happens to your data</a>
          </li>
        </ul>
        <p class="foot-note">
          © {new Date(now).getUTCFullYear()} {paper.publisher || paper.name}. No tracking, no advertising
          network, one cookie if you comment.
        </p>
      </div>
    </footer>
  );
}
