import { tidyInline, trimInline } from './inline.ts';
import { compact, wordsOnly, type Setting } from './setting.ts';
import { isElement, type Element, type Node } from './tree.ts';

/** A list with nothing in it but its items; what stood between them becomes one. An empty list is nothing. */
export function shapeList(list: Element, setting: Setting): Element[] {
  const items = list.name === 'dl' ? definitions(list.children, setting) : entries(list.children, setting);
  return items.length > 0 ? [{ ...list, children: items }] : [];
}

function entries(nodes: readonly Node[], setting: Setting): Element[] {
  const items: { attribs: Element['attribs']; nodes: Node[]; loose: boolean }[] = [];
  for (const node of dissolve(nodes)) {
    const last = items.at(-1);
    if (isElement(node) && node.name === 'li')
      items.push({ attribs: node.attribs, nodes: [...node.children], loose: false });
    else if (typeof node === 'string' && node.trim() === '' && !last?.loose) continue;
    // A list straight inside a list belongs to the item before it.
    else if (last && (last.loose || (isElement(node) && /^[uo]l$/.test(node.name)))) last.nodes.push(node);
    else items.push({ attribs: {}, nodes: [node], loose: true });
  }
  return items.flatMap((item) => filled('li', item.attribs, compact(setting.shape(item.nodes, setting))));
}

function definitions(nodes: readonly Node[], setting: Setting): Element[] {
  return dissolve(nodes).flatMap((node) => {
    if (!isElement(node)) return filled('dd', {}, compact(setting.shape([node], setting)));
    if (node.name !== 'dt') {
      const isPart = node.name === 'dd';
      return filled(
        'dd',
        isPart ? node.attribs : {},
        compact(setting.shape(isPart ? node.children : [node], setting)),
      );
    }
    return filled('dt', node.attribs, inlineOnly(node.children, setting));
  });
}

/** Words in one line, for places where no block may stand. */
export function inlineOnly(nodes: readonly Node[], setting: Setting): Node[] {
  const words = wordsOnly(nodes, ' ');
  const inMarks = setting.marks.reduceRight<Node[]>((inner, mark) => [{ ...mark, children: inner }], words);
  return trimInline(tidyInline(inMarks));
}

/** Children of mere divisions, which some editors put around list items and table rows. */
export function dissolve(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => (isElement(node) && node.name === 'div' ? dissolve(node.children) : [node]));
}

function filled(name: string, attribs: Element['attribs'], children: readonly Node[]): Element[] {
  return children.length > 0 ? [{ name, attribs, children: [...children] }] : [];
}
