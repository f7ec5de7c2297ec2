import type { Byline } from '#articles';
import type { VNode } from 'preact';
import { bylinePath } from '../addresses.ts';

/** "By A, B and C", each linked to the page of what they wrote. */
export function Bylines({ bylines }: { bylines: readonly Byline[] }): VNode | null {
  if (bylines.length === 0) return null;
  return (
    <span class="bylines">
      By{' '}
      {bylines.map((byline, position) => (
        <span key={byline.id}>
          {position === 0 ? '' : position === bylines.length - 1 ? ' and ' : ', '}
          <a href={bylinePath(byline)} rel="author">
            <bdi>{byline.name}</bdi>
          </a>
        </span>
      ))}
    </span>
  );
}
