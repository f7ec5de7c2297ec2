import { withoutControls } from '#base';
import sanitizeHtml from 'sanitize-html';
import { allowedHref, LINK_REL } from './markdown-links.ts';

/** What a comment may consist of, however it came in. The order is of no meaning. */
export const COMMENT_TAGS = ['a', 'em', 'strong', 'blockquote', 'code', 'pre', 'ul', 'ol', 'li', 'p', 'br'];

/** Tags after and before which a paragraph ends by itself. */
const BLOCK = /(<\/?(?:p|div|h[1-6]|blockquote|pre|ul|ol|li|table|thead|tbody|tr|td|th|hr)\b[^<>]*>)/i;
/** Blocks that stand for a paragraph; their text is not wrapped again. */
const HOLDS_TEXT = /^<\/?(?:p|div|h[1-6]|pre|li|td|th)\b/i;

/** HTML of an imported comment, which is HTML or plain text as old blogs stored it; safe to print. */
export function renderImported(text: string): string {
  const html = sanitizeHtml(paragraphs(text.replace(/\r\n?/g, '\n').trim()), {
    allowedTags: COMMENT_TAGS,
    allowedAttributes: { a: ['href', 'rel'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'template', 'iframe', 'svg', 'math'],
    nestingLimit: 12,
    transformTags: {
      b: 'strong',
      i: 'em',
      cite: 'em',
      ...Object.fromEntries(['div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'td', 'th'].map((tag) => [tag, 'p'])),
      a: (_tag, attribs) => {
        const href = attribs['href'] ?? '';
        // A link to nowhere is no link: a name that is not allowed is taken off, and its words stay.
        if (!allowedHref(href)) return { tagName: 'nowhere', attribs: {} };
        return { tagName: 'a', attribs: { href: href.trim(), rel: LINK_REL } };
      },
    },
    exclusiveFilter: (frame) =>
      frame.tag === 'p' && frame.text.trim() === '' && frame.mediaChildren.length === 0,
  });
  return withoutControls(withoutNestedLinks(html)).trim();
}

/** A link in a link is a page that no browser reads as it was written: the inner one becomes text. */
function withoutNestedLinks(html: string): string {
  let depth = 0;
  return html.replace(/<(\/?)a\b[^>]*>/g, (tag, closing: string) => {
    depth += closing ? -1 : 1;
    return depth === (closing ? 0 : 1) ? tag : '';
  });
}

/** Old blogs stored empty lines, not paragraphs. Where there are blocks already, only what stands between is wrapped. */
function paragraphs(text: string): string {
  let inside = 0;
  return text
    .split(BLOCK)
    .map((piece, index) => {
      if (index % 2 === 1) {
        if (HOLDS_TEXT.test(piece)) inside = piece.startsWith('</') ? Math.max(0, inside - 1) : inside + 1;
        return piece;
      }
      return inside > 0 ? piece : wrap(piece);
    })
    .join('');
}

function wrap(text: string): string {
  if (text.trim() === '') return '';
  return text
    .trim()
    .split(/\n[ \t]*\n\s*/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>\n')}</p>`)
    .join('\n');
}
