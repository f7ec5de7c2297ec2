import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../press.test-kit.ts';
import type { Piece } from '../types.ts';
import { createEngine, type RelatedEngine } from './engine.ts';
import { FEATURES } from './features.ts';
import { engineWith, piece, STRIKE, TALKS } from './pieces.test-kit.ts';

describe('hostile articles', () => {
  const good = [
    piece('strike', 'Trams stop as Kingsway depot walks out', STRIKE),
    piece('talks', 'Veltram meets the union', TALKS, { publishedAt: day(12) }),
  ];
  const megabyte = 'Rain fell on the moor again and the sheep stood in it. '.repeat(20_000);
  const hostile: readonly (readonly [string, Piece])[] = [
    ['nothing', piece('x', '', '')],
    ['only spaces and points', piece('x', ' . ', ' … \n\n ')],
    ['one word', piece('x', 'Weather', 'Weather')],
    ['the same word a thousand times', piece('x', 'spam', 'spam '.repeat(1_000))],
    ['a megabyte', piece('x', 'Rain', megabyte)],
    ['a word of a megabyte', piece('x', 'Long', 'x'.repeat(1_000_000))],
    ['lone surrogates and NUL', piece('x', '\ud800\u0000', '\udfff a\u0000b \ud83d')],
    ['no date', piece('x', 'A', 'B', { publishedAt: null })],
    ['a date that is no number', piece('x', 'A', 'B', { publishedAt: Number.NaN })],
    ['a link to itself and to nothing', piece('x', 'A', 'B', { links: ['x', 'gone'] })],
  ];
  test.each(hostile)('%s: neither fails nor is shown, nor shows anything', (_, bad) => {
    const engine = engineWith(...good, bad);
    expect(engine.related('x')).toEqual([]);
    expect(engine.related('strike').map(({ id }) => id)).toEqual(['talks']);
    expect(engine.remove('x')).toBe(true);
    expect(engine.related('strike').map(({ id }) => id)).toEqual(['talks']);
  });

  test('a megabyte is read in less time than a page view may take', () => {
    const engine = engineWith(...good);
    const start = performance.now();
    engine.put(piece('x', 'Rain', megabyte));
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test('furniture that every imported article carries links nothing', () => {
    const furniture =
      '\nRead also: Ten recipes for the Advent season that your guests will love.\nThis site uses cookies of Quantserve and Taboola; by continuing you agree to them.';
    const subjects = [
      'The lighthouse of Skerrin was painted white by volunteers.',
      'Inflation fell to two per cent, the central bank reported on Friday.',
      'A heron nested on the roof of the swimming pool for the third year.',
      'The handball women of Ostfeld won the cup after extra time.',
      'Potato farmers fear the blight after a wet and mild June.',
      'A court has ruled that the quarry may not be dug deeper.',
      'The choir of the cathedral seeks altos and basses for Bach.',
      'Police warn of false letters that ask for bank codes.',
    ];
    const engine = engineWith(
      ...subjects.map((text, n) =>
        piece(
          `a${n}`,
          text.slice(0, 30),
          `${text} It was the subject of the week in the village, where most people had an opinion on number ${n}.${furniture}`,
        ),
      ),
    );
    for (let n = 0; n < subjects.length; n++) expect(engine.related(`a${n}`), `a${n}`).toEqual([]);
  });

  test('a date of 1970, as imports write it, is no date', () => {
    const engine = engineWith(
      piece('strike', 'Trams stop as Kingsway depot walks out', STRIKE, { publishedAt: 0 }),
      piece('talks', 'Veltram meets the union', TALKS),
    );
    expect(engine.related('talks')).toMatchObject([{ id: 'strike', sinceThen: false }]);
    expect(engine.related('strike')).toMatchObject([{ id: 'talks', sinceThen: false }]);
  });

  test.each([
    [
      'Arabic',
      [
        'افتتاح جسر الميناء في سالتمارش',
        'افتتحت رئيسة البلدية إيلسا برانت جسر الميناء بعد أربع سنوات من البناء وبلغت تكلفته مئتي مليون.',
      ],
      [
        'تكلفة جسر الميناء ترتفع',
        'قالت رئيسة البلدية إيلسا برانت إن تكلفة جسر الميناء في سالتمارش ارتفعت إلى مئتي مليون.',
      ],
      ['جائزة لمطبخ المدرسة', 'فاز طهاة المدرسة بجائزة عن حساء العدس الذي يعدونه من خضروات الحديقة.'],
    ],
    [
      'Japanese',
      [
        '港大橋が開通',
        '四年の工事を経て港大橋が開通した。市長のイルゼ・ブラントが式典で挨拶した。費用は二百億円。',
      ],
      ['港大橋の費用が増加', '市長のイルゼ・ブラントは港大橋の費用が二百億円に増えたと市議会で説明した。'],
      ['給食のスープが受賞', '学校の調理員がレンズ豆のスープで地方の賞を受けた。野菜は児童が育てている。'],
    ],
  ] as const)('%s: the story is found, the other piece is not', (_, a, b, other) => {
    const engine = engineWith(
      piece('a', a[0], a[1]),
      piece('b', b[0], b[1], { publishedAt: day(12) }),
      piece('other', other[0], other[1]),
    );
    expect(engine.related('b').map(({ id }) => id)).toEqual(['a']);
    expect(engine.related('other')).toEqual([]);
  });
});

describe('an index that changes', () => {
  const words = [
    'harbour',
    'bridge',
    'tram',
    'depot',
    'council',
    'ferry',
    'soup',
    'Brandt',
    'Veltram',
    'Skerrin',
    'vote',
    'prize',
  ];
  const text = fc
    .array(fc.constantFrom(...words), { minLength: 3, maxLength: 30 })
    .map((list) => list.join(' '));

  test('adding, replacing and removing leave what a new one would hold', () => {
    const steps = fc.array(
      fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), text, gone: fc.boolean() }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(steps, (list) => {
        const changed = createEngine();
        const now = new Map<string, Piece>();
        for (const step of list) {
          const one = piece(step.id, step.text.slice(0, 20), step.text);
          if (step.gone) {
            changed.remove(step.id);
            now.delete(step.id);
          } else {
            changed.put(one);
            now.set(step.id, one);
          }
        }
        // The same articles again, so that all are read with what is known of the others.
        for (const one of now.values()) changed.put(one);
        const rebuilt = engineWith(...now.values());
        expect(changed.size).toBe(rebuilt.size);
        const found = (engine: RelatedEngine, id: string) =>
          engine
            .rank(id)
            .map(({ held }) => held.id)
            .sort();
        for (const id of now.keys()) expect(found(changed, id)).toEqual(found(rebuilt, id));
      }),
      { numRuns: 60 },
    );
  });

  test('likeness is the same both ways', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const engine = engineWith(piece('a', one.slice(0, 20), one), piece('b', other.slice(0, 20), other));
        const [there] = engine.rank('a');
        const [back] = engine.rank('b');
        for (const name of [
          'text',
          'title',
          'titleInMin',
          'titleInMax',
          'titleLeadMin',
          'coverMin',
          'lead',
          'names',
          'pairs',
          'near',
        ] as const)
          expect(there?.features[FEATURES.indexOf(name)] ?? 0).toBeCloseTo(
            back?.features[FEATURES.indexOf(name)] ?? 0,
            10,
          );
      }),
    );
  });

  test('a probability is one, for any two texts', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        fc.option(fc.integer()),
        (one, other, time) => {
          const engine = engineWith(piece('a', one, other, { publishedAt: time }), piece('b', other, one));
          for (const { probability } of engine.rank('a')) {
            expect(probability).toBeGreaterThanOrEqual(0);
            expect(probability).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });
});
