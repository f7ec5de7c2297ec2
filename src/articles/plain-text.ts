import { BLOCKS, GONE, PARTS, SAME_AS } from './clean-html/vocabulary.ts';
import { isElement, readTree, type Node } from './clean-html/tree.ts';

/** The words of an HTML text: blocks on lines of their own, without markup, spaces single. Harmless on any input. */
export function plainText(html: string): string {
  return linesOf(readTree(html).children)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .trim();
}

function linesOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (!isElement(node)) return node.replaceAll('\n', ' ');
      const name = SAME_AS.get(node.name) ?? node.name;
      if (GONE.has(name)) return '';
      if (name === 'br') return '\n';
      if (name === 'td' || name === 'th') return `${linesOf(node.children)} `;
      const inner = linesOf(node.children);
      return name === 'div' || BLOCKS.has(name) || PARTS.has(name) ? `\n${inner}\n` : inner;
    })
    .join('');
}
