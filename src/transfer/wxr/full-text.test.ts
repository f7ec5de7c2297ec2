import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withGalleries } from './gallery.ts';
import { withSharedBlocks } from './shared-blocks.ts';
import type { Survey } from './survey.ts';

const quay = { url: 'https://echo.example/quay.png', alt: '', caption: '', parent: '1', place: 0, line: 1 };
const survey = { attachments: new Map([['10', quay]]) } as Pick<Survey, 'attachments'> as Survey;
const put = (text: string) => withGalleries(withSharedBlocks(text, new Map([['20', 'shared']])), '1', survey);
const FIGURE = '\n\n<figure><img src="https://echo.example/quay.png" alt=""></figure>\n\n';
const BECOMES: Readonly<Record<string, string>> = {
  '[gallery ids="10"]': FIGURE,
  '[gallery]': FIGURE,
  '[gallery ids="99"]': '[gallery ids="99"]',
  '<!-- wp:block {"ref":20} /-->': 'shared',
  '<!-- wp:block {"ref":99} /-->': '<!-- wp:block {"ref":99} /-->',
  '<!-- wp:paragraph -->': '<!-- wp:paragraph -->',
  '[sic]': '[sic]',
};

test('galleries and shared blocks are put in, and every other word stays in its place', () => {
  const word = fc.oneof(fc.constantFrom(...Object.keys(BECOMES)), fc.stringMatching(/^[a-z"{}<>&]{1,9}$/));
  fc.assert(
    fc.property(fc.array(word), (words) => {
      expect(put(words.join(' '))).toBe(words.map((one) => BECOMES[one] ?? one).join(' '));
    }),
  );
});

test('a text of broken pieces neither fails nor grows beyond what its pieces are', () => {
  const pieces = Object.keys(BECOMES).flatMap((one) => [one.slice(0, -1), one.slice(1), one]);
  const piece = fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(fc.array(piece), (parts) => {
      expect(put(parts.join('')).length).toBeLessThanOrEqual(
        parts.join('').length + parts.length * FIGURE.length,
      );
    }),
  );
});

test('texts that multiply each other end', () => {
  const ten = (number: number) => `<!-- wp:block {"ref":${number}} /-->`.repeat(10);
  const shared = new Map(Array.from({ length: 30 }, (_, n) => [String(n), ten(n + 1)]));
  shared.set('6', 'x'.repeat(3_000_000));
  expect(withSharedBlocks(ten(0), shared).length).toBeLessThan(10_000_000);
});
