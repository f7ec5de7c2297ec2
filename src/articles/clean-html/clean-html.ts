import sanitize from 'sanitize-html';
import { Failure } from '#base';
import { shapeBlocks, TOP } from './shape.ts';
import { translate, type OwnImage } from './translate.ts';
import { readTree } from './tree.ts';
import { writeTree } from './write.ts';
import { ATTRIBUTES, BLOCKS, INLINE, PARTS } from './vocabulary.ts';

/** Characters; the longest newspaper texts are a hundredth of it. */
const LONGEST = 10 * 1024 * 1024;

interface Dropped {
  /** The element, or words for what became of it. */
  readonly what: string;
  readonly count: number;
}

export interface CleanHtml {
  /** Canonical: cleaning it again changes nothing. */
  readonly html: string;
  readonly dropped: readonly Dropped[];
}

export interface CleaningOptions {
  /** `article:ID` for the address of an article of this paper, as written in the text; undefined for all others. */
  readonly resolveLink?: (href: string) => string | undefined;
  /** The paper's own copy (`/media/…`) of an image named by another address. */
  readonly resolveImage?: (src: string) => OwnImage | undefined;
}

/**
 * Any HTML as the strict subset in which articles are stored: words, structure and links, no looks, no programs, nothing
 * loaded from elsewhere. What could not come in as it was is named in `dropped`.
 * @throws Failure `too-large` above 10 Mi characters.
 */
export function cleanHtml(html: string, options: CleaningOptions = {}): CleanHtml {
  if (html.length > LONGEST)
    throw new Failure('too-large', 'This text is longer than ten million characters.');
  const dropped = new Map<string, number>();
  const drop = (what: string) => void dropped.set(what, (dropped.get(what) ?? 0) + 1);
  const tree = readTree(html);
  if (tree.tooDeep) drop('markup nested too deeply');
  const blocks = shapeBlocks(translate(tree.children, { ...options, drop }), TOP);
  return {
    html: guard(writeTree(blocks)),
    dropped: [...dropped].map(([what, count]) => ({ what, count })),
  };
}

const NAMES = [...INLINE, ...BLOCKS, ...PARTS];

/**
 * The kept sanitiser has the last word, on markup that is already in order: a mistake above can spoil a text, but let no
 * program through.
 */
function guard(html: string): string {
  return sanitize(html, {
    allowedTags: NAMES,
    allowedAttributes: Object.fromEntries(
      NAMES.map((name) => [name, [...(ATTRIBUTES[name] ?? []), 'lang', 'dir']]),
    ),
    allowedSchemes: ['http', 'https', 'mailto', 'tel', 'article'],
    allowProtocolRelative: false,
    enforceHtmlBoundary: false,
    // A stroke through the `>` before it, if Unicode's composition got to see the two side by side.
    textFilter: (text) => text.replace(/^\u0338/, '&#x338;'),
  });
}
