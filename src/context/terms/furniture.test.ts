import fc from 'fast-check';
import { expect, test } from 'vitest';
import { engineWith } from '../engine/pieces.test-kit.ts';
import { wordReasons } from '../reasons/word-reasons.ts';
import { readWritten } from '../reasons/written.ts';
import { countTerms } from './count.ts';
import { createFrequencies } from './frequencies.ts';

function piece(text: string, headline = '') {
  return { id: 'x', headline, standfirst: '', text, publishedAt: null };
}

/** What is left of the last text, once all of them are known. */
function termsAmong(texts: readonly string[]): string[] {
  const frequencies = createFrequencies(new Map());
  for (const text of texts) frequencies.add(countTerms(piece(text), frequencies));
  return [...countTerms(piece(texts.at(-1) ?? ''), frequencies).counts.keys()];
}

const PLACES = 'Alfa Bravo Corin Delta Ekeby Fano Gavle Hotel Indra Jura Kilo Lima Mora Nesna'.split(' ');
const long = (place: string) =>
  `The council of ${place} met ${place} farmers at noon. Nobody in ${place} had seen such a harvest, and the mill of ${place} ran all night.`;

test('words that many articles begin with inside a sentence are left out', () => {
  const terms = termsAmong(
    PLACES.map((place) => `${place} opens Enlarge this image toggle caption for ${place}. ${long(place)}`),
  );
  expect(terms).toContain('nesna');
  for (const word of ['enlarge', 'toggle', 'caption']) expect(terms, word).not.toContain(word);
});

test('words that a few articles begin with stay', () => {
  const terms = termsAmong(
    PLACES.slice(0, 6).map((place) => `${place} says no to the yellow tram line again. ${long(place)}`),
  );
  expect(terms).toContain('tram');
});

test('a name stays, however many articles say the same of it', () => {
  const terms = termsAmong(
    PLACES.map((place) => `In ${place} the union leader Desmond Achebe spoke. ${long(place)}`),
  );
  expect(terms).toEqual(expect.arrayContaining(['desmond', 'achebe', 'desmond achebe']));
});

test('an article that was itself printed many times stays whole', () => {
  const copy =
    'the drivers walked out at dawn and nobody knew how the children would come to school or home again';
  expect(termsAmong(Array.from({ length: 20 }, () => copy))).toEqual(
    expect.arrayContaining(['driver', 'dawn', 'school']),
  );
});

test.each([
  ['The bridge burnt. Ana Sol/AFP/Getty Images The mayor wept.', ['sol', 'afp', 'getty', 'image']],
  ['The bridge burnt (KCNS via KNS/AFP/Getty Images) and the mayor wept.', ['afp', 'getty', 'image']],
  ['The bridge burnt. Photograph: Bo Li/Reuters Photo. The mayor wept.', ['li', 'reuter', 'reuters']],
])('a picture credit tells nothing: %s', (text, credited) => {
  const terms = [...countTerms(piece(text)).counts.keys()];
  expect(terms).toEqual(expect.arrayContaining(['bridge', 'mayor']));
  for (const word of credited) expect(terms, word).not.toContain(word);
});

test('what agencies do is news like any other', () => {
  const terms = [
    ...countTerms(piece('Reuters and AP cut jobs. Getty sues a maker of images.')).counts.keys(),
  ];
  expect(terms).toEqual(expect.arrayContaining(['reuter', 'ap', 'getty', 'image']));
});

test('two articles that share a caption’s furniture and nothing else are no background of each other', () => {
  const subjects = [
    'A heron nested on the roof of the swimming pool.',
    'The court forbade the quarry to dig any deeper.',
    'The choir seeks altos and basses for its Bach.',
    'Beekeepers counted their losses after a hard winter.',
    'The night train returns with sleeping cars.',
    'Potatoes rotted in the fields of the lower valley.',
    'The handball women won their cup at last.',
  ];
  const pieces = PLACES.map((place, n) => ({
    ...piece(
      `Enlarge this image toggle caption Rosa Thorn/AFP/Getty Images Rosa Thorn/AFP/Getty Images ${subjects[n % 7]?.replace('The', `The ${place}`)} Number ${n} in ${place}.`,
      `${place}: ${subjects[n % 7]?.slice(2, 14)}`,
    ),
    id: `a${n}`,
  }));
  const engine = engineWith(...pieces);
  const written = new Map(pieces.map((one) => [one.id, readWritten(one)]));
  for (const [id, own] of written)
    for (const link of engine.related(id))
      expect(
        wordReasons(link.grounds, own, written.get(link.id) ?? own)
          .map(({ words }) => words)
          .join(),
        id,
      ).not.toMatch(/getty|caption|toggle|thorn/i);
});

test('any text is read, and one of a megabyte of capitals too', () => {
  const frequencies = createFrequencies();
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const counted = countTerms(piece(`${text} Getty Images ${text}`), frequencies);
      frequencies.add(counted);
      expect(counted.counts.has('getty')).toBe(false);
    }),
  );
  expect(countTerms(piece('Aa Bb/ '.repeat(150_000))).length).toBeGreaterThan(0);
});
