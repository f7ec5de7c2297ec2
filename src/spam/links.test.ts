import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostOf, linksOf } from './links.ts';

describe('linksOf', () => {
  it.each([
    ['see http://a.example/x.', ['a.example']],
    ['<a href="http://b.example/?q=1" rel=nofollow>cheap</a>', ['b.example']],
    ['[url=http://c.example]x[/url] [url]http://d.example[/url]', ['c.example', 'd.example']],
    ['[the report](https://e.example/r.pdf)', ['e.example']],
    ['www.f.example and g.xyz/path', ['f.example', 'g.xyz']],
    ['hxxp://h.example example dot com example[.]org', ['h.example', 'example.com', 'example.org']],
    ['t.me/somebody', ['t.me']],
    ['the end.So it goes, e.g. here, i.e. there, 3.14 and v2.0', []],
    ['anna@post.example', []],
    ['https://user:secret@i.example:8080/', ['i.example']],
    ['http:// https:// www. .com', []],
  ])('finds the hosts of %j', (text, hosts) => {
    expect(linksOf(text).map((link) => link.host)).toEqual(hosts);
  });

  it('gives links in order, inside the text, none overlapping', () => {
    const piece = fc.constantFrom(
      'http://',
      'www.',
      'a.com',
      '[x](',
      ')',
      '<a href="',
      '">',
      '</a>',
      '[url=',
      ']',
      ' dot com',
      '@',
      '.',
      '/',
      'é',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const link of linksOf(text)) {
          expect(link.start).toBeGreaterThanOrEqual(last);
          expect(link.end).toBeGreaterThan(link.start);
          expect(link.end).toBeLessThanOrEqual(text.length);
          last = link.end;
        }
      }),
    );
  });

  it('stops at a hundred', () => {
    expect(linksOf('http://a.example '.repeat(500))).toHaveLength(100);
  });

  // A tenth of this held up every reader for as long as ten seconds; all of it would take longer than a test may.
  it('comes to an end where no anchor does', () => {
    const anchor = `<a ${'href='.repeat(190)}${'x'.repeat(2_100)}`;
    expect(linksOf(anchor.repeat(80))).toEqual([]);
  });
});

describe('hostOf', () => {
  it.each([
    ['https://WWW.Example.COM/Path', 'example.com'],
    ['example.org', 'example.org'],
    ['//x.example?y', 'x.example'],
    ['', ''],
    ['javascript:alert(1)', ''],
    ['\u0000', ''],
  ])('of %j is %j', (address, host) => {
    expect(hostOf(address)).toBe(host);
  });
});
