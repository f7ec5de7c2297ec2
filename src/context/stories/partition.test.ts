import { expect, test } from 'vitest';
import { partition } from './partition.ts';

/** Articles named by their subject: `a1` and `a2` belong together. */
const bySubject = (near: number, far: number) => (one: string, other: string) =>
  one[0] === other[0] ? near : far;

test('a story of two subjects falls into them; the smaller one is named', () => {
  const ids = ['a1', 'b1', 'a2', 'b2', 'a3', 'b3', 'a4'];
  expect(partition(ids, bySubject(0.9, 0.05))).toEqual({
    part: ['b1', 'b2', 'b3'],
    between: expect.closeTo(0.05),
  });
});

test('one subject is one story, and so are two that touch each other', () => {
  expect(partition(['a1', 'a2', 'a3', 'a4', 'a5', 'a6'], bySubject(0.9, 0))).toBeUndefined();
  expect(partition(['a1', 'a2', 'a3', 'b1', 'b2', 'b3'], bySubject(0.9, 0.4))).toBeUndefined();
});

test('a loose heap is not two stories, and an aside of two is none', () => {
  expect(partition(['a1', 'a2', 'a3', 'b1', 'b2', 'b3'], bySubject(0.3, 0.01))).toBeUndefined();
  expect(partition(['a1', 'a2', 'a3', 'a4', 'b1', 'b2'], bySubject(0.9, 0.01))).toBeUndefined();
  expect(partition([], () => 1)).toBeUndefined();
});

test('a chain that has turned slowly stays one story', () => {
  const ids = Array.from({ length: 8 }, (_, at) => String(at));
  const chain = (one: string, other: string) => Math.max(0, 1 - Math.abs(Number(one) - Number(other)) * 0.2);
  expect(partition(ids, chain)).toBeUndefined();
});
