import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlight, passage } from './highlight.ts';
import { parseQuery } from './parse-query.ts';

const marked = (parts: readonly { text: string; hit: boolean }[]) =>
  parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

test('marks whole words, without regard to case and accents', () => {
  expect(marked(highlight('The Café and the cafeteria', parseQuery('"cafe"')))).toBe(
    'The [Café] and the cafeteria',
  );
});

test('marks the words that the last one begins', () => {
  expect(marked(highlight('Bridges and a bridge', parseQuery('brid')))).toBe('[Bridges] and a [bridge]');
});

test('marks nothing for a word that must not stand there', () => {
  expect(marked(highlight('The bridge vote', parseQuery('"bridge" -vote')))).toBe('The [bridge] vote');
});

test('marks pieces of scripts that are written without spaces', () => {
  expect(marked(highlight('市議会は港の橋を承認した', parseQuery('港の橋')))).toBe(
    '市議会は[港の橋]を承認した',
  );
});

test('shows the stretch of a long text that holds the words', () => {
  const text = `${'Nothing here. '.repeat(200)}Ilse Brandt opened the harbour bridge. ${'Nothing there. '.repeat(200)}`;
  const shown = passage(text, parseQuery('harbour "Brandt"'));
  expect(marked(shown)).toContain('Ilse [Brandt] opened the [harbour] bridge');
  expect(shown.map(({ text: part }) => part).join('').length).toBeLessThan(400);
});

test('never loses or adds a character of a headline', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, query) => {
      expect(
        highlight(text, parseQuery(query))
          .map((part) => part.text)
          .join('')
          .replaceAll(/\s/g, ''),
      ).toBe(text.replaceAll(/\s/g, ''));
    }),
  );
});

test('a passage is well-formed and short for any text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 2_000 }),
      fc.string({ maxLength: 10 }),
      (text, query) => {
        const whole = passage(text.toWellFormed(), parseQuery(query))
          .map((part) => part.text)
          .join('');
        expect(whole.isWellFormed()).toBe(true);
        expect(whole.length).toBeLessThan(700);
      },
    ),
  );
});
