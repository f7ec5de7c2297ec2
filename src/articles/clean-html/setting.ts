import { isElement, type Element, type Node } from './tree.ts';
import { BLOCKS, PARTS } from './vocabulary.ts';

/** Where a text stands while it is put in order. */
export interface Setting {
  /** What loose words become: a paragraph, or the heading they stand in. */
  readonly leaf: { readonly name: string; readonly attribs: Readonly<Record<string, string>> };
  /** Marks (a link, emphasis) around blocks: they move inside. */
  readonly marks: readonly Element[];
  /** Language and direction of what was dissolved. */
  readonly attribs: Readonly<Record<string, string>>;
  readonly depth: number;
  /** Puts the blocks inside a list, table or figure in order: handed down, so that those files need not know of the whole. */
  readonly shape: (nodes: readonly Node[], setting: Setting) => Element[];
}

/** One plain paragraph, alone or before lists, stands without its tags: `<li>words</li>`. */
export function compact(blocks: readonly Element[]): Node[] {
  const [first, ...rest] = blocks;
  if (first?.name !== 'p' || Object.keys(first.attribs).length > 0) return [...blocks];
  return rest.every((block) => block.name === 'ul' || block.name === 'ol')
    ? [...first.children, ...rest]
    : [...blocks];
}

/** Only words and marks: blocks dissolve, `between` stands where they began and ended. */
export function wordsOnly(nodes: readonly Node[], between: string): Node[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return [node];
    const children = wordsOnly(node.children, between);
    const isBlock = node.name === 'div' || BLOCKS.has(node.name) || PARTS.has(node.name);
    return isBlock ? [between, ...children, between] : [{ ...node, children }];
  });
}
