import { isElement, type Element, type Node } from './tree.ts';
import { ATTRIBUTES } from './vocabulary.ts';

const VOID = new Set(['br', 'hr', 'img']);

/** The tree as HTML, one block a line at the top, for people who read it. */
export function writeTree(blocks: readonly Element[]): string {
  return blocks.map(write).join('\n');
}

function write(node: Node): string {
  if (!isElement(node)) return escaped(node);
  const attribs = [...(ATTRIBUTES[node.name] ?? []), 'lang', 'dir'].flatMap((name) => {
    const value = node.attribs[name];
    return value === undefined ? [] : [` ${name}="${escaped(value)}"`];
  });
  const open = `<${node.name}${attribs.join('')}>`;
  return VOID.has(node.name) ? open : `${open}${node.children.map(write).join('')}</${node.name}>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
