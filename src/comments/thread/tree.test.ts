import type { CommentId } from '#base';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ThreadComment } from '../types.ts';
import { grow, type Leaf } from './tree.ts';

const leaf = (id: string, parentId: string | null, createdAt = Number(id.replace(/\D/g, '')) || 0): Leaf => ({
  id: id as CommentId,
  parentId: parentId as CommentId | null,
  state: 'shown',
  authorName: id,
  authorLink: null,
  html: '',
  staff: false,
  mine: false,
  reasons: [],
  createdAt,
});

/** 'a(b(c))': the tree as a line; '>' marks what says "in reply to". */
function line(comments: readonly ThreadComment[]): string {
  return comments
    .map(
      (one) =>
        `${one.inReplyTo ? `${one.inReplyTo.id}>` : ''}${one.id}${one.replies.length > 0 ? `(${line(one.replies)})` : ''}`,
    )
    .join(' ');
}

test('replies stand below what they answer, three deep; deeper ones flat with what they answer', () => {
  const leaves = [
    leaf('c1', null),
    leaf('c2', 'c1'),
    leaf('c3', 'c2'),
    leaf('c4', 'c3'),
    leaf('c5', 'c4'),
    leaf('c6', 'c2'),
  ];
  expect(line(grow(leaves))).toBe('c1(c2(c3 c3>c4 c4>c5 c6))');
});

test('the order is that of writing, whatever order they come in', () => {
  expect(line(grow([leaf('c3', 'c1'), leaf('c2', null), leaf('c1', null), leaf('c4', 'c1')]))).toBe(
    'c1(c3 c4) c2',
  );
});

test('a reply older than what it answers, as imports have them, still stands below it', () => {
  expect(line(grow([leaf('reply', 'top', 1), leaf('top', null, 2)]))).toBe('top(reply)');
});

test('an unknown parent, or a circle, loses nobody', () => {
  expect(line(grow([leaf('c1', 'gone')]))).toBe('c1');
  const circle = grow([leaf('c1', 'c2'), leaf('c2', 'c1'), leaf('c3', 'c2')]);
  expect(line(circle).match(/c\d/g)?.toSorted()).toEqual(['c1', 'c2', 'c3']);
});

test('ten thousand replies, each to the one before, take no longer than other ten thousand', () => {
  const chain = Array.from({ length: 10_000 }, (_, n) => leaf(`c${n + 1}`, n === 0 ? null : `c${n}`));
  const [top] = grow(chain);
  expect(top?.replies[0]?.replies).toHaveLength(9_998);
});

test('whatever the replies: everybody is there once, and nobody deeper than three', () => {
  const thread = fc.array(fc.option(fc.nat(30), { nil: null }), { maxLength: 30 });
  fc.assert(
    fc.property(thread, (parents) => {
      const leaves = parents.map((parent, n) => leaf(`c${n}`, parent === null ? null : `c${parent}`));
      const seen: string[] = [];
      const walk = (comments: readonly ThreadComment[], depth: number): void => {
        expect(comments.length === 0 || depth < 3).toBe(true);
        for (const one of comments) {
          seen.push(one.id);
          walk(one.replies, depth + 1);
        }
      };
      walk(grow(leaves), 0);
      expect(seen.toSorted()).toEqual(leaves.map((one) => one.id as string).toSorted());
    }),
  );
});
