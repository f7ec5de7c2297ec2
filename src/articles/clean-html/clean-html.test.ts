import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFailure } from '#base';
import { cleanHtml } from './clean-html.ts';
import { plainText } from '../plain-text.ts';

const clean = (html: string) => cleanHtml(html).html;
const ID = '0193a2b4-0000-7000-8000-000000000001';

describe('words keep their structure', () => {
  it.each([
    ['loose words become a paragraph', 'Ferry runs again', '<p>Ferry runs again</p>'],
    ['old words for emphasis', '<p><b>a</b> <i>b</i></p>', '<p><strong>a</strong> <em>b</em></p>'],
    ['a main heading becomes a second one', '<h1>a</h1><h6>b</h6>', '<h2>a</h2>\n<h4>b</h4>'],
    ['divisions dissolve', '<div>a<div>b</div>c</div>', '<p>a</p>\n<p>b</p>\n<p>c</p>'],
    ['two line breaks are a paragraph', 'a<br> <br>b<br>c', '<p>a</p>\n<p>b<br />c</p>'],
    ['looks are lost', '<p class="x" style="color:red" id="y">a</p>', '<p>a</p>'],
    ['empty paragraphs are lost', '<p></p><p>&nbsp;</p><p><em> </em></p>', ''],
    [
      'a link around blocks moves inside',
      '<a href="/x"><h2>T</h2><p>u</p></a>',
      '<h2><a href="/x">T</a></h2>\n<p><a href="/x">u</a></p>',
    ],
    [
      'blocks leave a paragraph',
      '<p>a<blockquote>b</blockquote>c',
      '<p>a</p>\n<blockquote><p>b</p></blockquote>\n<p>c</p>',
    ],
    [
      'lists in lists',
      '<ul><li>a<ul><li>b</ul><ul><li>c</ul></ul>',
      '<ul><li>a<ul><li>b</li></ul><ul><li>c</li></ul></li></ul>',
    ],
    ['stray list words', '<ul>a <b>b</b><li>c</li></ul>', '<ul><li>a <strong>b</strong></li><li>c</li></ul>'],
    ['definitions', '<dl><dt><p>a</p></dt><dd>b</dd></dl>', '<dl><dt>a</dt><dd>b</dd></dl>'],
    [
      'a bare table',
      '<table><tr><th scope=col>a<td>b<tr><td colspan=2>c</table>',
      '<table><tbody><tr><th scope="col">a</th><td>b</td></tr><tr><td colspan="2">c</td></tr></tbody></table>',
    ],
    [
      'strays leave a table',
      '<table><caption>c</caption>oops<tr><td></td></tr></table>',
      '<p>oops</p>\n<table><caption>c</caption><tbody><tr><td></td></tr></tbody></table>',
    ],
    ['code keeps its spaces', '<pre>\n\n<code>a  b\n c</code></pre>', '<pre><code>a  b\n c</code></pre>'],
    [
      'a figure',
      '<figure class=x><a href="/x"><img src="/media/a.webp" width="640" height="480px" alt="Pier"></a><figcaption><p>The pier</p></figcaption></figure>',
      '<figure><a href="/x"><img src="/media/a.webp" alt="Pier" width="640" height="480" /></a><figcaption>The pier</figcaption></figure>',
    ],
    [
      'language and direction stay',
      '<div dir="RTL" lang="ar"><p>مرحبا</p><p lang="en">hi</p></div>',
      '<p lang="ar" dir="rtl">مرحبا</p>\n<p lang="en" dir="rtl">hi</p>',
    ],
    [
      'a span only for a language',
      '<span>a</span><span lang=fr>b</span>',
      '<p>a<span lang="fr">b</span></p>',
    ],
    ['neighbours are joined', '<em>a</em><em>b</em><em><em>c</em></em>', '<p><em>abc</em></p>'],
    [
      'dates and abbreviations',
      '<time datetime="2026-03-03">3 March</time> <abbr title="North Sea Shipping">NSS</abbr>',
      '<p><time datetime="2026-03-03">3 March</time> <abbr title="North Sea Shipping">NSS</abbr></p>',
    ],
    ['struck words stay struck', '<del>wrong</del>', '<p><s>wrong</s></p>'],
  ])('%s', (_case, html, expected) => {
    expect(clean(html)).toBe(expected);
    expect(clean(expected)).toBe(expected);
  });
});

describe('addresses', () => {
  it.each([
    ['https://example.org/a?b=1&amp;c', 'https://example.org/a?b=1&amp;c'],
    ['mailto:desk@example.org', 'mailto:desk@example.org'],
    ['//example.org/a', 'https://example.org/a'],
    ['/2026/11/ferry', '/2026/11/ferry'],
    [`article:${ID}`, `article:${ID}`],
    ['article:nonsense', undefined],
    ['#note-1', undefined],
    ['javascript:alert(1)', undefined],
    ['java\tscript:alert(1)', undefined],
    ['&#106;avascript:alert(1)', undefined],
    [' \u0001javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['vbscript:x', undefined],
    ['https://bank.example@evil.example/', undefined],
    ['/\\elsewhere.example', 'https://elsewhere.example/'],
    ['not an address', undefined],
  ])('%s', (href, kept) => {
    expect(clean(`<a href="${href}">x</a>`)).toBe(kept ? `<p><a href="${kept}">x</a></p>` : '<p>x</p>');
  });

  it('stores a link to an article of the paper as one', () => {
    const resolveLink = (href: string) =>
      href === 'https://harbour.example/?p=7' ? `article:${ID}` : undefined;
    const { html } = cleanHtml('<a href="https://harbour.example/?p=7">x</a> <a href="/y">y</a>', {
      resolveLink,
    });
    expect(html).toBe(`<p><a href="article:${ID}">x</a> <a href="/y">y</a></p>`);
  });
});

describe('things from elsewhere', () => {
  it('turns a foreign image into a link and says so', () => {
    const { html, dropped } = cleanHtml('<p><img src="https://pics.example/pier.jpg" alt="Pier"></p>');
    expect(html).toBe('<p><a href="https://pics.example/pier.jpg">Image: Pier</a></p>');
    expect(dropped).toEqual([{ what: 'image from elsewhere, now a link', count: 1 }]);
  });

  it('puts in the paper’s own copy where there is one', () => {
    const resolveImage = () => ({ src: '/media/pier.webp', width: 800, height: 600 });
    expect(cleanHtml('<img src="https://old.example/p.jpg" alt="Pier">', { resolveImage }).html).toBe(
      '<p><img src="/media/pier.webp" alt="Pier" width="800" height="600" /></p>',
    );
  });

  it('turns players into links', () => {
    const { html, dropped } = cleanHtml(
      '<iframe src="https://video.example/embed/1" title="The launch"></iframe><video><source src="https://v.example/a.mp4"></video>',
    );
    expect(html).toBe(
      '<p><a href="https://video.example/embed/1">The launch</a></p>\n<p><a href="https://v.example/a.mp4">Watch or read on v.example</a></p>',
    );
    expect(dropped.map((one) => one.what)).toContain('iframe from video.example, now a link');
  });

  it('removes programs with what is in them and counts them', () => {
    const { html, dropped } = cleanHtml(
      'a<script>x</script><style>y</style><svg><script>z</script></svg><script>q</script>',
    );
    expect(html).toBe('<p>a</p>');
    expect(dropped).toContainEqual({ what: 'script', count: 2 });
  });
});

describe('size and depth', () => {
  it('keeps the words of markup nested ten thousand deep', () => {
    const { html, dropped } = cleanHtml(`${'<div><b>'.repeat(5_000)}ferry`);
    expect(html).toBe('<p>ferry</p>');
    expect(dropped).toEqual([{ what: 'markup nested too deeply', count: 1 }]);
  });

  it('bounds the depth of what it writes', () => {
    const html = clean(`${'<blockquote><ul><li>'.repeat(300)}ferry`);
    expect(html).toContain('ferry');
    expect(html.match(/<blockquote>/g)?.length).toBeLessThan(10);
  });

  it.each([
    ['open tags', '<b>'.repeat(1_000_000)],
    ['angle brackets', '<'.repeat(1_000_000)],
    ['words', 'ferry '.repeat(300_000)],
    ['attributes', `<p ${'a=b '.repeat(200_000)}>x`],
    ['an unclosed attribute', `<a href="${'x'.repeat(1_000_000)}`],
    ['entities', '&#x338;&amp;'.repeat(100_000)],
  ])('ends on a million of %s', (_what, html) => {
    expect(clean(html)).toBe(clean(clean(html)));
  });

  it('refuses more than ten million characters in words', () => {
    expect(() => cleanHtml('x'.repeat(11 * 1024 * 1024))).toThrow(/ten million/);
    try {
      cleanHtml('x'.repeat(11 * 1024 * 1024));
    } catch (error) {
      expect(isFailure(error) && error.code).toBe('too-large');
    }
  });
});

const NAMES =
  'p div h1 h2 b i em strong a ul ol li dl dt dd table tr td th caption thead figure figcaption img pre code br hr blockquote span q iframe video source object svg noscript font'.split(
    ' ',
  );
const ATTRIBUTES = [
  'href="/a"',
  'href="https://e.example/"',
  'href="javascript:x"',
  'src="/media/a.png"',
  'src="https://e.example/a.png"',
  'dir=rtl',
  'lang=fr',
  'alt="é"',
  'onclick=x',
  'start=3',
  '',
];
const piece = fc.oneof(
  fc.constantFrom(...NAMES).map((name) => `</${name}>`),
  fc
    .tuple(fc.constantFrom(...NAMES), fc.constantFrom(...ATTRIBUTES))
    .map(([name, attribute]) => `<${name} ${attribute}>`),
  fc.constantFrom(
    'a',
    ' ',
    '\n',
    'b c',
    '&nbsp;',
    '&lt;script&gt;',
    '&#x338;',
    '\u0301',
    '&#0;',
    '<',
    '"',
    '\u202e',
    '\ud800',
    '<!--',
    '-->',
    ']]>',
    '\u0000',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const soup = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

describe('on any input', () => {
  it('is canonical: cleaning twice changes nothing', () => {
    fc.assert(
      fc.property(soup, (html) => {
        expect(clean(clean(html))).toBe(clean(html));
      }),
      { numRuns: 3_000 },
    );
  });

  it('lets only the subset through', () => {
    const allowed =
      /^<\/?(?:a|abbr|blockquote|br|caption|cite|code|dd|dl|dt|em|figcaption|figure|h[2-4]|hr|img|li|ol|p|pre|q|s|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|time|tr|ul)(?: (?:href|title|src|alt|width|height|start|colspan|rowspan|scope|datetime|lang|dir)="[^"<>]*")*(?: \/)?>$/;
    fc.assert(
      fc.property(soup, (html) => {
        for (const tag of clean(html).match(/<[^>]*>?/g) ?? []) expect(tag).toMatch(allowed);
      }),
      { numRuns: 1_000 },
    );
  });

  it('survives composition of its characters', () => {
    fc.assert(
      fc.property(soup, (html) => {
        expect(clean(html).normalize('NFC')).toBe(clean(html));
      }),
      { numRuns: 500 },
    );
  });
});

describe('plainText', () => {
  it.each([
    ['<p>One</p><p>two <b>three</b></p>', 'One\ntwo three'],
    ['<ul><li>a</li><li>b</li></ul>', 'a\nb'],
    ['a<br>b<script>x</script>', 'a\nb'],
    ['<table><tr><td>a</td><td>b</td></tr></table>', 'a b'],
    ['fish &amp; chips&nbsp;!', 'fish & chips !'],
    ['', ''],
  ])('%s', (html, text) => expect(plainText(html)).toBe(text));
});
