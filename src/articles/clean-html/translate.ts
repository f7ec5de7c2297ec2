import { wellFormed } from '#base';
import { isOwnMedia, linkAddress } from './address.ts';
import { keptAttributes, textDirection } from './attributes.ts';
import { isElement, textOf, type Element, type Node } from './tree.ts';
import { BLOCKS, EMBEDS, GONE, INLINE, PARTS, SAME_AS, SILENT } from './vocabulary.ts';

/** What `dropped` says of an image that is not the paper's. */
export const IMAGE_AS_LINK = 'image from elsewhere, now a link';

export interface OwnImage {
  /** `/media/…` */
  readonly src: string;
  readonly width?: number;
  readonly height?: number;
}

export interface Translation {
  /** `article:ID` for the address of an article of this paper, as written in the text; undefined for all others. */
  readonly resolveLink?: (href: string) => string | undefined;
  /** The paper's own copy of an image that the text names by its old address. */
  readonly resolveImage?: (src: string) => OwnImage | undefined;
  /** Called once for each thing that does not come in as it was. */
  readonly drop: (what: string) => void;
}

/** The same text in the words of the subset: names, addresses and attributes are final, the structure is not yet. */
export function translate(nodes: readonly Node[], how: Translation, inLink = false): Node[] {
  return nodes.flatMap((node) => (isElement(node) ? element(node, how, inLink) : text(node)));
}

// The bars keep the spaces at both ends, which wellFormed would trim.
function text(characters: string): Node[] {
  const clean = wellFormed(`|${characters}|`).slice(1, -1);
  return clean === '' ? [] : [clean];
}

function element(node: Element, how: Translation, inLink: boolean): Node[] {
  const name = SAME_AS.get(node.name) ?? node.name;
  if (GONE.has(name)) {
    how.drop(name);
    return [];
  }
  if (EMBEDS.has(name)) return embed(node, how, inLink);
  if (name === 'img') return image(node, how, inLink);
  if (name === 'a') return link(node, how, inLink);
  const children = translate(node.children, how, inLink);
  if (INLINE.has(name)) return inline(name, node, children);
  if (BLOCKS.has(name) || PARTS.has(name))
    return [{ name, attribs: keptAttributes(name, node.attribs), children }];
  if (name === 'div' || name === 'form')
    return [{ name: 'div', attribs: textDirection(node.attribs), children }];
  if (!SILENT.has(name)) how.drop(name);
  return children;
}

function inline(name: string, node: Element, children: Node[]): Node[] {
  const attribs = keptAttributes(name, node.attribs);
  // Only a language or direction makes a span worth keeping.
  return name === 'span' && Object.keys(attribs).length === 0 ? children : [{ name, attribs, children }];
}

function link(node: Element, how: Translation, inLink: boolean): Node[] {
  const written = node.attribs['href'];
  const address =
    written === undefined ? undefined : (how.resolveLink?.(written.trim()) ?? linkAddress(written));
  const href = address && linkAddress(address);
  if (inLink || !href) {
    if (written && !written.trim().startsWith('#') && !href) how.drop('link with an unusable address');
    return translate(node.children, how, inLink);
  }
  const attribs = { href, ...textDirection(node.attribs) };
  return [{ name: 'a', attribs, children: translate(node.children, how, true) }];
}

function image(node: Element, how: Translation, inLink: boolean): Node[] {
  const written = (node.attribs['src'] ?? '').trim();
  const own = how.resolveImage?.(written);
  const src = own?.src ?? written;
  const attribs = keptAttributes('img', {
    ...node.attribs,
    ...(own?.width ? { width: String(own.width) } : {}),
    ...(own?.height ? { height: String(own.height) } : {}),
    src,
  });
  if (isOwnMedia(src))
    return [{ name: 'img', attribs: { ...attribs, src, alt: attribs['alt'] ?? '' }, children: [] }];
  how.drop(IMAGE_AS_LINK);
  return pointer(src, `Image: ${attribs['alt'] || lastPart(src)}`, inLink);
}

function embed(node: Element, how: Translation, inLink: boolean): Node[] {
  const written = node.attribs['src'] ?? node.attribs['data'] ?? '';
  const href = linkAddress(written);
  if (!href || !/^https?:/.test(href)) {
    // A player names its files in elements inside it; a picture's sources have no `src`.
    if (node.name !== 'source') how.drop(`${node.name} without an address`);
    return translate(node.children, how, inLink);
  }
  const host = new URL(href).host;
  how.drop(`${node.name} from ${host}, now a link`);
  const words =
    node.attribs['title']?.trim() || `${textOf(node.children).trim() ? 'See' : 'Watch or read'} on ${host}`;
  return node.name === 'source' || inLink
    ? pointer(href, words, inLink)
    : [paragraph(pointer(href, words, inLink))];
}

function paragraph(children: Node[]): Element {
  return { name: 'p', attribs: {}, children };
}

function pointer(address: string, words: string, inLink: boolean): Node[] {
  const href = linkAddress(address);
  const label = text(words);
  return href && !inLink ? [{ name: 'a', attribs: { href }, children: label }] : href ? label : [];
}

function lastPart(address: string): string {
  return address.split(/[?#]/)[0]?.split('/').at(-1) || 'without a name';
}
