import { expect, test } from 'vitest';
import { assign, type Neighbour } from './assign.ts';

const near = (id: string, probability: number, storyId: string | null = null, days = 0): Neighbour => ({
  id,
  probability,
  days,
  storyId,
});
const sizes = (map: Record<string, number>) => (id: string) => map[id] ?? 0;

test('the first article on a subject has no story', () => {
  expect(assign([], sizes({}))).toEqual({ kind: 'none' });
  expect(assign([near('fair', 0.1)], sizes({}))).toEqual({ kind: 'none' });
});

test('the second founds a story with the first', () => {
  expect(assign([near('strike', 0.9), near('fair', 0.1)], sizes({}))).toEqual({
    kind: 'found',
    withId: 'strike',
    probability: expect.closeTo(0.9, 10),
    brings: [],
    also: [],
  });
});

test('the third joins it', () => {
  const neighbours = [near('strike', 0.9, 'trams'), near('talks', 0.8, 'trams')];
  expect(assign(neighbours, sizes({ trams: 2 }))).toMatchObject({ kind: 'join', storyId: 'trams' });
});

test('one likely member does not speak for a story whose other members say nothing', () => {
  expect(assign([near('roundup', 0.9, 'trams')], sizes({ trams: 12 }))).toEqual({ kind: 'none' });
});

test('a long story that has turned is joined by its latest turn', () => {
  const neighbours = [0.9, 0.9, 0.8, 0.8, 0.7, 0.6, 0.1, 0.1].map((probability, n) =>
    near(`t${n}`, probability, 'trams'),
  );
  expect(assign(neighbours, sizes({ trams: 40 }))).toMatchObject({ kind: 'join', storyId: 'trams' });
});

test('an article that was alone comes along when one arrives that is near to it and in a story', () => {
  const neighbours = [
    near('a', 0.9, 'trams'),
    near('b', 0.9, 'trams'),
    near('early', 0.85),
    near('fair', 0.4),
  ];
  expect(assign(neighbours, sizes({ trams: 2 }))).toMatchObject({ storyId: 'trams', brings: ['early'] });
});

test('where much is written on one subject, an event of last week is another one', () => {
  const subject = Array.from({ length: 60 }, (_, n) => near(`trial${n}`, 0.6, null, 30));
  const hearing = near('hearing', 0.95, null, 7);
  expect(assign([hearing], sizes({}))).toMatchObject({ kind: 'found' });
  expect(assign([hearing, ...subject], sizes({}))).toEqual({ kind: 'none' });
  expect(assign([{ ...hearing, days: 0 }, ...subject], sizes({}))).toMatchObject({ withId: 'hearing' });
});

test('a date that is not known speaks neither for nor against', () => {
  const subject = Array.from({ length: 60 }, (_, n) => near(`trial${n}`, 0.6, null, 30));
  const undated = { ...near('hearing', 0.95), days: null };
  expect(assign([undated, ...subject], sizes({}))).toMatchObject({ withId: 'hearing' });
});

test('two stories that would both have it are told to the editor, never merged', () => {
  const neighbours = [
    near('a', 0.9, 'one'),
    near('b', 0.9, 'one'),
    near('c', 0.7, 'two'),
    near('d', 0.7, 'two'),
  ];
  expect(assign(neighbours, sizes({ one: 2, two: 2 }))).toMatchObject({
    kind: 'join',
    storyId: 'one',
    also: ['two'],
  });
});

test('the order of the neighbours changes nothing', () => {
  const neighbours = [near('b', 0.8), near('a', 0.8), near('c', 0.8, 's'), near('d', 0.6, 's')];
  expect(assign(neighbours.toReversed(), sizes({ s: 2 }))).toEqual(assign(neighbours, sizes({ s: 2 })));
});

test('a text that is printed again makes no story with itself, and comes along when there is one', () => {
  const again = { ...near('strike again', 0.99), isSameText: true };
  expect(assign([again], sizes({}))).toEqual({ kind: 'none' });
  expect(assign([again, near('talks', 0.8)], sizes({}))).toMatchObject({
    kind: 'found',
    withId: 'talks',
    brings: ['strike again'],
  });
});
