import { cleanHtml } from '../clean-html/clean-html.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { htmlToMarkdown, markdownToHtml } from './markdown.ts';

const saved = (text: string) => cleanHtml(markdownToHtml(text)).html;

test.each([
  ['One paragraph.\n\nAnother one.', '<p>One paragraph.</p>\n<p>Another one.</p>'],
  ['A line\nand the next', '<p>A line<br />and the next</p>'],
  ['## What it costs\n\n135 flights', '<h2>What it costs</h2>\n<p>135 flights</p>'],
  ['> “We will go.”', '<blockquote><p>“We will go.”</p></blockquote>'],
  ['- one\n- two', '<ul><li>one</li><li>two</li></ul>'],
  ['See [the vote](/2026/11/the-vote).', '<p>See <a href="/2026/11/the-vote">the vote</a>.</p>'],
])('%j is saved as %s', (text, html) => {
  expect(saved(text).replace(/\s+/g, '')).toBe(html.replace(/\s+/g, ''));
});

test.each([
  '<script>alert(1)</script>',
  '[x](javascript:alert(1))',
  '![x](https://tracker.example/p.gif)',
  '<img src=x onerror=alert(1)>',
])('%s does nothing', (text) => {
  const html = saved(text);
  expect(html).not.toMatch(/<script|<img|javascript:[^<]*"|onerror=[^<]*>/i);
});

test.each([
  ['a table', '<table><tbody><tr><td>1</td></tr></tbody></table>'],
  [
    'a figure',
    '<figure><img src="/media/x.jpg" alt="x" width="1" height="1"><figcaption>x</figcaption></figure>',
  ],
  ['another language', '<p lang="fr">Bonjour</p>'],
])('%s is shown as HTML', (_, html) => {
  expect(htmlToMarkdown(cleanHtml(html).html)).toBeUndefined();
});

test.each([
  'Smith & Sons paid 3 * 4 = 12 for file_name_one; see [1] <b> &amp; `code` ~~ \\ #1',
  '1. is not a list\n- nor this\n# nor that',
  '+ plus, > quote, = equals',
])('what a writer means literally stays literal: %j', (words) => {
  const html = cleanHtml(
    `<p>${words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\n/g, '<br>')}</p>`,
  ).html;
  const text = htmlToMarkdown(html);
  expect(text).toBeDefined();
  expect(saved(text ?? '')).toBe(html);
});

test('editing never loses a thing: either the way back gives the same, or the HTML is shown', () => {
  const words = fc.string({
    unit: fc.constantFrom(
      'a',
      'b',
      ' ',
      '*',
      '_',
      '[',
      ']',
      '(',
      '<',
      '&',
      '#',
      '-',
      '1.',
      '\n',
      '`',
      '\\',
      '~',
      'é',
    ),
  });
  const piece = fc.tuple(
    fc.constantFrom('p', 'h2', 'blockquote', 'ul', 'em', 'strong', 'a href="/x"', 'table', 's'),
    words,
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const source = pieces
        .map(
          ([tag, text]) =>
            `<${tag}>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</${tag.split(' ')[0]}>`,
        )
        .join('');
      const { html } = cleanHtml(source);
      const text = htmlToMarkdown(html);
      if (text !== undefined) expect(saved(text)).toBe(html);
    }),
  );
});
