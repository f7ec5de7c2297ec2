import { plainText } from '#articles';
import { replaceShortcodes, type Shortcode } from './shortcodes.ts';
import type { Attachment, Survey } from './survey.ts';

/** Files that WordPress shows in a gallery of whatever is attached to a post. */
const PICTURE = /\.(?:jpe?g|png|gif|webp|avif)$/i;
/** Pictures of one gallery; a text that asks for more is not written by a person. */
const MOST_PICTURES = 500;

/**
 * The text of a post with its galleries, `[gallery ids="3,1,2"]`, as the figures that readers saw: in the order of the ids, or
 * all that is attached to the post. One without a picture in the file stays as it is written.
 */
export function withGalleries(content: string, postId: string, survey: Survey): string {
  if (!/\[gallery[\s\]]/i.test(content)) return content;
  return replaceShortcodes(content, (code) => {
    if (code.name !== 'gallery') return undefined;
    const figures = picturesOf(code, postId, survey).map(figure);
    return figures.length > 0 ? `\n\n${figures.join('\n')}\n\n` : undefined;
  });
}

function picturesOf({ attributes }: Shortcode, postId: string, survey: Survey): Attachment[] {
  const chosen = attributes['ids'] ?? attributes['include'];
  if (chosen !== undefined)
    return numbers(chosen)
      .map((id) => survey.attachments.get(id))
      .filter((one) => one !== undefined);
  const parent = attributes['id'] ?? postId;
  const left = new Set(numbers(attributes['exclude'] ?? ''));
  return [...survey.attachments]
    .filter(([id, one]) => one.parent === parent && PICTURE.test(one.url) && !left.has(id))
    .map(([, one]) => one)
    .toSorted((one, other) => one.place - other.place)
    .slice(0, MOST_PICTURES);
}

function numbers(list: string): string[] {
  return list
    .split(',')
    .map((id) => id.trim())
    .filter((id) => /^\d{1,18}$/.test(id))
    .slice(0, MOST_PICTURES);
}

function figure({ url, alt, caption }: Attachment): string {
  const words = written(plainText(caption));
  return `<figure><img src="${written(url)}" alt="${written(alt)}">${words ? `<figcaption>${words}</figcaption>` : ''}</figure>`;
}

/** Brackets too: what stands in a caption is no shortcode. */
function written(text: string): string {
  return text.replace(/[&<>"[\]\n]/g, (sign) => (sign === '\n' ? ' ' : `&#${sign.charCodeAt(0)};`));
}
