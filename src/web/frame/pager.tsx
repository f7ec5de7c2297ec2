import type { VNode } from 'preact';

interface PagerProps {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** The address of a page of the list. */
  readonly href: (page: number) => string;
  /** What the list is in the order of; by date, the newest first, if nothing is said. */
  readonly order?: keyof typeof WAYS;
}

const WAYS = { date: ['Newer', 'Older'], fit: ['Previous', 'Next'] } as const;

/** The way back and on, and where the reader is; nothing for a single page. */
export function Pager({ page, pages, href, order = 'date' }: PagerProps): VNode | null {
  if (pages <= 1) return null;
  const [back, on] = WAYS[order];
  return (
    <nav class="pager" aria-label="Pages">
      {page > 1 ? (
        <a class="pager-newer" rel="prev" href={href(page - 1)}>
          {back}
        </a>
      ) : null}
      <span class="pager-where">
        Page {page} of {pages}
      </span>
      {page < pages ? (
        <a class="pager-older" rel="next" href={href(page + 1)}>
          {on}
        </a>
      ) : null}
    </nav>
  );
}
