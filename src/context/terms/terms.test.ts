import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameWording, signature, wordingWithin } from './copies.ts';
import { countTerms } from './count.ts';
import { createFrequencies } from './frequencies.ts';
import { hashText } from './hash.ts';
import { NAME, profileOf } from './profile.ts';
import { fold, tokens } from './tokens.ts';

const piece = (headline: string, text: string) => ({
  id: 'x',
  headline,
  standfirst: '',
  text,
  publishedAt: null,
});

test.each([
  ['Harbour’s bridges', ['harbour', 'bridge']],
  ['Müller, MÜLLER and Muller', ['muller', 'muller', 'and', 'muller']],
  ['the countries of the crisis', ['the', 'country', 'of', 'the', 'crisis']],
  ['COVID-19 costs 3.5m', ['covid', '19', 'cost', '3', '5m']],
  ['Ма́йор Łódź', ['маи\u0306ор'.normalize('NFC'), 'łodz']],
  ['港の橋', ['港の', 'の橋']],
  ['橋', ['橋']],
  ['สะพานเปิดใหม่', ['สะพาน', 'เปิด', 'ใหม่']],
  ['', []],
  [' … !? ', []],
])('%s', (text, terms) => {
  // й loses its accent like any other letter; both sides of a comparison are folded, so nothing is lost.
  expect(tokens(text).map(({ term }) => term)).toEqual(terms.map(fold));
});

test('names are what is written with a capital inside sentences, in one piece', () => {
  const text =
    'The mayor, Ilse Brandt, spoke. Bread was cheap. People like bread. Yesterday Ilse Brandt left for Old Quay.';
  const { counts } = countTerms(piece('', text));
  const names = [...counts].filter(([, count]) => count.name).map(([term]) => term);
  expect(names).toEqual(expect.arrayContaining(['ilse', 'brandt', 'ilse brandt', 'old quay']));
  expect(names).not.toContain('bread');
  expect(names).not.toContain('the');
});

test('what stands everywhere tells nothing, in a language of which nothing is known', () => {
  const frequencies = createFrequencies(new Map());
  const article = (n: number) =>
    countTerms(
      piece(`Artikel ${n}`, `unt ter Rott hatt beslokken, taz Brücke${n} bavot virt unt ter Markot blipt`),
    );
  for (let n = 0; n < 200; n++) frequencies.add(article(n));
  const telling = profileOf(article(7), frequencies).terms.map(({ term }) => term);
  expect(telling[0]).toBe('brucke7');
  expect(frequencies.idf(hashText('unt'))).toBeLessThan(frequencies.idf(hashText('brucke7')) / 4);
});

test('even the first article of an English paper knows its stop words', () => {
  const counted = countTerms(
    piece('', 'They said that there would be more people, but the Skerrin lighthouse was about to close.'),
  );
  const telling = profileOf(counted, createFrequencies()).terms.map(({ term }) => term);
  for (const word of ['skerrin', 'lighthouse']) expect(telling.indexOf(word), word).toBeLessThan(4);
});

test.each([
  ['Sergey', 'Sergei', 'Sergej'],
  ['Zelensky', 'Zelenskyy', 'Zelenskiy', 'Zelenski'],
  ['Mohammed', 'Muhammad', 'Mohamed', 'Mohammad'],
  ['Aleksey', 'Alexei', 'Alexey'],
])('%s is one name, however it is brought into the alphabet', (...spellings) => {
  expect(new Set(spellings.map(fold)).size).toBe(1);
  const inTexts = spellings.map((name) => tokens(`Then ${name} spoke.`)[1]?.term);
  expect(new Set(inTexts)).toEqual(new Set([fold(spellings[0] ?? '')]));
});

test('words that end alike are kept apart', () => {
  const words = [
    'they',
    'the',
    'key',
    'kei',
    'ski',
    'sky',
    'taxi',
    'tax',
    'money',
    'mone',
    'Bali',
    'ball',
    'Haiti',
  ];
  expect(new Set(words.map(fold)).size).toBe(words.length);
});

test('a name keeps how it is written', () => {
  const { terms } = profileOf(
    countTerms(piece('', 'It was Sergey Lavrov who came; Sergey Lavrov’s visit ended.')),
    createFrequencies(),
  );
  expect(terms.find(({ term }) => term === 'sergey lavrov')).toMatchObject({ kind: expect.any(Number) });
  expect((terms.find(({ term }) => term === 'lavrov')?.kind ?? 0) & NAME).toBe(NAME);
});

test('a term is counted in every article that holds it', () => {
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(fc.nat(1_000_000)), { maxLength: 8 }), (lists) => {
      const frequencies = createFrequencies(new Map());
      for (const list of lists)
        frequencies.add({ seen: Uint32Array.from(list), sentences: Uint32Array.from(list) });
      expect(frequencies.articles).toBe(lists.length);
      for (const hash of lists.flat())
        expect(frequencies.of(hash)).toBeGreaterThanOrEqual(
          lists.filter((list) => list.includes(hash)).length,
        );
    }),
  );
});

test('nothing is too common to be counted', () => {
  const frequencies = createFrequencies(new Map());
  const [word, common, rare] = [1, 2, 3];
  for (let n = 0; n < 1_400_000; n++)
    frequencies.add({
      seen: n < 70_000 ? Uint32Array.of(word) : NONE,
      // Furniture of so large an archive stands in 280 of its articles.
      sentences: n < 300 ? Uint32Array.of(common, ...(n < 260 ? [rare] : [])) : NONE,
    });
  expect(frequencies.of(word)).toBe(70_000);
  expect([common, rare].map((hash) => frequencies.isFurniture(hash))).toEqual([true, false]);
});

test('what every article of a young paper says tells nothing, though it is rare in general', () => {
  const frequencies = createFrequencies();
  const [everywhere, once] = ['zum', 'brucke'].map(hashText);
  for (let n = 0; n < 12; n++)
    frequencies.add({
      seen: Uint32Array.of(everywhere ?? 0, ...(n === 0 ? [once ?? 0] : [])),
      sentences: new Uint32Array(0),
    });
  expect(frequencies.idf(everywhere ?? 0)).toBeLessThan(frequencies.idf(once ?? 0) / 3);
});

test('a copy shares its wording, an update most of it, another report of the event hardly any', () => {
  const words = (text: string) => signature(Uint32Array.from(tokens(text), ({ hash }) => hash));
  const report = Array.from({ length: 60 }, (_, n) => `word${n} of report number${n * 7}`).join(' ');
  const other = Array.from({ length: 60 }, (_, n) => `word${n} in account figure${n * 5}`).join(' ');
  expect(sameWording(words(report), words(report))).toBeCloseTo(1);
  expect(sameWording(words(report), words(`${report} and one thing more`))).toBeGreaterThan(0.7);
  expect(sameWording(words(report), words(other))).toBeLessThan(0.1);
  expect(sameWording(words(''), words(''))).toBe(0);
});

test('a text stands in a longer one that goes on after it, and not in another of the same length', () => {
  const wording = (from: number, to: number, of = 'word') => {
    const hashes = Uint32Array.from({ length: to - from }, (_, n) => hashText(`${of}${from + n}`));
    return { signature: signature(hashes), length: hashes.length };
  };
  const brief = wording(0, 120);
  expect(wordingWithin(brief, wording(0, 360))).toBeGreaterThan(0.75);
  expect(wordingWithin(brief, wording(0, 120))).toBeCloseTo(1);
  expect(wordingWithin(brief, wording(0, 360, 'other'))).toBeLessThan(0.3);
  expect(wordingWithin(wording(0, 2), wording(0, 360))).toBe(0);
  expect(wordingWithin({ signature: new Uint8Array(0), length: 0 }, brief)).toBe(0);
});

test('any text is read without failing, into terms without capitals', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (headline, text) => {
      const { terms } = profileOf(countTerms(piece(headline, text)), createFrequencies());
      for (const { term } of terms) expect(term).toBe(term.toLowerCase());
    }),
  );
});

const NONE = new Uint32Array(0);
