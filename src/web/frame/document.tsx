import type { ComponentChildren, VNode } from 'preact';
import type { Assets } from '../assets/assets.ts';
import type { PaperOnPage } from '../env.ts';
import type { PageHead } from './head.ts';

interface DocumentProps {
  readonly head: PageHead;
  readonly paper: PaperOnPage;
  readonly assets: Assets;
  readonly children: ComponentChildren;
}

/** Scripts that run from right to left; the rest runs from left to right. */
const RIGHT_TO_LEFT = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'ku',
  'nqo',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
]);

/** `rtl` or `ltr` for a language. */
export function directionOf(language: string): 'rtl' | 'ltr' {
  return RIGHT_TO_LEFT.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** Everything but what stands in the body: the same for the paper and for the desk. */
export function Document({ head, paper, assets, children }: DocumentProps): VNode {
  const language = paper.language;
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <title>{head.title === paper.name ? paper.name : `${head.title} – ${paper.name}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link
          rel="preload"
          href={assets.url('source-serif-4-latin-opsz-normal.woff2')}
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
        {['site.css', ...(head.styles ?? [])].map((name) => (
          <link key={name} rel="stylesheet" href={assets.url(name)} />
        ))}
        <link rel="icon" href={assets.url('icon.svg')} type="image/svg+xml" />
        {head.description ? <meta name="description" content={head.description} /> : null}
        {head.robots ? <meta name="robots" content={head.robots} /> : null}
        {head.canonical ? <link rel="canonical" href={paper.origin + head.canonical} /> : null}
        {head.previous ? <link rel="prev" href={head.previous} /> : null}
        {head.next ? <link rel="next" href={head.next} /> : null}
        {(head.feeds ?? []).map((feed) => (
          <link key={feed.href} rel="alternate" type={feed.type} title={feed.title} href={feed.href} />
        ))}
        {(head.properties ?? []).map(([property, content]) => (
          <meta key={property + content} property={property} content={content} />
        ))}
        {head.data === undefined ? null : <DataBlock data={head.data} />}
        {(head.scripts ?? []).map((name) => (
          <script key={name} type="module" src={assets.url(name)} />
        ))}
      </head>
      <body>{children}</body>
    </html>
  );
}

/** Data for machines. It is not run; `<` is written so that no text in it can end the element. */
function DataBlock({ data }: { data: unknown }): VNode {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: dataBlock(data) }} />;
}

/** JSON that may stand inside a `script` element. */
function dataBlock(data: unknown): string {
  return JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
