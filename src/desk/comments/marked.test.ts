import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedText } from './marked.ts';

const reason = (words: string, start: number, end: number, weight = 1) => ({
  check: 'x',
  code: 'x',
  words,
  weight,
  where: { field: 'text' as const, start, end },
});

test('marks where the reasons point, also where two of them meet', () => {
  expect(markedText('win crypto now', [reason('A.', 0, 10), reason('B.', 4, 14)], 'text')).toEqual([
    { text: 'win ', why: ['A.'] },
    { text: 'crypto', why: ['A.', 'B.'] },
    { text: ' now', why: ['B.'] },
  ]);
});

test('marks nothing for what speaks in favour, points elsewhere or outside', () => {
  const reasons = [
    reason('Good.', 0, 3, -1),
    reason('Outside.', 2, 99),
    reason('Empty.', 1, 1),
    reason('Before.', -2, 2),
  ];
  expect(markedText('win', reasons, 'text')).toEqual([{ text: 'win', why: [] }]);
  expect(markedText('win', [reason('A.', 0, 3)], 'name')).toEqual([{ text: 'win', why: [] }]);
});

test('marks words whole, where they are written with spaces', () => {
  expect(markedText('Your account waits', [reason('Disguised.', 1, 9)], 'text')).toEqual([
    { text: 'Your account', why: ['Disguised.'] },
    { text: ' waits', why: [] },
  ]);
  expect(markedText('市議会は港', [reason('A.', 1, 3)], 'text')[1]?.text).toBe('議会');
});

test('loses no letter, whatever the places', () => {
  const place = fc.tuple(fc.integer({ min: -3, max: 40 }), fc.integer({ min: -3, max: 40 }));
  fc.assert(
    fc.property(fc.string(), fc.array(place), (text, places) => {
      const marks = markedText(
        text,
        places.map(([start, end]) => reason('x.', start, end)),
        'text',
      );
      expect(marks.map((mark) => mark.text).join('')).toBe(text);
    }),
  );
});
