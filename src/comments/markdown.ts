import { withoutControls } from '#base';
import MarkdownIt from 'markdown-it';
import { allowedHref, LINK_REL } from './markdown-links.ts';

/** The blocks and marks of a comment. No headings, images, tables or raw HTML: a comment is somebody speaking. */
const RULES = [
  ...['blockquote', 'list', 'fence'],
  ...['emphasis', 'link', 'autolink', 'linkify', 'backticks', 'newline', 'escape', 'entity', 'balance_pairs'],
  ...['fragments_join'],
];

/** Quotes inside quotes inside lists: deeper ones are printed as text. */
const DEEPEST = 12;

const markdown = reader();

/** HTML of a comment from its Markdown subset; safe to print. Line breaks are kept as they were typed. */
export function renderMarkdown(text: string): string {
  return withoutControls(markdown.render(text)).trim();
}

function reader() {
  const md = new MarkdownIt('zero', { html: false, breaks: true, linkify: true, maxNesting: DEEPEST });
  md.enable(RULES, true);
  // Only whole addresses become links: 'example.com' in a sentence is a name.
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  md.validateLink = (address) => allowedHref(address);
  md.renderer.rules['link_open'] = (tokens, index) => {
    const href = String(tokens[index]?.attrGet('href') ?? '');
    return `<a href="${md.utils.escapeHtml(href)}" rel="${LINK_REL}">`;
  };
  md.renderer.rules['fence'] = (tokens, index) =>
    `<pre><code>${md.utils.escapeHtml(tokens[index]?.content ?? '')}</code></pre>\n`;
  return md;
}
