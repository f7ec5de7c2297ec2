import { withGalleries } from './gallery.ts';
import { field, type XmlElement } from './read.ts';
import { withSharedBlocks } from './shared-blocks.ts';
import type { Survey } from './survey.ts';

/** The text of a post with what WordPress put into it when it was shown: shared blocks, and the pictures of galleries. */
export function fullText(item: XmlElement, survey: Survey): string {
  const content = withSharedBlocks(field(item, 'content:encoded'), survey.shared);
  return withGalleries(content, field(item, 'wp:post_id'), survey);
}
