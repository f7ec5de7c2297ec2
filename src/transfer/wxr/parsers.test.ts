import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { originOf, pathOn, withoutSlash } from './addresses.ts';
import { newReport } from '../report.ts';
import { bodyHtml } from './body.ts';
import { planComments } from './comments.ts';
import { readFeedDate, readWordPressDate } from './dates.ts';
import { paragraphs } from './paragraphs.ts';
import { replaceShortcodes } from './shortcodes.ts';

describe('dates', () => {
  it.each([
    ['2024-03-05 09:00:00', Date.UTC(2024, 2, 5, 9)],
    ['2024-03-05T09:00', Date.UTC(2024, 2, 5, 9)],
    ['0000-00-00 00:00:00', null],
    ['1970-01-01 00:00:00', null],
    ['2024-02-31 09:00:00', null],
    ['2024-13-01 09:00:00', null],
    ['2024-01-01 25:00:00', null],
    ['9999-01-01 00:00:00', null],
    ['yesterday', null],
    ['', null],
  ])('WordPress writes %s', (text, time) => expect(readWordPressDate(text)).toBe(time));

  it.each([
    ['Tue, 05 Mar 2024 09:00:00 +0100', Date.UTC(2024, 2, 5, 8)],
    ['5 Mar 2024 09:00 GMT', Date.UTC(2024, 2, 5, 9)],
    ['Thu, 30 Nov -0001 00:00:00 +0000', null],
    ['2024-03-05', null],
  ])('feeds write %s', (text, time) => expect(readFeedDate(text)).toBe(time));

  it('reads nothing else, and never a time that is no number', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)), (text) => {
        for (const time of [readWordPressDate(text), readFeedDate(text)])
          if (time !== null && !Number.isInteger(time)) throw new Error(`${text} became ${time}`);
      }),
    );
  });

  it('reads back what it would write', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(Date.UTC(1971, 0)), max: new Date(Date.UTC(2199, 0)), noInvalidDate: true }),
        (date) => {
          const whole = Math.floor(date.getTime() / 1_000) * 1_000;
          expect(readWordPressDate(new Date(whole).toISOString().slice(0, 19).replace('T', ' '))).toBe(whole);
        },
      ),
    );
  });
});

describe('shortcodes', () => {
  const seen = (text: string) => {
    const codes: unknown[] = [];
    replaceShortcodes(text, ({ name, attributes, content }) => void codes.push([name, attributes, content]));
    return codes;
  };

  it.each([
    ['[gallery ids="1,2"]', [['gallery', { ids: '1,2' }, null]]],
    ["[x a='b' c=d /]", [['x', { a: 'b', c: 'd' }, null]]],
    ['[b]bold[/b]', [['b', {}, 'bold']]],
    ['[my_plugin]', [['my_plugin', {}, null]]],
    ['he [sic] said [1] and [note]', []],
    ['[', []],
    ['[[x]]', []],
    ['[/x]', []],
  ])('%s', (text, codes) => expect(seen(text)).toEqual(codes));

  it('leaves a text alone that nobody changes', () => {
    const code = fc.constantFrom(
      '[a x=1]',
      '[a]',
      '[/a]',
      '[',
      ']',
      '"',
      '[gallery]',
      'x',
      ' ',
      '[a x="',
      '[caption]',
    );
    fc.assert(
      fc.property(
        fc.array(code).map((parts) => parts.join('')),
        (text) => {
          expect(replaceShortcodes(text, () => undefined)).toBe(text);
        },
      ),
    );
  });

  it.each([
    ['openings', '[a b=1]'.repeat(100_000)],
    ['brackets', '['.repeat(500_000)],
    ['names', Array.from({ length: 50_000 }, (_each, index) => `[n${index} a=1]`).join('')],
    ['an attribute without end', `[a ${'x='.repeat(300_000)}`],
  ])('ends on many %s', (_what, text) => {
    expect(replaceShortcodes(text, () => undefined)).toBe(text);
  });
});

describe('line breaks of the classic editor', () => {
  it.each([
    ['a\n\nb', 'a<p>b'],
    ['a\nb', 'a<br>\nb'],
    ['<ul>\n<li>a</li>\n</ul>', '<ul><li>a</li></ul>'],
    ['<pre>a\n\nb</pre>', '<pre>a\n\nb</pre>'],
    ['<h2>a</h2>\n\nb', '<h2>a</h2><p>b'],
    ['a <b>b</b>\nc', 'a <b>b</b><br>\nc'],
  ])('%j', (text, html) => expect(paragraphs(text)).toBe(html));

  it('loses no word', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '\n\n',
      '<b>',
      '</b>',
      '<ul>',
      '<li>',
      '</pre>',
      '<pre>',
      '\r\n',
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((parts) => parts.join('')),
        (text) => {
          const words = (html: string) => html.replace(/<[^<>]*>/g, '').replace(/\s+/g, '');
          expect(words(paragraphs(text))).toBe(words(text));
        },
      ),
    );
  });
});

it('names what it cannot keep', () => {
  const named: string[] = [];
  bodyHtml('[gallery ids="1"] [video mp4="https://v.example/a.mp4"][/video] [poll id=3]', (what) =>
    named.push(what),
  );
  expect(named).toEqual([
    'gallery whose pictures are not in the file, left out',
    'shortcode [video], now a link',
    'shortcode [poll], kept as plain text',
  ]);
});

describe('blocks that hold no text of their own', () => {
  const footnotes = '[{"content":"The <em>minutes</em> of May.","id":"a"},{"content":"Page 4.","id":"b"}]';
  const read = (content: string, notes = '') => {
    const named: string[] = [];
    return { html: bodyHtml(content, (what) => named.push(what), notes), named };
  };

  it('footnotes stand where their block stood, in their order', () => {
    const { html, named } = read(
      '<!-- wp:paragraph -->\n<p>Yes.</p>\n<!-- /wp:paragraph -->\n<!-- wp:footnotes {"align":"wide"} /-->',
      footnotes,
    );
    expect(html).toContain('<ol><li>The <em>minutes</em> of May.</li><li>Page 4.</li></ol>');
    expect(named).toEqual([]);
  });

  it.each(['', 'a:1:{s:2:"id"}', '{"content":"x"}', '[{"id":"a"}]', '[null]'])(
    'footnotes that are %j are named',
    (notes) => {
      const { html, named } = read('<!-- wp:footnotes /-->', notes);
      expect(html).toBe('');
      expect(named).toEqual(['footnotes, whose words are not in the file']);
    },
  );

  it('what WordPress filled by itself is named', () => {
    const { named } = read(
      '<!-- wp:block {"ref":77} /--><!-- wp:latest-posts /-->\n<!-- wp:acme/weather {"town":"Fenwick"} /-->',
    );
    expect(named).toEqual([
      'block “block”, which WordPress filled by itself, left out',
      'block “latest-posts”, which WordPress filled by itself, left out',
      'block “acme/weather”, which WordPress filled by itself, left out',
    ]);
  });

  it('an empty block of the writer’s own is no loss', () => {
    expect(read('<!-- wp:paragraph /--><!-- wp:image {"id":4} /-->').named).toEqual([]);
  });

  it('the second link of a file, its button, adds no word to the first', () => {
    const { html } = read(
      '<!-- wp:file -->\n<div class="wp-block-file"><a href="/plan.pdf">The plan</a><a href="/plan.pdf" class="wp-block-file__button wp-element-button" download>Download</a></div>\n<!-- /wp:file -->',
    );
    expect(html).toContain('<a href="/plan.pdf">The plan</a></div>');
  });
});

it('a thread in which everybody answers the one before comes to an end', () => {
  const leaf = (name: string, text: string) => ({ name, text, attributes: {}, children: [], line: 1 });
  const children = Array.from({ length: 50_000 }, (_, n) => ({
    ...leaf('wp:comment', ''),
    children: [
      leaf('wp:comment_id', String(n + 1)),
      leaf('wp:comment_parent', String(n)),
      leaf('wp:comment_content', 'No.'),
    ],
  }));
  const planning = { origin: 'echo.example', report: newReport('echo.xml', true), fallbackTime: 0 };
  const plans = planComments({ ...leaf('item', ''), children }, '12', planning);
  expect(plans.map(({ parentId }) => parentId)).toEqual([null, ...plans.slice(0, -1).map(({ id }) => id)]);
});

describe('addresses of the old site', () => {
  it.each([
    ['https://www.Echo.example/blog/', 'echo.example/blog'],
    ['ftp://echo.example', ''],
    ['', ''],
  ])('origin of %s', (address, origin) => expect(originOf(address)).toBe(origin));

  it.each([
    ['http://www.echo.example/2024/caf%C3%A9/', '/2024/café/'],
    ['/?p=12', '/?p=12'],
    ['https://echo.example/a?utm=1#b', '/a'],
    ['https://other.example/a', undefined],
    ['https://echo.example//evil.example/phish', '/evil.example/phish'],
    ['https://echo.example/%2F%5C/evil.example', '/evil.example'],
    ['https://echo.example\\\\evil.example', '/evil.example'],
    ['https://echo.example//?p=12', '/?p=12'],
    ['mailto:a@echo.example', undefined],
    ['https://echo.example/%E0%A4%A', '/%E0%A4%A'],
  ])('path of %s', (address, path) => expect(pathOn('echo.example', address)).toBe(path));

  it('a slash at the end makes no other place', () => {
    expect(withoutSlash('/a/b/')).toBe('/a/b');
    expect(withoutSlash('/?p=1')).toBe('/?p=1');
    expect(withoutSlash('/')).toBe('/');
  });
});
