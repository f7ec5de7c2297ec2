import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { cleanHtml } from '#articles';
import { renderImported, renderMarkdown } from '#comments';
import { dataFolder } from '#test/data.ts';

const TAGS = new Set(
  'a abbr blockquote br caption cite code dd dl dt em figcaption figure h2 h3 h4 hr img li ol p pre q s span strong sub sup table tbody td tfoot th thead time tr ul'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'href src alt width height title lang dir colspan rowspan scope start datetime rel'.split(' '),
);

/** What is wrong with a piece of HTML that a browser is to show, in words; empty when it is harmless. */
export function harmIn(html: string): string[] {
  const harm: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!TAGS.has(name)) harm.push(`<${name}>`);
      for (const [attribute, value] of Object.entries(attributes)) {
        if (!ATTRIBUTES.has(attribute)) harm.push(`${name}[${attribute}]`);
        if (
          attribute === 'href' &&
          !/^(?:https?:\/\/|mailto:|tel:|article:[0-9a-f-]{36}$|\/(?![/\\]))/.test(value)
        )
          harm.push(`href ${value}`);
        if (attribute === 'src' && !/^\/media\/[\w.-]+$/.test(value)) harm.push(`src ${value}`);
      }
    },
    oncomment: () => void harm.push('comment'),
    onprocessinginstruction: () => void harm.push('declaration'),
  });
  parser.end(html);
  return harm;
}

const ATTACKS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg/onload=alert(1)>',
  '<math><mtext></p><style><img src=x onerror=alert(1)></style></mtext></math>',
  '<a href="jav&#x09;ascript:alert(1)">x</a>',
  '<a href="&#x6A;avascript:alert(1)">x</a>',
  '<a href="\u0001javascript:alert(1)">x</a>',
  '<a href=" java\nscript:alert(1)">x</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
  '<form action="javascript:x"><button formaction="javascript:x">x</button></form>',
  '<iframe srcdoc="<script>x</script>"></iframe>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<object data="javascript:alert(1)"></object>',
  '<base href="javascript:/">',
  '<meta http-equiv=refresh content="0;url=javascript:x">',
  '<link rel=stylesheet href=//evil.example>',
  '<style>@import "//evil.example"</style>',
  '<div style="background:url(javascript:x)">x</div>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
  '<textarea><p title="</textarea><img src=x onerror=alert(1)>">',
  '<title><p title="</title><img src=x onerror=alert(1)>">',
  '<template><script>x</script></template>',
  '<p title="a" onmouseover="x" STYLE=x>y</p>',
  '<a href="https://e.example/" target=_blank ping="//evil.example" download>x</a>',
  '<img src="/media/../desk/sign-out">',
  '<img src="//evil.example/pixel.gif">',
  '<img srcset="//evil.example/pixel.gif 2x" src="/media/a.png">',
  '<video poster="//evil.example/x"><track src="//evil.example"></video>',
  '<p><<script>alert(1)//<</script>',
  '<a href="/\\evil.example">x</a>',
  '<a href="https:/evil.example" onclick=x>x</a>',
  '<p>\u202Eevil\u202C</p>',
];

describe('articles and comments let no attack through', () => {
  it.each(ATTACKS)('%s', (attack) => {
    const cleaned = cleanHtml(attack).html;
    expect(harmIn(cleaned)).toEqual([]);
    expect(cleanHtml(cleaned).html).toBe(cleaned);
    expect(harmIn(renderImported(attack))).toEqual([]);
    expect(harmIn(renderMarkdown(attack))).toEqual([]);
  });
});

const folder = dataFolder('sanitize/feedparser');

describe.skipIf(folder === undefined)('the attacks that feed readers have met (optional test data)', () => {
  const cases =
    folder && existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.xml')) : [];

  it('come out harmless, all of them', () => {
    for (const file of cases) {
      const attack = contentOf(readFileSync(join(folder ?? '', file), 'utf8'));
      const { html } = cleanHtml(attack);
      expect([file, ...harmIn(html)]).toEqual([file]);
      expect(cleanHtml(html).html).toBe(html);
      expect([file, ...harmIn(renderImported(attack))]).toEqual([file]);
    }
    expect(cases.length).toBeGreaterThan(700);
  });
});

/** The whole feed, once as it stands and once with its entities read, which is what a careless reader would show. */
function contentOf(xml: string): string {
  let inner = '';
  const parser = new Parser({ ontext: (text) => void (inner += text) }, { xmlMode: true });
  parser.end(xml);
  return xml + inner;
}
