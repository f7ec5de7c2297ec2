import { cleanHtml } from '../clean-html/clean-html.ts';
import MarkdownIt from 'markdown-it';
import { writeMarkdown } from './write-markdown.ts';

// Raw HTML stays text: whoever needs HTML says so in the form. A single line break is one, as people expect.
const markdown = new MarkdownIt({ html: false, breaks: true, linkify: false, typographer: false });
// `article:ID` names another article of the paper.
markdown.validateLink = (url) => !/^\s*(?:javascript|vbscript|file|data):/i.test(url);
markdown.disable('image');

/** What a writer typed, as HTML: blank lines part paragraphs. It must still be cleaned. */
export function markdownToHtml(text: string): string {
  return markdown.render(text);
}

/**
 * A stored body as a writer may go on with it: Markdown if nothing is lost by it, else undefined (an imported table or
 * figure): then the form shows the HTML.
 */
export function htmlToMarkdown(html: string): string | undefined {
  const text = writeMarkdown(html);
  if (text === undefined) return undefined;
  return cleanHtml(markdownToHtml(text)).html === cleanHtml(html).html ? text : undefined;
}
