import { expect, test } from 'vitest';
import { NAME, PAIR, type TellingTerm } from '../terms/profile.ts';
import { sharedNames } from './shared-names.ts';

const name = (surface: string, kind = NAME): TellingTerm => ({
  term: surface.toLowerCase(),
  surface,
  title: 0,
  lead: 0,
  body: 1,
  kind,
});
const pair = (surface: string) => name(surface, NAME | PAIR);

test('names whom two articles share, the whole name rather than its parts', () => {
  const articles = [
    [
      pair('Mayor Ilse'),
      pair('Ilse Brandt'),
      name('Ilse'),
      name('Brandt'),
      name('Saltmarsh'),
      name('Castellan'),
    ],
    [pair('Mayor Ilse'), pair('Ilse Brandt'), name('Ilse'), name('Brandt'), name('Saltmarsh')],
  ];
  expect(sharedNames(articles)).toEqual(['Mayor Ilse Brandt', 'Saltmarsh']);
});

test('what only one article names, what is no name, and a title alone are left out', () => {
  const articles = [
    [name('Castellan'), name('bridge', 0), name('Dr')],
    [name('Oke'), name('bridge', 0), name('Dr')],
  ];
  expect(sharedNames(articles)).toEqual([]);
});

test('in a long story a name must stand in a quarter of the articles', () => {
  const articles = Array.from({ length: 12 }, (_, at) => [
    name('Brandt'),
    ...(at < 2 ? [name('Jansen')] : []),
  ]);
  expect(sharedNames(articles)).toEqual(['Brandt']);
});

test('two shared names that stand side by side anywhere are one', () => {
  const articles = [
    [name('Fish'), name('Quay'), pair('Fish Quay')],
    [name('Fish'), name('Quay')],
    [name('Quay'), name('Oke'), pair('Oke Jansen')],
  ];
  expect(sharedNames(articles)).toEqual(['Fish Quay']);
});

test('a title adds no second person', () => {
  const one = [
    name('Amara'),
    name('Voss'),
    pair('Amara Voss'),
    pair('Dr Voss'),
    pair('Dr Amara'),
    pair('Mrs Tibbet'),
  ];
  expect(sharedNames([one, one])).toEqual(['Dr Amara Voss', 'Mrs Tibbet']);
});

test('two names with a word in common stay two where they do not stand side by side', () => {
  const one = [pair('South Korean'), pair('Korean Peninsula'), { ...name('Korean'), body: 2 }];
  expect(sharedNames([one, one])).toEqual(['Korean Peninsula', 'South Korean']);
  const other = [pair('Blue Cross'), pair('Cross Blue'), name('Cross')];
  expect(sharedNames([other, other])[0]).toBe('Blue Cross');
});
