import { fillBlocks } from './blocks.ts';
import { paragraphs } from './paragraphs.ts';
import { replaceShortcodes, type Shortcode } from './shortcodes.ts';

const BLOCK_EDITOR = /<!--\s*wp:/;
const EMBED_WRAPPER = /(<div class="wp-block-embed__wrapper">)\s*(https?:\/\/[^\s<>"]+)\s*(<\/div>)/g;
const NEXT_PAGE = /<!--nextpage-->/;
const SUMMARY = /<(\/?)summary\b[^<>]{0,500}>/i;
const LINE_WITH_ADDRESS = /^[ \t]*(https?:\/\/[^\s<>"[\]]+)[ \t]*$/gm;

/**
 * The text of a WordPress post as plain HTML, for the cleaner: captions become figures, players and embeds links, other
 * shortcodes stay as the words they are and are named. `footnotes` is the custom field in which the block editor keeps them.
 */
export function bodyHtml(content: string, named: (what: string) => void, footnotes = ''): string {
  const codes = replaceShortcodes(content, (code) => rewritten(code, named));
  if (NEXT_PAGE.test(content)) named('was told on several pages, and is on one here');
  if (BLOCK_EDITOR.test(content))
    return opened(fillBlocks(codes, footnotes, named), named).replace(
      EMBED_WRAPPER,
      (_whole, open: string, address: string, close: string) => {
        named('embed, now a link');
        return open + link(address) + close;
      },
    );
  return paragraphs(
    opened(codes, named).replace(LINE_WITH_ADDRESS, (_whole, address: string) => link(address)),
  );
}

/** What opened at a press is open, under the words that were pressed. */
function opened(html: string, named: (what: string) => void): string {
  if (!SUMMARY.test(html)) return html;
  named('has parts that opened at a press, and are always open here');
  return html.replaceAll(new RegExp(SUMMARY, 'gi'), (_whole, closing: string) =>
    closing ? '</strong></p>' : '<p><strong>',
  );
}

function rewritten(code: Shortcode, named: (what: string) => void): string | undefined {
  if (code.name === 'caption' || code.name === 'wp_caption') return caption(code);
  const address = addressOf(code);
  if (address) {
    named(`shortcode [${code.name}], now a link`);
    return `<p>${link(address)}</p>`;
  }
  if (code.name === 'gallery') {
    named('gallery whose pictures are not in the file, left out');
    return '';
  }
  named(`shortcode [${code.name}], kept as plain text`);
  return undefined;
}

function caption({ attributes, content }: Shortcode): string | undefined {
  if (content === null) return undefined;
  const picture = /^\s*(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*<\/a>)?/i.exec(content)?.[0];
  if (!picture) return content;
  const words = (attributes['caption'] ?? content.slice(picture.length)).trim();
  return `<figure>${picture}${words ? `<figcaption>${words}</figcaption>` : ''}</figure>`;
}

const PLAYERS = ['src', 'mp4', 'm4v', 'webm', 'ogv', 'flv', 'mp3', 'ogg', 'wav', 'm4a'];

function addressOf({ name, attributes, content }: Shortcode): string | undefined {
  const written =
    name === 'embed'
      ? (attributes['src'] ?? content?.replace(/<[^<>]*>/g, '').trim())
      : name === 'audio' || name === 'video'
        ? PLAYERS.map((attribute) => attributes[attribute]).find((value) => value !== undefined)
        : undefined;
  return written && /^https?:\/\/[^\s<>"]+$/.test(written) ? written : undefined;
}

function link(address: string): string {
  const href = address.replaceAll('"', '%22');
  return `<a href="${href}">${address}</a>`;
}
