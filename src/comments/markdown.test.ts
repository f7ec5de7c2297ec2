import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { expect, test, describe } from 'vitest';
import { COMMENT_TAGS, renderImported } from './imported.ts';
import { renderMarkdown } from './markdown.ts';

const REL = 'nofollow ugc noopener';
const link = (href: string, words = href) => `<a href="${href}" rel="${REL}">${words}</a>`;

/** What is outside the subset: tags, attributes, addresses. Empty for every text whatever. */
function foreignIn(html: string): string[] {
  const foreign: string[] = [];
  const open: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      open.push(name);
      if (!COMMENT_TAGS.includes(name)) foreign.push(`<${name}>`);
      for (const [attribute, value] of Object.entries(attributes)) {
        if (name === 'ol' && attribute === 'start' && /^\d{1,9}$/.test(value)) continue;
        if (name === 'a' && attribute === 'rel' && value === REL) continue;
        if (name === 'a' && attribute === 'href' && /^(https?:\/\/(?![^/?#]*@)|mailto:)/i.test(value))
          continue;
        foreign.push(`${name} ${attribute}=${value}`);
      }
      if (name === 'a' && (attributes['href'] === undefined || attributes['rel'] !== REL))
        foreign.push('a without rel');
      if (name === 'a' && open.slice(0, -1).includes('a')) foreign.push('a in a');
    },
    onclosetag: (name) => void open.splice(open.lastIndexOf(name), 1),
    oncomment: () => foreign.push('a comment'),
    onprocessinginstruction: () => foreign.push('an instruction'),
  });
  parser.end(html);
  return foreign;
}

describe('the Markdown of a comment', () => {
  test.each([
    ['a line\nand the next', '<p>a line<br>\nand the next</p>'],
    ['*weak* **strong**', '<p><em>weak</em> <strong>strong</strong></p>'],
    ['> said\n\nno', '<blockquote>\n<p>said</p>\n</blockquote>\n<p>no</p>'],
    ['- one\n- two', '<ul>\n<li>one</li>\n<li>two</li>\n</ul>'],
    ['2. two', '<ol start="2">\n<li>two</li>\n</ol>'],
    ['`a<b`', '<p><code>a&lt;b</code></p>'],
    ['```html\n<b>\n```', '<pre><code>&lt;b&gt;\n</code></pre>'],
    ['[words](https://a.example/x "title")', `<p>${link('https://a.example/x', 'words')}</p>`],
    ['see https://a.example/?a=1&b=2.', `<p>see ${link('https://a.example/?a=1&amp;b=2')}.</p>`],
    ['write mailto:desk@a.example', `<p>write ${link('mailto:desk@a.example')}</p>`],
    ['example.com is a name', '<p>example.com is a name</p>'],
    ['# no heading', '<p># no heading</p>'],
    ['    indented is text', '<p>indented is text</p>'],
    ['---', '<p>---</p>'],
    ['<b>bold</b>', '<p>&lt;b&gt;bold&lt;/b&gt;</p>'],
    ['', ''],
  ])('%j', (text, html) => expect(renderMarkdown(text)).toBe(html));

  test.each([
    '[x](javascript:alert(1))',
    '[x](https://bank.example@evil.example/login)',
    'https://bank.example:x@evil.example/login',
    '[x](  JaVaScRiPt:alert(1))',
    '[x](java\nscript:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](vbscript:x)',
    '[x](file:///etc/passwd)',
    '[x](//evil.example)',
    '[x](/desk)',
    '<javascript:alert(1)>',
    '![x](https://a.example/pixel.gif)',
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '[x](https://a.example/" onmouseover="alert(1))',
    '[x](https://a.example "t" onclick="x")',
    '`<script>`\n\n```"><script>\nx\n```',
    '[a]: javascript:alert(1)\n[a]',
    '[[x](https://a.example)](https://b.example)',
    '\u0000<b>',
    '</p></div><h1>out</h1>',
    '<!-- comment -->',
    '&lt;script&gt;',
  ])('is safe for %j', (text) => expect(foreignIn(renderMarkdown(text))).toEqual([]));

  test.each([
    'The river &#x202E;desrever si',
    '&#8238;&#x2066;&#x2067;&#x2068;&#x202a;x',
    '`&#x202e;`\n\n```\n&#x202e;\u202e\n```',
    '[&#x202e;x](https://a.example/)',
    'https://a.example/%E2%80%AEfdp.exe',
    '&#x7f;&#x85;&#x1b;&#xb;x',
  ])('%j cannot make a line read differently from what it says', (text) =>
    expect(renderMarkdown(text)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/u),
  );

  test('a mark on a tag stays beside it', () => {
    expect(renderMarkdown('*\u0338a*\u0338')).toBe('<p><em>\u0338a</em>\u0338</p>');
  });

  test('takes a time that grows with the length, not faster', () => {
    for (const piece of [
      '> ',
      '*a **b ',
      '[',
      '](',
      '- ',
      '`',
      '<',
      '[a](',
      '&',
      '_',
      'http://',
      '> - ',
      '\\',
    ])
      renderMarkdown(piece.repeat(Math.floor(8_000 / piece.length)));
  });
});

describe('an imported comment', () => {
  test.each([
    ['One\n\nTwo\nthree', '<p>One</p>\n<p>Two<br />\nthree</p>'],
    ['<b>b</b> <i>i</i> <cite>c</cite>', '<p><strong>b</strong> <em>i</em> <em>c</em></p>'],
    [
      '<a href="https://a.example" target="_blank" onclick="x">a</a>',
      `<p>${link('https://a.example', 'a')}</p>`,
    ],
    ['<a href="javascript:x">a</a>', '<p>a</p>'],
    [
      '<a href="https://a.example">a<em><a href="https://b.example">b</a></em></a>',
      `<p>${link('https://a.example', 'a<em>b</em>')}</p>`,
    ],
    ['<blockquote>said\n\nmore</blockquote>no', '<blockquote><p>said</p>\n<p>more</p></blockquote><p>no</p>'],
    ['<p>a</p>\n\n<p>b</p>', '<p>a</p><p>b</p>'],
    ['<pre>a\n\nb</pre>', '<pre>a\n\nb</pre>'],
    ['<div>a</div>', '<p>a</p>'],
    ['1 < 2 & 3 &amp; 4', '<p>1 &lt; 2 &amp; 3 &amp; 4</p>'],
    ['<em>a\n\nb</em>', '<p><em>a</em></p>\n<p>b</p>'],
    ['a &#x202E;b<em>\u0338&#8294;c</em>', '<p>a b<em>\u0338c</em></p>'],
    ['<a href="https://bank.example@evil.example/">a</a>', '<p>a</p>'],
    ['<style>p{}</style><script>x</script>text', '<p>text</p>'],
    ['<h1>big</h1><table><tr><td>cell</td></tr></table>', '<p>big</p><p>cell</p>'],
    ['', ''],
  ])('%j', (text, html) => expect(renderImported(text)).toBe(html));

  test('comes to an end where no tag does', () => {
    expect(renderImported('<p a'.repeat(500_000))).toBe('');
  });
});

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '<',
          '>',
          '"',
          "'",
          '&',
          '`',
          '*',
          '_',
          '[',
          ']',
          '(',
          ')',
          '!',
          '\n',
          '\n\n',
          '> ',
          '- ',
          '1. ',
          '```',
          '    ',
        ],
        ...[
          'javascript:',
          'https://a.example',
          'mailto:x@y.example',
          '<a href=',
          '<img src=x onerror=',
          '<script>',
          '</script>',
        ],
        ...[
          '<svg><style>',
          '<math><mtext>',
          '<!--',
          '-->',
          '<![CDATA[',
          '&#x6a;',
          '<p',
          '<blockquote>',
          '</p>',
          '\u202e',
          '\ud800',
        ],
        ...[
          '<template>',
          '<noscript>',
          ' onclick=x',
          '<iframe srcdoc="',
          '<a\nhref="java\tscript:x">',
          '<plaintext>',
          '<xmp>',
        ],
      ),
      { maxLength: 30 },
    )
    .map((pieces) => pieces.join('')),
);

test.each([
  ['Markdown', renderMarkdown],
  ['imported', renderImported],
])('%s: nothing outside the subset ever comes out', (_kind, render) => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(foreignIn(render(text))).toEqual([]);
    }),
    { numRuns: 1_500 },
  );
});
