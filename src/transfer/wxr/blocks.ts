import * as z from 'zod';

// WordPress writes < and > in a block's settings as escapes, so none stands before the end of the comment.
const ONE_TAG_BLOCK = /<!--\s*wp:([a-z][\w/-]{0,80})\s[^<>]{0,4000}?\/-->/g;
/** The second link of a file block: the same address, and “Download”. */
const FILE_BUTTON = /<a\b[^<>]{0,1000}\bwp-block-file__button\b[^<>]{0,200}>[^<>]*<\/a>/g;
/** Blocks whose words stand in the post; one without any was left empty by its writer. */
const WRITTEN = new Set([
  'button',
  'buttons',
  'column',
  'columns',
  'embed',
  'gallery',
  'group',
  'heading',
  'html',
  'image',
  'list',
  'list-item',
  'paragraph',
  'quote',
  'separator',
  'spacer',
  'table',
]);
const FOOTNOTES = z.array(z.object({ content: z.string() })).min(1);

/**
 * Puts what the block editor keeps elsewhere where readers saw it: footnotes, which are a custom field of the post. Blocks that
 * WordPress filled when the page was shown have nothing in the file, and are named.
 */
export function fillBlocks(content: string, footnotes: string, named: (what: string) => void): string {
  return content.replace(FILE_BUTTON, '').replace(ONE_TAG_BLOCK, (_whole, name: string) => {
    if (name === 'footnotes') return listOf(footnotes, named);
    if (!WRITTEN.has(name)) named(`block “${name}”, which WordPress filled by itself, left out`);
    return '';
  });
}

function listOf(footnotes: string, named: (what: string) => void): string {
  const read = FOOTNOTES.safeParse(parsed(footnotes));
  if (read.success) return `<ol>${read.data.map(({ content }) => `<li>${content}</li>`).join('')}</ol>`;
  named('footnotes, whose words are not in the file');
  return '';
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
