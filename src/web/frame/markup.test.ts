import { renderToString } from 'preact-render-to-string';
import { h } from 'preact';
import { expect, test } from 'vitest';
import { cleaned, markup } from './markup.ts';

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '" onmouseover="alert(1)',
  "' onmouseover='alert(1)",
  '</bdi><script>alert(1)</script>',
  '&lt;b&gt; &amp; &quot;',
  '${1} $& $1',
  '<<""&&>>',
];

test.each(HOSTILE)('prints %s as words, in text and in an attribute, as JSX does', (words) => {
  expect(String(markup`<a href="${words}">${words}</a>`)).toBe(
    renderToString(h('a', { href: words }, words)),
  );
});

test('prints markup as it is, lists one after another, and nothing for what is missing', () => {
  const items = ['a', '<b>'].map((words) => markup`<li>${words}</li>`);
  expect(String(markup`<ol>${items}</ol>${null}${cleaned('<p>x</p>')}`)).toBe(
    '<ol><li>a</li><li>&lt;b></li></ol><p>x</p>',
  );
});

test('takes no look-alike of markup for markup', () => {
  const forged = { toString: () => '<script>' };
  // @ts-expect-error -- an object from outside is no markup
  expect(() => markup`${forged}`).toThrow(TypeError);
});
