const BLOCK =
  /^<\/?(?:address|article|aside|blockquote|body|br|caption|center|col|colgroup|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|main|nav|object|ol|option|p|pre|section|select|source|summary|table|tbody|td|tfoot|th|thead|tr|ul|video|audio)\b/i;
const VERBATIM = /^<(\/?)(pre|script|style|textarea|svg|xmp)\b/i;

/**
 * Line breaks of a text written in WordPress's classic editor as HTML: an empty line begins a paragraph, a single break is a
 * line break. Around blocks they mean nothing. What comes out is for the cleaner, which puts it in order.
 */
export function paragraphs(text: string): string {
  const pieces = text.replace(/\r\n?/g, '\n').split(/(<[^<>]*>)/);
  let verbatim = 0;
  return pieces
    .map((piece, index) => {
      if (index % 2 === 1) {
        const tag = VERBATIM.exec(piece);
        if (tag) verbatim = Math.max(0, verbatim + (tag[1] ? -1 : 1));
        return piece;
      }
      return verbatim > 0 ? piece : breaks(piece, pieces[index - 1], pieces[index + 1]);
    })
    .join('');
}

function breaks(text: string, before: string | undefined, after: string | undefined): string {
  if (!text.includes('\n')) return text;
  const afterBlock = before === undefined || BLOCK.test(before);
  const beforeBlock = after === undefined || BLOCK.test(after);
  let inner = text;
  if (afterBlock) inner = inner.replace(/^\s+/, (space) => (space.split('\n').length > 2 ? '\n\n' : ' '));
  if (beforeBlock) inner = inner.trimEnd();
  return inner.replace(/[ \t]*\n(?:[ \t]*\n)+\s*/g, '<p>').replaceAll('\n', '<br>\n');
}
