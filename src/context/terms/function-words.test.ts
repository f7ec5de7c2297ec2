import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { functionWordsOf } from './function-words.ts';
import { hashText } from './hash.ts';
import { fold, tokens } from './tokens.ts';

const has = (text: string, word: string) => functionWordsOf(tokens(text)).has(hashText(fold(word)));

describe('function words of a text’s own language', () => {
  test.each([
    [
      'German',
      'Der Rat hat am Montag beschlossen, dass die Brücke gebaut wird und der Markt für alle bleibt.',
      'dass',
      'Brücke',
    ],
    [
      'French',
      'Le conseil a décidé lundi que le pont sera construit et que le marché restera pour tous.',
      'pour',
      'pont',
    ],
    [
      'Spanish',
      'El consejo decidió el lunes que se construirá el puente y que el mercado será para todos.',
      'para',
      'puente',
    ],
    [
      'Polish',
      'Rada zdecydowała w poniedziałek, że most będzie zbudowany, a rynek pozostanie dla wszystkich i tak jest.',
      'dla',
      'most',
    ],
    [
      'Russian',
      'Совет решил в понедельник, что мост будет построен, и что рынок останется для всех, кто там был.',
      'для',
      'мост',
    ],
    [
      'Arabic',
      'قرر المجلس يوم الاثنين أن يبنى الجسر على النهر وأن يبقى السوق في المدينة من أجل الجميع إلى الأبد',
      'على',
      'الجسر',
    ],
  ])('%s', (_, text, empty, telling) => {
    expect(has(text, empty)).toBe(true);
    expect(has(text, telling)).toBe(false);
  });

  test('a word that is one in another language stays one of this', () => {
    const english =
      'The war in the north will die down, said a man who had seen the end of it with his own eyes.';
    expect(functionWordsOf(tokens(english)).size).toBe(0);
    expect(
      has('Der Krieg war für die Leute im Norden das Ende, sagte ein Mann, der es mit den Augen sah.', 'war'),
    ).toBe(true);
  });

  test('where two languages are as likely, the words of both', () => {
    const norwegian =
      'Rådet vedtok mandag at broen skal bygges, og at torget skal være for alle, sa ordføreren, som ikke ville si når.';
    const known = functionWordsOf(tokens(norwegian));
    const [ofNorwegian, ofDanish, ofNone] = ['ikkje', 'af', 'broen'].map((word) => known.has(hashText(word)));
    expect({ ofNorwegian, ofDanish, ofNone }).toEqual({ ofNorwegian: true, ofDanish: true, ofNone: false });
    expect(known.size).toBeGreaterThan(0);
  });

  test.each([
    ['nothing', ''],
    ['one word', 'der'],
    [
      'a list of names',
      'Ana Sol, Bo Li, Ilse Brandt, Desmond Achebe, Marit Solberg, Jana Lund, Tobias Renn, Lise Falk',
    ],
    ['numbers', '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16'],
    ['letters of no language', 'xqz vrk plf xqz vrk plf xqz vrk plf xqz vrk plf xqz'],
  ])('of %s there are none', (_, text) => {
    expect(functionWordsOf(tokens(text)).size).toBe(0);
  });

  test('any text has an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(functionWordsOf(tokens(text)).has(hashText('qqqq'))).toBe(false);
      }),
    );
  });
});
