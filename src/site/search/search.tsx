import type { PassagePart, SearchHit, SearchPage } from '#context';
import { encodePath, LIMITS } from '#base';
import { Pager, When, type PaperOnPage } from '#web';
import type { VNode } from 'preact';
import { foreignTo } from '../parts/foreign.ts';

interface SearchProps {
  readonly found: SearchPage;
  /** What the search is narrowed to, as the form shows it; empty for everything. */
  readonly narrowed: { readonly section: string; readonly from: string; readonly to: string };
  readonly paper: PaperOnPage;
}

export function SearchBody({ found, narrowed, paper }: SearchProps): VNode {
  const given = Object.entries(narrowed).filter(([, value]) => value !== '');
  const address = (asked: Readonly<Record<string, string>>) =>
    `/search?${new URLSearchParams({ ...asked, ...Object.fromEntries(given) })}`;
  const href = (page: number) => address({ q: found.query, page: String(page) });
  return (
    <div class="search-page">
      <h1>Search the paper</h1>
      <form class="search-form" role="search" action="/search" method="get">
        <label for="query">Words to look for</label>
        <div class="search-line">
          <input id="query" type="search" name="q" value={found.query} maxlength={LIMITS.query} />
          <button type="submit">Search</button>
        </div>
        <p class="field-hint">
          All words must appear. Put “a phrase” in quotation marks; write -word to leave something out.
        </p>
        <div class="search-line search-narrow">
          <p class="field">
            <label for="search-section">Section</label>
            <select id="search-section" name="section">
              <option value="">All sections</option>
              {paper.sections.map(({ slug, name }) => (
                <option key={slug} value={slug} selected={slug === narrowed.section}>
                  {name}
                </option>
              ))}
            </select>
          </p>
          <p class="field">
            <label for="search-from">From</label>
            <input id="search-from" type="date" name="from" value={narrowed.from} />
          </p>
          <p class="field">
            <label for="search-to">To</label>
            <input id="search-to" type="date" name="to" value={narrowed.to} />
          </p>
        </div>
      </form>
      <Outcome found={found} corrected={found.corrected === null ? '' : address({ q: found.corrected })} />
      <ol class="hits">
        {found.hits.map((hit) => (
          <Hit key={hit.id} hit={hit} paper={paper} />
        ))}
      </ol>
      <Pager page={found.page} pages={found.pages} href={href} order="fit" />
    </div>
  );
}

/** `corrected` is the address of the search for what may have been meant. */
function Outcome({ found, corrected }: { found: SearchPage; corrected: string }): VNode | null {
  if (!found.query) return null;
  if (found.corrected !== null)
    return (
      <div class="outcome" role="status">
        <p>Nothing was found for “{found.query}”.</p>
        <p>
          {howMany(found)} for <a href={corrected}>“{found.corrected}”</a>, which may be what you mean:
        </p>
      </div>
    );
  if (found.total > 0)
    return (
      <p class="outcome" role="status">
        {howMany(found)} for “{found.query}”
      </p>
    );
  return (
    <div class="outcome" role="status">
      <p>Nothing was found for “{found.query}”.</p>
      <p>Try fewer words, another spelling, all sections, or a longer time.</p>
    </div>
  );
}

function howMany({ total, hasMore }: SearchPage): string {
  if (total === 1) return 'One article';
  return `${hasMore ? 'More than ' : ''}${total.toLocaleString('en-GB')} articles`;
}

function Hit({ hit, paper }: { hit: SearchHit; paper: PaperOnPage }): VNode {
  const foreign = foreignTo(paper, hit.language);
  return (
    <li class="hit">
      <h2 class="card-headline" {...foreign}>
        <a href={encodePath(hit.path)}>
          <Marked parts={hit.headline} />
        </a>
      </h2>
      <p class="hit-passage" {...foreign}>
        <Marked parts={hit.passage} />
      </p>
      <p class="card-facts">
        {hit.section ? `${hit.section.name} · ` : null}
        <When at={hit.publishedAt} paper={paper} />
      </p>
    </li>
  );
}

function Marked({ parts }: { parts: readonly PassagePart[] }): VNode {
  return <>{parts.map(({ text, hit }) => (hit ? <mark>{text}</mark> : text))}</>;
}
