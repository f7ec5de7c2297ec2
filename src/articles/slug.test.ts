import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slugOf } from './slug.ts';

test.each([
  ['Council votes for the harbour bridge', 'council-votes-for-the-harbour-bridge'],
  ['“We won’t go,” say Zürich’s café owners', 'we-wont-go-say-zurichs-cafe-owners'],
  ['135 flights a week', '135-flights-a-week'],
  ['Սերգեյ Լավրովի այցը', 'սերգեյ-լավրովի-այցը'],
  ['港の橋 投票', '港の橋-投票'],
  ['हिन्दी समाचार', 'हिन्दी-समाचार'],
  ['!!!', 'untitled'],
  ['', 'untitled'],
])('%s → %s', (text, slug) => {
  expect(slugOf(text)).toBe(slug);
});

test('whatever it is given, it makes an address that stays the same when made again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const slug = slugOf(text);
      expect(slug.length).toBeGreaterThan(0);
      expect(slug.length).toBeLessThanOrEqual(160);
      expect(slug).not.toMatch(/[\s/?#%&"'<>\\]|^-|-$|--/);
      expect(slugOf(slug)).toBe(slug);
    }),
  );
});
