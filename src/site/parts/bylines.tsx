import type { Byline } from '#articles';
import type { VNode } from 'preact';

/** "By A, B and C", each linked to the page of what they wrote. */
export function Bylines({ bylines }: { bylines: readonly Byline[] }): VNode | null {
  if (bylines.length === 0) return null;
  return (
    <span class="bylines">
      By{' '}
      {bylines.map(({ id, slug, name }, position) => (
        <span key={id}>
          {position === 0 ? '' : position === bylines.length - 1 ? ' and ' : ', '}
          <a href={`/by/${slug}`} rel="author">
            {name}
          </a>
        </span>
      ))}
    </span>
  );
}
