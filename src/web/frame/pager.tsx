import type { VNode } from 'preact';

interface PagerProps {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** The address of a page of the list. */
  readonly href: (page: number) => string;
}

/** Newer and older, and where the reader is; nothing for a single page. */
export function Pager({ page, pages, href }: PagerProps): VNode | null {
  if (pages <= 1) return null;
  return (
    <nav class="pager" aria-label="Pages">
      {page > 1 ? (
        <a class="pager-newer" rel="prev" href={href(page - 1)}>
          Newer
        </a>
      ) : null}
      <span class="pager-where">
        Page {page} of {pages}
      </span>
      {page < pages ? (
        <a class="pager-older" rel="next" href={href(page + 1)}>
          Older
        </a>
      ) : null}
    </nav>
  );
}
