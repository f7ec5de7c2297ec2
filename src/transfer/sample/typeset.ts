import MarkdownIt from 'markdown-it';
import { cleanHtml, plainText } from '#articles';

const markdown = new MarkdownIt({ html: false, typographer: true, quotes: '“”‘’' });

/** A text in Markdown as an article is stored; `[words](article:slug)` links to the article of that slug. */
export function typesetBody(text: string, idOf: (slug: string) => string | undefined): string {
  const resolveLink = (href: string) => {
    const slug = /^article:(.+)$/.exec(href)?.[1];
    const id = slug && idOf(slug);
    return id && `article:${id}`;
  };
  return cleanHtml(markdown.render(text), { resolveLink }).html;
}

/** A line with proper quotation marks and dashes. */
export function typesetLine(text: string): string {
  return plainText(markdown.renderInline(text));
}
