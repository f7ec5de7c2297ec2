import { Parser } from 'htmlparser2';
import { SaxesParser } from 'saxes';
import type { Answer } from './ask.ts';

/** What is written into every field; whoever finds a mark of it run, or in an attribute that runs, has found a hole. */
export const SCRIPT = `"'><script>alert(7)</script><img src=x onerror=alert(7)>[x](javascript:alert(7))]]>`;

const LEADS = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'poster',
  'data',
  'xlink:href',
  'srcset',
  'cite',
]);
const NEVER = new Set(['iframe', 'object', 'embed', 'base', 'applet', 'portal', 'frame', 'math', 'style']);

/** What a browser would run or fetch that is not of this paper, in words; for pages, feeds and JSON. */
export function harmInPage(origin: string, { headers, text }: Answer): string[] {
  const type = headers['content-type'] ?? '';
  if (/^application\/(?:rss|atom)|xml/.test(type)) return brokenXml(text);
  if (/json/.test(type)) return brokenJson(text);
  if (type.startsWith('text/html')) return harmInHtml(origin, text);
  return headers['x-content-type-options'] === 'nosniff' ? [] : [`${type} may be taken for something else`];
}

function harmInHtml(origin: string, html: string): string[] {
  const harm: string[] = [];
  let script: string | undefined;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (NEVER.has(name)) harm.push(`<${name}>`);
      if (
        name === 'script' &&
        attributes['type'] !== 'application/ld+json' &&
        !attributes['src']?.startsWith('/assets/')
      )
        harm.push('an inline script');
      if (name === 'script') script = '';
      for (const [attribute, value] of Object.entries(attributes)) {
        if (attribute.startsWith('on') || attribute === 'style' || attribute === 'srcdoc')
          harm.push(`${name}[${attribute}]`);
        if (LEADS.has(attribute) && isRun(value)) harm.push(`${name}[${attribute}] leads to ${value}`);
        if (/^(?:src|action|formaction|poster)$/.test(attribute) && !isOwn(origin, value))
          harm.push(`${name}[${attribute}] asks ${value}`);
      }
    },
    ontext: (piece) => {
      if (script !== undefined) script += piece;
    },
    onclosetag(name) {
      if (name === 'script' && script) harm.push(...brokenJson(script));
      script = undefined;
    },
  });
  parser.end(html);
  return harm;
}

// oxlint-disable-next-line no-control-regex -- browsers skip these characters at the begin of an address
const isRun = (value: string) =>
  /^[\u0000-\u0020]*(?:javascript|data|vbscript):/i.test(value) && !value.startsWith('data:image/');
const isOwn = (origin: string, value: string) =>
  new URL(value, origin).origin === origin || value.startsWith('data:image/');

function brokenXml(xml: string): string[] {
  try {
    const parser = new SaxesParser();
    parser.write(xml).close();
    return [];
  } catch (error) {
    return [`broken XML: ${String(error)}`];
  }
}

function brokenJson(text: string): string[] {
  try {
    JSON.parse(text);
    return [];
  } catch {
    return ['broken JSON'];
  }
}
